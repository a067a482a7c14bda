package org.kept.subscription.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.kept.access.Permissions;
import org.kept.access.PersonDirectory;
import org.kept.outbox.Outbox;
import org.kept.outbox.OutboxDelivery;
import org.kept.problem.Problem;
import org.kept.scorecard.ScorecardService;
import org.kept.subscription.MailOrders;
import org.kept.subscription.MailSettings;
import org.kept.subscription.Subscription;
import org.kept.subscription.SubscriptionKind;
import org.kept.subscription.SubscriptionService;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Pages about mail: what a digest looks like before it is sent, and what was sent to whom. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class MailPages {

    private static final int MAX_LISTED = 200;

    @CheckedTemplate(basePath = "subscription")
    static final class MailPageTemplates {

        private MailPageTemplates() {}

        static native TemplateInstance mails(MailPage page);
    }

    private final SubscriptionService subscriptions;
    private final PersonDirectory people;
    private final ScorecardService scorecards;
    private final MailWriter writer;
    private final MailSettings settings;
    private final Outbox outbox;
    private final SecurityIdentity caller;
    private final ZoneId zone;

    MailPages(
            SubscriptionService subscriptions,
            PersonDirectory people,
            ScorecardService scorecards,
            MailWriter writer,
            MailSettings settings,
            Outbox outbox,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.subscriptions = subscriptions;
        this.people = people;
        this.scorecards = scorecards;
        this.writer = writer;
        this.settings = settings;
        this.outbox = outbox;
        this.caller = caller;
        this.zone = zone;
    }

    /** The mail of the last complete week as it would be sent now. */
    @GET
    @Path("subscriptions/{id}/preview")
    @RolesAllowed(Permissions.PERSON)
    @Operation(hidden = true)
    public String preview(@RestPath UUID id) {
        var email = caller.getPrincipal().getName();
        var subscription = subscriptions.require(id, email);
        var person = people.byEmail(email).orElseThrow(Problem::unknownAddress);
        if (subscription.kind() != SubscriptionKind.DIGEST) {
            throw Problem.notFound("Alerts have no preview: send a trial.");
        }
        var content = writer.freshDigest(
                MailChannel.request(subscription, person, scorecards.lastWeek(), null));
        return content.html()
                .replace(MailContent.UNSUBSCRIBE, "/subscriptions")
                .replace(
                        MailContent.PICTURE,
                        "data:image/png;base64," + Objects.requireNonNullElse(content.picture(), ""));
    }

    /** Whether mail is set up, and the mails of late with what became of them. */
    @GET
    @Path("mail")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Operation(hidden = true)
    public TemplateInstance mails() {
        var count = subscriptions.all().stream()
                .map(Subscription::person)
                .distinct()
                .count();
        return MailPageTemplates.mails(new MailPage(
                settings.notice().orElse(null),
                settings.server(),
                settings.sender(),
                NumberFormatter.of(count, "person", "people"),
                outbox.of(MailOrders.CHANNEL, MAX_LISTED).stream()
                        .map(this::line)
                        .toList()));
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
