package org.kept.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;
import org.kept.ui.PageUrl;

/** The audit trail as a page with filters. */
@Path("/audit")
@RolesAllowed("administrator")
@Produces(MediaType.TEXT_HTML)
public class AuditPages {

    private static final int PAGE_SIZE = 100;

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
        var pageUrl = filterUrl(act, actor, subject, from, to);
        var filter = AuditRequest.of(pageUrl.with("cursor", cursor), zone);
        var found = audit.find(filter.question(), PAGE_SIZE + 1);
        var rows = found.stream().limit(PAGE_SIZE).toList();
        var next = found.size() > PAGE_SIZE
                ? pageUrl.with("cursor", Long.toString(rows.get(PAGE_SIZE - 1).number()))
                        .href()
                : null;
        return AuditTemplates.audit(new AuditPage(
                AuditPage.choices(act),
                AuditPage.AuditFilterFields.of(filter),
                rows.stream().map(each -> AuditPage.AuditRow.of(each, zone)).toList(),
                emptyState(pageUrl),
                DownloadLinks.of(pageUrl.withPath("/api/v1/audit")),
                pageUrl.with("check", "yes").href(),
                "yes".equals(check) ? AuditPage.ChainCheckResult.of(audit.verify()) : null,
                next,
                cursor == null ? null : pageUrl.href()));
    }

    /**
     * The message for filters that match nothing, with a link to all entries. The trail itself is never empty: setting
     * up Kept writes its first entry.
     */
    private static EmptyState emptyState(PageUrl pageUrl) {
        return new EmptyState("No entries", "No entries match these filters.", pageUrl.path(), "Clear filters");
    }

    private static PageUrl filterUrl(
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
