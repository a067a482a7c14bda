package org.kept.scorecard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.ScopeChecked;
import org.kept.database.ReadSession;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.kpi.FormulaSettings.OutsideRule;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.rollup.Slice;
import org.kept.scorecard.published.PublicationSchedule;
import org.kept.scorecard.published.PublicationViews;
import org.kept.scorecard.published.PublicationViews.AsPublishedView;
import org.kept.scorecard.published.PublicationViews.PublishedView;
import org.kept.scorecard.published.PublicationViews.RestatedView;
import org.kept.scorecard.published.PublicationViews.ScorecardAsPublishedView;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.ScorecardDocument.RowKey;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;
import org.kept.view.ExcludedView;
import org.kept.view.GuaranteeLiability;

/** REST API for scorecards. */
@Path("/api/v1/scorecards/{week}")
@Tag(name = "Scorecard")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ScorecardApi {

    private static final int SPARKLINE_WEEKS = 13;

    /**
     * A scorecard in JSON.
     *
     * @param published null if the week is not published
     * @param missionVersion the mission that judges the week now
     * @param asPublished the mission that judged the week when it was published, and the headline; left out if it is not
     *     published, and for a team or channel
     * @param mayChangeUntil when the clock publishes the week; null if it is published, overdue, or published by people only
     */
    @Schema(name = "View")
    public record ScorecardView(
            String week,
            LocalDate start,
            boolean complete,
            @Nullable String team,
            @Nullable String channel,
            @Nullable Integer missionVersion,
            @Nullable String statement,
            @Nullable PublishedView published,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ScorecardAsPublishedView asPublished,

            @Nullable String mayChangeUntil,
            List<ScorecardClauseView> clauses) {}

    /**
     * A clause with the verdict of its worst row; a row with the role {@code guarantee} does not count. {@code hours}
     * is filled if the clause promises all hours, {@code segments} if it promises everyone. {@code standingAsPublished} is
     * left out if the week is not published.
     */
    @Schema(name = "ClauseView")
    public record ScorecardClauseView(
            String code,
            String quote,
            String standing,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String standingAsPublished,

            @Nullable String variation,
            @Nullable String assurance,
            List<ScorecardRowView> rows,
            List<HourPromiseView> hours,
            List<SegmentPromiseView> segments) {}

    /**
     * A KPI of a clause. Members without a value are null; {@code why} gives the reason for a missing {@code value}.
     * {@code excluded} is there where exclusions touch the week: value and verdict are without them. In a published week
     * {@code asPublished} is what it was then, and {@code restated} is there if that differs from now. {@code hours} names
     * the calendar by which it is counted, if there is one; {@code outside} says what becomes of contacts that arrive while it
     * is closed, and {@code leftOut} how many are left out.
     */
    @Schema(name = "RowView")
    public record ScorecardRowView(
            String kpi,
            String name,
            String unit,
            String role,
            String because,
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why,

            @Nullable Double low,
            @Nullable Double high,
            @Nullable Number sample,
            @Nullable Double previous,
            @Nullable ScorecardTargetView target,
            @Nullable Double gap,
            @Nullable String verdict,
            @Nullable String variation,
            @Nullable String assurance,
            List<Optional<Double>> sparkline,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String hours,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String outside,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long leftOut,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ExcludedView excluded,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LiabilityView owed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            AsPublishedView asPublished,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            RestatedView restated) {}

    /** What is owed for a broken guarantee; {@code times} is null if nothing was counted. */
    @Schema(name = "OwedView")
    public record LiabilityView(
            String promise, String consequence, @Nullable Long times) {}

    /** A target: a lower bound, an upper bound or both. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TargetView")
    public record ScorecardTargetView(
            @Nullable Double atLeast,
            @Nullable Double atMost,
            String from,
            @Nullable String agreedBy) {}

    private static final String EXAMPLE = """
            {"week":"2026-W46","start":"2026-11-09","complete":true,"team":null,"channel":null,"missionVersion":3,
             "statement":"We answer every caller within a minute, at all hours.",
             "published":{"at":"2026-11-16T09:00:00Z","by":"kept","comment":"Two were ill. From Monday on we share shifts.",
              "commentBy":"mia@example.org"},
             "asPublished":{"missionVersion":3,"statement":"We answer every caller within a minute, at all hours.",
              "headline":"Both promises missed. No measure shows a signal."},"mayChangeUntil":null,
             "clauses":[{"code":"within-a-minute","quote":"every caller within a minute","standing":"missed",
               "standingAsPublished":"missed","variation":"common-cause","assurance":"hit-or-miss","rows":[
               {"kpi":"sla","name":"Service level","unit":"fraction","role":"measures",
                "because":"The share of calls answered within the minute we promise.",
                "value":0.8313,"low":0.8101,"high":0.8503,"sample":1328,"previous":0.8207,
                "target":{"atLeast":0.8,"from":"2026-W40","agreedBy":"ada@example.org"},"gap":0.0313,
                "verdict":"met","variation":"common-cause","assurance":"hit-or-miss",
                "sparkline":[0.79,0.81,null,0.82,0.8,0.83,0.82,0.81,0.84,0.82,0.83,0.8207,0.8313],
                "asPublished":{"value":0.8401,"numerator":1082,"denominator":1288,"low":0.8191,"high":0.8591,
                 "target":{"atLeast":0.8,"from":"2026-W40","agreedBy":"ada@example.org"},"gap":0.0401,
                 "verdict":"met","variation":"common-cause","assurance":"hit-or-miss"},
                "restated":{"because":"40 events came later","since":"2026-11-17T10:12:00Z",
                 "causes":[{"kind":"late","count":40,"since":"2026-11-17T10:12:00Z"}]}},
               {"kpi":"guarantee-within-a-minute","name":"Guarantee broken: “within a minute”","unit":"fraction",
                "role":"guarantee","because":"How often the guarantee of this clause was broken: Answered within a minute.",
                "value":0.1687,"low":0.1495,"high":0.1898,"sample":1328,"previous":0.1793,"target":null,"gap":null,
                "verdict":"no-target","variation":"common-cause","assurance":null,
                "sparkline":[0.21,0.19,null,0.18,0.2,0.17,0.18,0.19,0.16,0.18,0.17,0.1793,0.1687],
                "owed":{"promise":"Answered within a minute","consequence":"5 EUR credit","times":224}}],"hours":[],"segments":[
                {"kpi":"sla","name":"Service level","target":{"atLeast":0.8,"from":"2026-W40"},
                 "judged":5,"clearlyMissed":1,"tooFew":1,
                 "worst":{"by":"team","name":"berlin","value":0.612,"low":0.564,"high":0.658,"sample":412},
                 "verdict":"missed"}]},
               {"code":"all-hours","quote":"at all hours","standing":"missed",
                "variation":null,"assurance":null,"rows":[],"hours":[
                 {"kpi":"sla","name":"Service level","target":{"atLeast":0.8,"from":"2026-W40"},
                  "judged":24,"kept":21,"share":0.875,"missed":["09:00","10:00","17:00"],
                  "worst":[{"from":"09:00","to":"11:00","value":0.617}],"verdict":"missed"}],"segments":[]}]}""";

    private final ScorecardService scorecardService;
    private final PublishedScorecards publishedScorecards;
    private final PublicationSchedule schedule;
    private final WeekParameter weekParameter;
    private final SecurityIdentity caller;
    private final ReadSession reads;
    private final Downloads downloads;

    ScorecardApi(
            ScorecardService scorecardService,
            PublishedScorecards publishedScorecards,
            PublicationSchedule schedule,
            WeekParameter weekParameter,
            SecurityIdentity caller,
            ReadSession reads,
            Downloads downloads) {
        this.scorecardService = scorecardService;
        this.publishedScorecards = publishedScorecards;
        this.schedule = schedule;
        this.weekParameter = weekParameter;
        this.caller = caller;
        this.reads = reads;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @ScopeChecked
    @Operation(
            operationId = "getScorecard",
            summary = "One week judged",
            description =
                    "`week` is a week such as 2026-W46, `current`, or `last` for the last complete week. Numbers, mission and"
                            + " verdicts are those of now. A published week has `published`, and each of them as it was then in"
                            + " `asPublished`; the rows of one team or channel are not kept.")
    @APIResponse(
            responseCode = "200",
            description = "The week by clause and measure",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScorecardView.class),
                            examples = @ExampleObject(name = "one clause", value = EXAMPLE)))
    public Response get(
            @PathParam("week") String week,
            @QueryParam("team") @Nullable String team,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var dataScope = DataScope.of(caller);
        var view = reads.during(() -> view(
                scorecardService.scorecard(weekParameter.parse(week), Slice.of(team, channel), dataScope), dataScope));
        return downloads.answer(
                form, view, "scorecard-" + view.week(), ScorecardRowTable.columns(), ScorecardRowTable::rows);
    }

    private ScorecardView view(Scorecard card, DataScope dataScope) {
        var published = publishedScorecards.week(card).orElse(null);
        var comparison = publishedScorecards.comparison(card, dataScope).orElse(null);
        return new ScorecardView(
                card.week().code(),
                card.week().start(),
                card.complete(),
                card.cut().team(),
                card.cut().channel(),
                card.mission().map(version -> version.number()).orElse(null),
                card.mission().map(version -> version.mission().statement()).orElse(null),
                published == null ? null : PublicationViews.view(published),
                comparison == null ? null : PublicationViews.view(comparison.document()),
                published == null
                        ? schedule.openUntil(card.week()).map(Instant::toString).orElse(null)
                        : null,
                card.clauses().stream()
                        .map(clause -> new ScorecardClauseView(
                                clause.clause().code(),
                                clause.clause().quote(),
                                clause.standing().code(),
                                comparison == null
                                        ? null
                                        : comparison.verdict(clause.clause().code()),
                                Optional.ofNullable(clause.variation())
                                        .map(VariationType::code)
                                        .orElse(null),
                                Optional.ofNullable(clause.assurance())
                                        .map(Assurance::code)
                                        .orElse(null),
                                rows(clause, dataScope, comparison),
                                clause.hours().stream()
                                        .map(hours -> HourPromiseView.of(
                                                hours,
                                                card.complete(),
                                                dataScope,
                                                comparison,
                                                clause.clause().code()))
                                        .toList(),
                                clause.everyone().stream()
                                        .map(everyone -> SegmentPromiseView.of(
                                                everyone,
                                                card.complete(),
                                                dataScope,
                                                comparison,
                                                clause.clause().code()))
                                        .toList()))
                        .toList());
    }

    private static List<ScorecardRowView> rows(
            Scorecard.ClauseCard clause, DataScope dataScope, @Nullable PublishedComparison comparison) {
        var code = clause.clause().code();
        var rows = clause.rows().stream()
                .map(row -> view(row, code, row.measure().role().code(), null, dataScope, comparison));
        var breaches = clause.guarantee();
        var guarantee = clause.clause().guarantee();
        return breaches == null || guarantee == null
                ? rows.toList()
                : Stream.concat(
                                rows,
                                Stream.of(view(
                                        breaches,
                                        code,
                                        ScorecardDocuments.GUARANTEE,
                                        GuaranteeLiability.of(guarantee, breaches.withExcluded()),
                                        dataScope,
                                        comparison)))
                        .toList();
    }

    private static ScorecardRowView view(
            ScorecardRow row,
            String clause,
            String role,
            @Nullable GuaranteeLiability guaranteeLiability,
            DataScope dataScope,
            @Nullable PublishedComparison comparison) {
        var key = new RowKey(clause, row.kpi().code(), role);
        var value = row.value();
        var points = row.recent();
        var hours = row.hours();
        return new ScorecardRowView(
                row.kpi().code(),
                row.kpi().name(),
                row.kpi().unit().code(),
                role,
                row.measure().because(),
                value,
                row.reading().fold(present -> null, absent -> absent.why()),
                fromPresent(
                        row,
                        present -> present.interval() == null
                                ? null
                                : present.interval().low()),
                fromPresent(
                        row,
                        present -> present.interval() == null
                                ? null
                                : present.interval().high()),
                fromPresent(
                        row,
                        present -> present.sample().isPresent()
                                ? Math.round(present.sample().getAsDouble())
                                : null),
                row.previous() == null || row.previous().value().isEmpty()
                        ? null
                        : row.previous().value().getAsDouble(),
                target(row.target()),
                row.target() == null || value == null ? null : row.target().gap(value),
                row.verdict() == null ? null : row.verdict().code(),
                row.variation() == null ? null : row.variation().code(),
                row.assurance() == null ? null : row.assurance().code(),
                points.subList(Math.max(0, points.size() - SPARKLINE_WEEKS), points.size()).stream()
                        .map(point -> Optional.ofNullable(point.value()))
                        .toList(),
                hours == null ? null : hours.calendar(),
                hours == null ? null : hours.outside().code(),
                hours == null || hours.outside() != OutsideRule.LEAVE_OUT ? null : (Long) Math.round(row.outside()),
                ExcludedView.of(row.excluded(), dataScope),
                guaranteeLiability == null ? null : view(guaranteeLiability),
                PublicationViews.asPublished(comparison, key),
                PublicationViews.restated(comparison, key));
    }

    private static LiabilityView view(GuaranteeLiability guaranteeLiability) {
        var times = guaranteeLiability.times();
        return new LiabilityView(
                guaranteeLiability.guarantee().promise(),
                guaranteeLiability.guarantee().consequence(),
                times.isPresent() ? (Long) times.getAsLong() : null);
    }

    private static <N extends Number> @Nullable N fromPresent(
            ScorecardRow row, Function<Reading.Present, @Nullable N> number) {
        return row.reading().<@Nullable N>fold(number, absent -> null);
    }

    static @Nullable ScorecardTargetView target(@Nullable Target target) {
        return target == null
                ? null
                : new ScorecardTargetView(
                        Double.isFinite(target.low()) ? target.low() : null,
                        Double.isFinite(target.high()) ? target.high() : null,
                        target.from().code(),
                        target.agreedBy());
    }
}
