package org.kept.scorecard.publication;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.scorecard.published.PublicationViews;
import org.kept.scorecard.published.PublicationViews.AsPublishedView;
import org.kept.scorecard.published.PublicationViews.RestatedView;
import org.kept.scorecard.published.Restatement;

/** REST API for the numbers and verdicts that differ from what was published. */
@Path("/api/v1/restatements")
@Tag(name = "Scorecard")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RestatementsApi {

    private static final String EXAMPLE = """
            {"items":[{"week":"2026-W46","clause":"within-a-minute","kpi":"sla","name":"Service level","unit":"fraction",
              "role":"measures","asPublished":{"value":0.8401,"numerator":1082,"denominator":1288,"verdict":"met"},
              "now":{"value":0.8313,"numerator":1104,"denominator":1328,"verdict":"met"},
              "restated":{"because":"40 events came later","since":"2026-11-17T10:12:00Z",
               "causes":[{"kind":"late","count":40,"since":"2026-11-17T10:12:00Z"}]}}]}""";

    /**
     * A row of a published scorecard that differs now.
     *
     * @param role that of the measure, or {@code guarantee}, {@code by-hour}, {@code by-segment}
     * @param asPublished null if the row was not there
     * @param now null if the row is no longer there
     */
    @Schema(name = "Restatement")
    public record RestatementView(
            String week,
            String clause,
            String kpi,
            String name,
            String unit,
            String role,
            @Nullable AsPublishedView asPublished,
            @Nullable AsPublishedView now,
            RestatedView restated) {

        static RestatementView of(Restatement restatement) {
            var row = restatement.row();
            var then = restatement.then();
            var now = restatement.now();
            return new RestatementView(
                    restatement.week().code(),
                    restatement.key().clause(),
                    row.kpi(),
                    row.name(),
                    row.unit(),
                    row.role(),
                    then == null ? null : PublicationViews.view(then),
                    now == null ? null : PublicationViews.view(now),
                    PublicationViews.view(restatement));
        }
    }

    /** Restatements, newest week first. */
    @Schema(name = "Restatements")
    public record RestatementListView(List<RestatementView> items) {}

    private final RestatementReader reader;
    private final Downloads downloads;

    RestatementsApi(RestatementReader reader, Downloads downloads) {
        this.reader = reader;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listRestatements",
            summary = "Numbers and verdicts that differ from what was published, with the causes",
            description =
                    "`from` and `to` are weeks such as 2026-W46, both included, at most 53 published weeks. Without `from`:"
                            + " the last 13 published weeks. `kind` of a cause is `mission`, `setting`, `exclusion`, `late`,"
                            + " `corrected`, `voided` or `other`.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RestatementListView.class),
                            examples = @ExampleObject(name = "late events", value = EXAMPLE)))
    public Response list(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var view = new RestatementListView(
                reader.find(from, to).stream().map(RestatementView::of).toList());
        return downloads.answer(form, view, "restatements", "items", RestatementView.class, List.of());
    }
}
