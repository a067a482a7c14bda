package org.kept.subscription.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.outbox.Outbox;
import org.kept.outbox.OutboxDelivery;
import org.kept.subscription.MailOrders;
import org.kept.subscription.MailSettings;
import org.kept.subscription.SubscriptionStore;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/** The page that tells an administrator whether mail works, and what was sent to whom. */
@Path("/mail")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class MailPages {

    private static final int PAGE_SIZE = 100;

    @CheckedTemplate(basePath = "subscription")
    static final class MailPageTemplates {

        private MailPageTemplates() {}

        static native TemplateInstance mails(MailPage page);
    }

    private final SubscriptionStore subscriptions;
    private final MailSettings settings;
    private final Outbox outbox;
    private final ZoneId zone;

    MailPages(
            SubscriptionStore subscriptions,
            MailSettings settings,
            Outbox outbox,
            @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.outbox = outbox;
        this.zone = zone;
    }

    /** Whether mail is set up, and the mails of late with what became of them. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance mails(@RestQuery @Nullable String cursor) {
        var found = outbox.of(MailOrders.CHANNEL, cursor, PAGE_SIZE);
        return MailPageTemplates.mails(new MailPage(
                settings.notice().orElse(null),
                settings.server(),
                settings.sender(),
                NumberFormatter.of(subscriptions.countPeople(), "person", "people"),
                found.items().stream().map(this::line).toList(),
                found.next() == null
                        ? null
                        : PageUrl.of("/mail").with("cursor", found.next()).href(),
                cursor == null ? null : "/mail"));
    }

    private MailPage.MailLine line(OutboxDelivery delivery) {
        var ended = delivery.ended();
        var detail = Objects.requireNonNullElse(delivery.detail(), "");
        return new MailPage.MailLine(
                moment(delivery.created()),
                delivery.target(),
                delivery.title(),
                delivery.state().title(),
                (detail + (ended == null ? " Next attempt: " + moment(delivery.due()) : " " + moment(ended)) + ".")
                        .strip());
    }

    private String moment(Instant instant) {
        return DateFormatter.moment(instant, zone);
    }
}
