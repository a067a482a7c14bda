package org.kept.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.ScopeChecked;
import org.kept.audit.Audit;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.ingest.InputText;
import org.kept.kpi.Reading;
import org.kept.problem.Problem;
import org.kept.rollup.Slice;

/** REST API of the figures of a week. */
@Path("/api/v1/figures")
@Tag(name = "Figures")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FiguresApi {

    private static final String EXAMPLE = """
            {"figures":[{"kpi":"csat","value":0.88,"sample":40},
                        {"kpi":"awt","team":"north","value":65}]}""";

    /**
     * The number of a week for a KPI.
     *
     * @param scored whether the current mission measures a clause by it
     * @param previous the value of the week before; null if there is none
     * @param why why there is no value; null if there is one
     * @param sample number of orders, answers or the like behind the value; null if unknown
     * @param from origin of the value, in words; null without a value
     * @param figure the ready-made figure that is the whole value; null if it was counted
     */
    @Schema(name = "WeekFigure")
    public record WeekFigureView(
            String kpi,
            String name,
            String unit,
            boolean scored,
            @Nullable Double previous,
            @Nullable Double value,
            @Nullable String why,
            @Nullable Double sample,
            @Nullable String from,
            @Nullable HoldingFigureView figure) {}

    /** The event of a ready-made figure, and its recorder. */
    @Schema(name = "HoldingFigure")
    public record HoldingFigureView(String source, String id, String recordedBy) {}

    /** The figures of a week. */
    @Schema(name = "WeekFigures")
    public record WeekFiguresView(String week, @Nullable String team, List<WeekFigureView> items) {}

    /**
     * The number that a stored figure replaced.
     *
     * @param from origin of the value, in words
     */
    @Schema(name = "ReplacedFigure")
    public record ReplacedFigureView(double value, @Nullable Double sample, String from) {}

    /**
     * A figure as stored.
     *
     * @param unchanged whether the same figure existed already, so that nothing was stored
     * @param replaced the earlier number; null if there was none
     */
    @Schema(name = "StoredFigure")
    public record StoredFigureView(
            String kpi,
            @Nullable String team,
            double value,
            @Nullable Double sample,
            boolean unchanged,
            @Nullable ReplacedFigureView replaced) {}

    /** The figures that a request stored. */
    @Schema(name = "StoredFigures")
    public record StoredFiguresView(String week, List<StoredFigureView> figures) {}

    private final WeekFigures weekFigures;
    private final ReadSession reads;
    private final SecurityIdentity caller;
    private final Audit audit;
    private final Downloads downloads;

    FiguresApi(WeekFigures weekFigures, ReadSession reads, SecurityIdentity caller, Audit audit, Downloads downloads) {
        this.weekFigures = weekFigures;
        this.reads = reads;
        this.caller = caller;
        this.audit = audit;
        this.downloads = downloads;
    }

    @GET
    @Path("{week}")
    @RolesAllowed("read")
    @ScopeChecked
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "getFigures",
            summary = "What a week has of each KPI, and where it is from",
            description = "KPIs for which figures can be given, those of the current mission first. `week` may be"
                    + " `current` or `last`.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WeekFiguresView.class)))
    public Response get(
            @PathParam("week") String week,
            @QueryParam("team") @Nullable String team,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var period = week(week);
        var dataScope = DataScope.of(caller);
        var slice = Slice.of(team, null);
        var view = reads.during(() -> {
            var scored = weekFigures.missionKpis();
            return new WeekFiguresView(
                    period.code(),
                    slice.team(),
                    weekFigures.typableKpis().stream()
                            .sorted((one, other) -> Boolean.compare(scored.contains(other), scored.contains(one)))
                            .filter(kpi -> dataScope.allowsKpi(kpi.code()))
                            .map(kpi -> view(
                                    weekFigures.current(kpi, period, slice.team(), dataScope), scored.contains(kpi)))
                            .toList());
        });
        return downloads.answer(
                form, view, "figures-" + view.week(), "items", WeekFigureView.class, List.of("week", "team"));
    }

    @PUT
    @Path("{week}")
    @RolesAllowed("ingest")
    @ScopeChecked
    @Operation(
            operationId = "putFigures",
            summary = "Store the figures of a week: all or none",
            description =
                    "Each figure counts at once, and replaces the figure or the events that the week had for its KPI"
                            + " and team; the answer says what that was. Shares are fractions, times are seconds."
                            + " Sending the same again changes nothing. The events have the source `by-hand`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "two figures", value = EXAMPLE)))
    public StoredFiguresView put(@PathParam("week") String week, @Nullable JsonNode body) {
        var period = week(week);
        var figures = FigureDocument.parse(body, weekFigures.typableKpis());
        var saved = weekFigures.save(period, figures, audit.actor(), DataScope.of(caller));
        return new StoredFiguresView(
                period.code(), saved.stream().map(this::stored).toList());
    }

    private Period week(String text) {
        var week = weekFigures.week(text);
        if (week == null) {
            throw Problem.notFound("'" + InputText.excerpt(text)
                    + "' is not a week. Use a week such as 2026-W46, or current or last.");
        }
        return week;
    }

    private WeekFigureView view(CurrentFigure current, boolean scored) {
        var figure = current.figure();
        return new WeekFigureView(
                current.kpi().code(),
                current.kpi().name(),
                current.kpi().unit().code(),
                scored,
                orNull(current.before().value()),
                orNull(current.now().value()),
                current.now().<@Nullable String>fold(present -> null, Reading.Absent::why),
                orNull(sample(current)),
                FigureSentences.origin(current, weekFigures.zone()),
                figure == null
                        ? null
                        : new HoldingFigureView(
                                figure.event().key().source(),
                                figure.event().key().id(),
                                figure.recordedBy()));
    }

    private StoredFigureView stored(WeekFigures.SavedFigure saved) {
        var typed = saved.figure();
        var sample = typed.sample();
        var before = saved.before().now().value();
        var from = FigureSentences.origin(saved.before(), weekFigures.zone());
        return new StoredFigureView(
                typed.kpi().code(),
                typed.team(),
                typed.value().doubleValue(),
                sample == null ? null : (Double) sample.doubleValue(),
                saved.unchanged(),
                saved.unchanged() || before.isEmpty() || from == null
                        ? null
                        : new ReplacedFigureView(before.getAsDouble(), orNull(sample(saved.before())), from));
    }

    private static OptionalDouble sample(CurrentFigure current) {
        return current.now().fold(Reading.Present::sample, absent -> OptionalDouble.empty());
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? (Double) number.getAsDouble() : null;
    }
}
