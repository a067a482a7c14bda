package org.kept.moved;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters in the address of what moved a KPI. */
public class MovedQuery {

    @RestPath("kpi")
    String code = "";

    @RestQuery
    @Parameter(description = "The earlier week; the one before `to` when it is not given")
    @Nullable
    String from;

    @RestQuery
    @Parameter(description = "The later week; the last that is over when it is not given")
    @Nullable
    String to;

    @RestQuery
    @Parameter(description = "`team` or `channel`")
    @Nullable
    String by;

    @RestQuery
    @Nullable
    String team;

    @RestQuery
    @Nullable
    String channel;
}
