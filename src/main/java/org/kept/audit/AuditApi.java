package org.kept.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.database.ListSlice;
import org.kept.download.DownloadColumns;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.download.ListRequest;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;
import org.kept.ui.PageUrl;

/** The audit trail over REST: lists entries, newest first, and verifies the chain. */
@Path("/api/v1/audit")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Blocking
public class AuditApi {

    private static final String PAGE_EXAMPLE = """
            {"items":[{"number":42,"at":"2026-11-16T08:31:00.123456Z","actor":"ada@example.org","address":"192.0.2.7",
             "request":"9f3c1b2a4d5e","act":"key.revoked","subject":"key 7fk2m9","before":"name: web shop","after":null,
             "note":null,"hash":"5b1e…"}],"nextCursor":"42"}""";
    private static final String CHECK_EXAMPLE = """
            {"intact":true,"entries":42,"head":"5b1e…","why":null}""";

    /** An entry as sent; {@code request} is the request id in the log. */
    public record AuditEntryView(
            long number,
            String at,
            String actor,
            @Nullable String address,
            @Nullable String request,
            String act,
            String subject,
            @Nullable String before,
            @Nullable String after,
            @Nullable String note,
            String hash) {

        static AuditEntryView of(AuditEntry entry) {
            return new AuditEntryView(
                    entry.number(),
                    entry.at().toString(),
                    entry.actor().name(),
                    entry.actor().address(),
                    entry.actor().request(),
                    entry.act(),
                    entry.subject(),
                    entry.before(),
                    entry.after(),
                    entry.note(),
                    entry.hash());
        }
    }

    /** A page of entries; {@code nextCursor} is null on the last page. */
    public record AuditListView(
            List<AuditEntryView> items, @Nullable String nextCursor) {}

    /** The result of verifying the chain; {@code why} says what is wrong, null if nothing is. */
    public record ChainCheckView(
            boolean intact,
            long entries,
            String head,
            @Nullable String why) {}

    private final Audit audit;
    private final ZoneId zone;
    private final Downloads downloads;

    AuditApi(Audit audit, @ConfigProperty(name = "kept.zone") ZoneId zone, Downloads downloads) {
        this.audit = audit;
        this.zone = zone;
        this.downloads = downloads;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listAudit",
            summary = "Changes, newest first",
            description =
                    "`act` is a code such as key.made, `actor` an e-mail address or `key:` and a prefix, `subject` the"
                            + " beginning of what was changed. `from` and `to` are dates, both included. With `format`"
                            + " all of them are sent, without pages.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AuditListView.class),
                            examples = @ExampleObject(name = "a key was revoked", value = PAGE_EXAMPLE)))
    public Response list(
            @QueryParam("act") @Nullable String act,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") String most,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            UriInfo uri,
            HttpHeaders headers) {
        var list = ListRequest.of(format, headers, uri, null, parseLimit(most), ListParameters.MAX_LIMIT);
        var request = AuditRequest.of(
                PageUrl.of("/api/v1/audit")
                        .with("act", act)
                        .with("actor", actor)
                        .with("subject", subject)
                        .with("from", from)
                        .with("to", to)
                        .with("cursor", cursor),
                zone);
        // The cursor of the request is part of the question already.
        var question = request.question();
        return downloads.list(
                list,
                "audit",
                DownloadColumns.of(AuditEntryView.class),
                (after, size) -> page(after == null ? question : question.below(Long.parseLong(after)), size),
                page -> new AuditListView(page.items(), page.next()));
    }

    private ListSlice<AuditEntryView> page(AuditQuery question, int limit) {
        return ListSlice.of(audit.find(question, limit + 1), limit, (AuditEntry entry) -> Long.toString(entry.number()))
                .map(AuditEntryView::of);
    }

    @GET
    @Path("check")
    @Operation(
            operationId = "checkAudit",
            summary = "Verify the chain",
            description =
                    "Reads the whole chain. `head` is the hash of the last entry. Store it elsewhere, and send it later as"
                            + " `number` and `hash` to verify that nothing before it was rewritten.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "intact", value = CHECK_EXAMPLE)))
    public ChainCheckView check(
            @QueryParam("number") @Nullable String number, @QueryParam("hash") @Nullable String hash) {
        if ((number == null) != (hash == null)) {
            throw Problem.parameter("number", "number and hash go together: those of an entry stored before.");
        }
        var found = audit.verify();
        var why = found.isIntact() && number != null && hash != null
                ? hashMismatch(parseNumber(number), hash)
                : found.broken();
        return new ChainCheckView(why == null, found.entries(), found.head(), why);
    }

    private static int parseLimit(String text) {
        if (!text.matches("[1-9]\\d{0,2}|1000")) {
            throw Problem.parameter("limit", "limit must be from 1 to 1,000.");
        }
        return Integer.parseInt(text);
    }

    private static long parseNumber(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Problem.parameter("number", "number must be the number of an entry.");
        }
        return Long.parseLong(text);
    }

    private @Nullable String hashMismatch(long number, String hash) {
        return audit.entry(number).filter(entry -> entry.hash().equals(hash)).isPresent()
                ? null
                : "Verification failed: entry " + number
                        + " does not have the hash you stored. The trail before it was rewritten.";
    }
}
