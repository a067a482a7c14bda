package org.kept.effect;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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
import org.kept.access.Permissions;
import org.kept.access.ScopeChecked;
import org.kept.calendar.ReportingZone;
import org.kept.database.ListSlice;
import org.kept.download.DownloadColumns;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.download.ListRequest;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.Exclusions;
import org.kept.exclusion.NewExclusion;
import org.kept.problem.Problem;

/** REST API for exclusions: time that verdicts leave out. */
@Path("/api/v1/exclusions")
@Tag(name = "Exclusions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ExclusionsApi {

    /** The numbers that an answer lists. */
    private static final int MAX_NUMBERS = 200;

    private static final int MAX_LIMIT = 100;

    /** Exclusions of a page with effects; what each of them changed is read again. */
    private static final int MAX_WITH_EFFECT = 10;

    private static final int NUMBERS_IN_LIST = 3;

    private static final List<String> COLUMNS_WITH_EFFECT = DownloadColumns.of(ExclusionView.class);

    private static final List<String> COLUMNS = COLUMNS_WITH_EFFECT.stream()
            .filter(column -> !column.startsWith("effect."))
            .toList();

    private static final String REQUEST_EXAMPLE = """
            {"from":"2026-11-10T14:00+01:00","to":"2026-11-10T17:00+01:00","category":"outage","team":"berlin",
             "because":"Power cut: the phones of Berlin were dead"}""";

    private static final String RESPONSE_EXAMPLE = """
            {"id":"5f0c7f0e-4a57-4d8e-9b43-0f8a4f1d2a10","from":"2026-11-10T14:00+01:00","to":"2026-11-10T17:00+01:00",
             "kpi":null,"team":"berlin","category":"outage","because":"Power cut: the phones of Berlin were dead",
             "created":"2026-11-11T08:15:00Z","by":"ada@example.org","ended":null,
             "effect":{"begun":true,"numbers":1,"verdicts":1,"keptIn":[],"changed":[
              {"kpi":"sla","week":"2026-W46","team":null,"without":{"value":0.8125,"numerator":1040,"denominator":1280},
               "with":{"value":0.7879,"numerator":1040,"denominator":1320},"verdict":"met","verdictWith":"missed"}]}}""";

    private final Exclusions exclusions;
    private final ExclusionRequests requests;
    private final ExclusionEffects effects;
    private final ReportingZone zone;
    private final SecurityIdentity caller;
    private final Downloads downloads;

    ExclusionsApi(
            Exclusions exclusions,
            ExclusionRequests requests,
            ExclusionEffects effects,
            ReportingZone zone,
            SecurityIdentity caller,
            Downloads downloads) {
        this.exclusions = exclusions;
        this.requests = requests;
        this.effects = effects;
        this.zone = zone;
        this.caller = caller;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listExclusions",
            summary = "List exclusions",
            description = "Newest first, those that ended included. `limit` is 1 to 100; `cursor` is the `nextCursor`"
                    + " of the page before. With `effect=true` each has what it changed, with its first 3 numbers;"
                    + " a page then has at most 10. With `format` all are sent, without pages.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExclusionView.ExclusionListView.class)))
    public Response list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("effect") @DefaultValue("false") boolean effect,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            UriInfo uri,
            HttpHeaders headers) {
        var request = ListRequest.of(format, headers, uri, cursor, limit, MAX_LIMIT);
        var dataScope = DataScope.of(caller);
        var company = maySeeCompany();
        return downloads.list(
                request,
                "exclusions",
                effect ? COLUMNS_WITH_EFFECT : COLUMNS,
                (after, size) -> page(after, size, effect, dataScope, company),
                page -> new ExclusionView.ExclusionListView(page.items(), page.next()));
    }

    private ListSlice<ExclusionView> page(
            @Nullable String cursor, int limit, boolean effect, DataScope dataScope, boolean company) {
        var size = effect ? Math.min(limit, MAX_WITH_EFFECT) : limit;
        return ExclusionPageReader.read(exclusions, after(cursor, dataScope), size, dataScope)
                .map(each -> ExclusionView.of(
                        each, zone, effect ? effects.effect(each, NUMBERS_IN_LIST, dataScope, company) : null));
    }

    @GET
    @Path("verdicts")
    @RolesAllowed("read")
    @ScopeChecked
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listChangedVerdicts",
            summary = "How many verdicts exclusions changed",
            description =
                    "By KPI, team (up to 20) and author, of the last 104 complete weeks; the most first. Exclusions that"
                            + " ended change nothing. A week that exclusions of two authors touch counts for both.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = ExclusionView.VerdictChangeView.class)))
    public Response verdicts(
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var changes = effects.verdictChanges(DataScope.of(caller), maySeeCompany()).stream()
                .map(ExclusionView.VerdictChangeView::of)
                .toList();
        return downloads.answer(form, changes, "changed-verdicts", ExclusionView.VerdictChangeView.class);
    }

    private @Nullable Exclusion after(@Nullable String cursor, DataScope dataScope) {
        return cursor == null
                ? null
                : exclusions
                        .find(cursor, dataScope)
                        .orElseThrow(() ->
                                Problem.parameter("cursor", "This cursor is of no page. Start again without it."));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(
            operationId = "addExclusion",
            summary = "Exclude time",
            description = "`from` and `to` are dates, both included, or hours with their offset. `category` is"
                    + " `outage`, `agreed`, `holiday` or `data`. With `kpi` and `team` only their numbers leave the time"
                    + " out. With `dryrun=true` nothing is stored, and the answer says what would change.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewExclusion.class),
                            examples = @ExampleObject(name = "a power cut", value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The exclusion, with what it changes; 200 for a dry run",
            content =
                    @Content(
                            schema = @Schema(implementation = ExclusionView.class),
                            examples = @ExampleObject(name = "a power cut", value = RESPONSE_EXAMPLE)))
    public Response add(@Nullable NewExclusion wanted, @QueryParam("dryrun") @DefaultValue("false") boolean dryrun) {
        var dataScope = DataScope.of(caller);
        var checked = requests.check(
                wanted == null ? NewExclusion.NOTHING : wanted,
                caller.getPrincipal().getName());
        if (dryrun) {
            return Response.ok(ExclusionView.ofDryRun(
                            checked, zone, effects.effect(checked, MAX_NUMBERS, dataScope, maySeeCompany())))
                    .build();
        }
        var added = exclusions.add(checked);
        return Response.status(Response.Status.CREATED)
                .entity(ExclusionView.of(added, zone, effects.effect(added, MAX_NUMBERS, dataScope, maySeeCompany())))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed("read")
    @ScopeChecked
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "getExclusion",
            summary = "One exclusion, and what it changes",
            description = "`effect` has each number with and without it; for an exclusion that ended, what it changed."
                    + " With `format`, these numbers are the rows.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExclusionView.class)))
    public Response get(
            @PathParam("id") String id,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var dataScope = DataScope.of(caller);
        var exclusion = require(id, dataScope);
        var view =
                ExclusionView.of(exclusion, zone, effects.effect(exclusion, MAX_NUMBERS, dataScope, maySeeCompany()));
        return downloads.answer(
                form,
                view,
                "exclusion",
                DownloadColumns.of(ExclusionView.ChangedNumberView.class),
                node -> Downloads.rows(node.path("effect"), "changed", List.of()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "endExclusion",
            summary = "End an exclusion",
            description = "Every number is then as if it had never been. It stays readable, with who ended it, when,"
                    + " and the `reason`.")
    public ExclusionView end(@PathParam("id") String id, @QueryParam("reason") @Nullable String reason) {
        var ended = exclusions.end(
                require(id, DataScope.of(caller)), reason, caller.getPrincipal().getName());
        return ExclusionView.of(ended, zone, null);
    }

    /** A key that is limited to teams reads no number of the whole company; people do. */
    private boolean maySeeCompany() {
        return caller.hasRole(Permissions.PERSON) || !DataScope.of(caller).isOfTeams();
    }

    private Exclusion require(String id, DataScope dataScope) {
        return exclusions.find(id, dataScope).orElseThrow(() -> Problem.notFound("There is no such exclusion."));
    }
}
