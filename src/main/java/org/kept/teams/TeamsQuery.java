package org.kept.teams;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters in the address of teams compared. */
public class TeamsQuery {

    @RestPath("kpi")
    String code = "";

    @RestQuery
    @Parameter(description = "`1w`, `4w`, `13w` or `52w`, back from `to`; 13 weeks when it is not given")
    @Nullable
    String span;

    @RestQuery
    @Parameter(description = "The last week; the last that is over when it is not given")
    @Nullable
    String to;

    @RestQuery
    @Parameter(description = "`team` or `channel`")
    @Nullable
    String by;

    @RestQuery
    @Parameter(description = "One channel alone, where it is by team")
    @Nullable
    String channel;
}
