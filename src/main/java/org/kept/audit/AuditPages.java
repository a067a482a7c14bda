package org.kept.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.ui.EmptyState;
import org.kept.ui.PageUrl;

/** The trail as a page, with filters, and as a file. */
@Path("/audit")
@RolesAllowed("administrator")
@Produces(MediaType.TEXT_HTML)
public class AuditPages {

    private static final int SHOWN = 100;

    @CheckedTemplate(basePath = "audit")
    static final class AuditTemplates {

        private AuditTemplates() {}

        static native TemplateInstance audit(AuditPage page);
    }

    private final Audit audit;
    private final ZoneId zone;

    AuditPages(Audit audit, @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.audit = audit;
        this.zone = zone;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance trail(
            @RestQuery @Nullable String act,
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String check) {
        var pageUrl = address(act, actor, subject, from, to);
        var filter = AuditRequest.of(pageUrl.with("cursor", cursor), zone);
        var found = audit.find(filter.question(), SHOWN + 1);
        var rows = found.stream().limit(SHOWN).toList();
        var next = found.size() > SHOWN
                ? pageUrl.with("cursor", Long.toString(rows.get(SHOWN - 1).number()))
                        .href()
                : null;
        return AuditTemplates.audit(new AuditPage(
                AuditPage.choices(act),
                AuditPage.AuditFilterFields.of(filter),
                rows.stream().map(each -> AuditPage.AuditRow.of(each, zone)).toList(),
                empty(pageUrl),
                pageUrl.at("/audit/trail.csv").href(),
                pageUrl.with("check", "yes").href(),
                "yes".equals(check) ? AuditPage.ChainCheckResult.of(audit.verify()) : null,
                next,
                cursor == null ? null : pageUrl.href()));
    }

    /** The lines that the same filters find, the newest first, written out while they are read. */
    @GET
    @Path("trail.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response file(
            @RestQuery @Nullable String act,
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        var question =
                AuditRequest.of(address(act, actor, subject, from, to), zone).question();
        StreamingOutput file = out -> AuditCsvWriter.write(audit, question, out);
        return Response.ok(file)
                .header("Content-Disposition", "attachment; filename=\"kept-audit.csv\"")
                .build();
    }

    /** Where filters find nothing: the way back to all; the first entry of all is written before anybody can look. */
    private static EmptyState empty(PageUrl pageUrl) {
        return new EmptyState("Nothing here", "No entry is as the filters ask.", pageUrl.path(), "Show every entry");
    }

    private static PageUrl address(
            @Nullable String act,
            @Nullable String actor,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String to) {
        return PageUrl.of("/audit")
                .with("act", act)
                .with("actor", actor)
                .with("subject", subject)
                .with("from", from)
                .with("to", to);
    }
}
