package org.kept.trend;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.database.ReadSession;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.signal.KpiChart;
import org.kept.stats.Interval;
import org.kept.stats.VariationType;
import org.kept.view.ExcludedView;
import org.kept.view.ExcludedView.NumberWithExcluded;

/** REST API for the readings of all KPIs in the last complete week. */
@Path(ReadingsApi.PATH)
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ReadingsApi {

    static final String PATH = "/api/v1/readings";

    private static final String EXAMPLE = """
            {"week":"2026-W46","items":[
              {"kpi":"sla","name":"Service level","group":"Time","unit":"fraction","value":0.8313,"why":null,
               "numerator":1104,"denominator":1328,"low":0.8101,"high":0.8503,"lower":0.78,"upper":0.86,
               "mark":"common-cause","clause":"within-a-minute","notScored":false}]}""";

    /**
     * A KPI of the whole company in the week. Members without a value are null.
     *
     * @param group its family, or that it is a custom KPI or a guarantee
     * @param why why there is no value
     * @param low the lower end of the 95% interval, as {@code high} is the upper one
     * @param lower the lower limit of its chart, as {@code upper} is the upper one
     * @param mark the variation
     * @param clause the first clause that it measures
     * @param notScored whether it is deliberately not scored
     */
    @Schema(name = "Reading")
    public record KpiReadingView(
            String kpi,
            String name,
            String group,
            String unit,
            @Nullable Double value,
            @Nullable String why,
            @Nullable Number numerator,
            @Nullable Number denominator,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable String mark,
            @Nullable String clause,
            boolean notScored,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ExcludedView excluded) {

        static KpiReadingView of(ListedKpi listed, DataScope dataScope) {
            var reading = listed.reading();
            var number = NumberWithExcluded.of(reading);
            var interval =
                    Optional.ofNullable(reading.<@Nullable Interval>fold(Reading.Present::interval, absent -> null));
            var limits = Optional.ofNullable(listed.chart().limitsAt(listed.index()))
                    .filter(each -> reading.isPresent())
                    .map(each -> KpiChart.rangeAt(each, listed.index()));
            return new KpiReadingView(
                    listed.kpi().code(),
                    listed.name(),
                    listed.group(),
                    listed.kpi().unit().code(),
                    number.value(),
                    reading.<@Nullable String>fold(present -> null, Reading.Absent::why),
                    number.numerator(),
                    number.denominator(),
                    interval.map(Interval::low).orElse(null),
                    interval.map(Interval::high).orElse(null),
                    limits.map(KpiChart.ProcessRange::lower).orElse(null),
                    limits.map(KpiChart.ProcessRange::upper).orElse(null),
                    Optional.ofNullable(listed.variation())
                            .map(VariationType::code)
                            .orElse(null),
                    Optional.ofNullable(listed.clause()).map(Clause::code).orElse(null),
                    listed.aside(),
                    ExcludedView.of(listed.excluded(), dataScope));
        }
    }

    /** All KPIs in a week, in the order of the page. */
    @Schema(name = "Readings")
    public record ReadingListView(String week, List<KpiReadingView> items) {}

    private final KpiListReader reader;
    private final ReadSession reads;
    private final SecurityIdentity caller;
    private final Downloads downloads;

    ReadingsApi(KpiListReader reader, ReadSession reads, SecurityIdentity caller, Downloads downloads) {
        this.reader = reader;
        this.reads = reads;
        this.caller = caller;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listReadings",
            summary = "Every KPI in the last complete week",
            description = "The catalogue, custom KPIs and the guarantees of the mission, for the whole company.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReadingListView.class),
                            examples = @ExampleObject(name = "one KPI", value = EXAMPLE)))
    public Response list(
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var dataScope = DataScope.of(caller);
        var view = reads.during(() -> {
            var week = reader.week();
            return new ReadingListView(
                    week.code(),
                    reader.read(week).stream()
                            .map(listed -> KpiReadingView.of(listed, dataScope))
                            .toList());
        });
        return downloads.answer(form, view, "kpis-" + view.week(), "items", KpiReadingView.class, List.of("week"));
    }
}
