package org.kept.why;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.ReportingZone;
import org.kept.mission.Missions;
import org.kept.rollup.KpiRegistry;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;

/** REST API for why a KPI is scored. */
@Path("/api/v1/kpis/{kpi}/why")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class WhyApi {

    private static final String EXAMPLE = """
            {"kpi":"sla","name":"Service level, within 60 s","unit":"fraction","week":"2026-W46","start":"2026-11-09",
             "complete":true,"team":null,"channel":null,"scored":true,
             "mission":{"version":3,"statement":"We answer every call within a minute, at all hours.",
              "effectiveFrom":"2026-10-01","published":"2026-09-24T08:15:00Z","author":"ada@example.org"},
             "clauses":[{"code":"within-a-minute","quote":"within a minute","role":"measures",
              "because":"The share of calls answered within the minute we promise.",
              "given":{"version":1,"by":"ada@example.org","on":"2026-01-12"},"arguedFor":null,
              "owner":"ada@example.org","reviewBy":"2027-04-01",
              "behaviours":["Pick up before finishing the note on the last call"],
              "mayDecide":["Call back within the hour without asking"],
              "guarantee":{"promise":"Answered within a minute","consequence":"5 EUR credit","breaches":null},
              "target":{"atLeast":0.8,"from":"2026-W40","agreedBy":"ada@example.org"},"verdict":"met"}],
             "number":{"value":0.8313,"low":0.8101,"high":0.8505,"numerator":1104,"denominator":1328,
              "formula":"contacts answered within 60 s ÷ contacts offered",
              "sentence":"1,104 of 1,328 contacts were answered within 60 s: 83.1%.","note":""},
             "variants":[{"variant":"answered-over-answered","words":"counting only answered contacts","set":false,"value":0.91},
              {"variant":"answered-over-offered","words":"counting every contact, including abandoned ones","set":true,"value":0.8313}],
             "settings":{"version":0,"variant":"answered-over-offered","withinSeconds":60,"from":null,"author":null,"set":null},
             "targets":[{"atLeast":0.8,"from":"2026-W40","agreedBy":"ada@example.org"}],
             "ordinary":{"lower":0.78,"center":0.82,"upper":0.86,"trial":false,"signals":[],"variation":"common-cause",
              "assurance":"hit-or-miss",
              "words":"Usual range: 78.0% to 86.0%. This week is within it. No signal: this week is within normal variation."},
             "deliberatelyNotScored":[{"kpi":"nps","name":"Net promoter score","because":"We promise to be there, not to be praised."}],
             "events":[{"source":"desk","id":"call-1328","type":"contact","time":"2026-11-15T19:58:12Z","team":"north",
              "words":"A contact, answered after 12 s, handled in 4 min"}]}""";

    private final KpiViewParser parser;
    private final ScoreExplanations scoreExplanations;
    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final ReportingZone zone;
    private final SecurityIdentity caller;

    WhyApi(
            KpiViewParser parser,
            ScoreExplanations scoreExplanations,
            Missions missions,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            SecurityIdentity caller) {
        this.parser = parser;
        this.scoreExplanations = scoreExplanations;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("read")
    @Operation(
            operationId = "getWhy",
            summary = "Why a KPI is scored in a week",
            description =
                    "The chain from the mission to the number: the clauses with their reasons, the formula with the week's"
                            + " numbers put into it, what other variants would say, the target and who agreed to it, the"
                            + " usual range, and the five newest events behind it. `week` is a week such as 2026-W46, or"
                            + " `current`, or `last`; an old week is answered with what applied then. A KPI that is not scored says"
                            + " so in `notScored`. `arguedFor` is the clause as it read when the reason was given, if it"
                            + " has been reworded since.")
    @APIResponse(
            responseCode = "200",
            description = "The chain",
            content =
                    @Content(
                            schema = @Schema(implementation = WhyView.class),
                            examples = @ExampleObject(name = "service level", value = EXAMPLE)))
    public WhyView why(
            @RestPath("kpi") String code,
            @RestQuery @Nullable String week,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String channel) {
        var request = parser.parse(KpiView.WHY, KpiViewQuery.why(code, week, team, channel));
        var scoreExplanation =
                scoreExplanations.explain(request.kpi(), request.to(), request.cut(), DataScope.of(caller));
        var usualRange = new UsualRangeBuilder(scoreExplanation, request, missions.history());
        return new WhyViewBuilder(
                        scoreExplanation,
                        usualRange.sentences(),
                        NotScoredNarrative.sentence(scoreExplanation),
                        kpiRegistry::get,
                        zone.id(),
                        DataScope.of(caller))
                .view();
    }
}
