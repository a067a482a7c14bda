package org.kept.subscription.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Person;
import org.kept.access.PersonDirectory;
import org.kept.calendar.Period;
import org.kept.outbox.OutboxChannel;
import org.kept.outbox.OutboxDelivery;
import org.kept.outbox.SendResult;
import org.kept.outbox.SendResult.SendOutcome;
import org.kept.subscription.DigestPace;
import org.kept.subscription.MailOrder;
import org.kept.subscription.MailOrders;
import org.kept.subscription.MailSettings;
import org.kept.subscription.Subscription;
import org.kept.subscription.SubscriptionKind;
import org.kept.subscription.SubscriptionStore;
import org.kept.subscription.UnsubscribeLinks;
import org.kept.subscription.mail.DigestBuilder.DigestRequest;

/**
 * Sends mails. A mail has the same Message-ID however often it is sent, so a mail program that gets it twice shows it
 * once.
 */
@ApplicationScoped
public class MailChannel implements OutboxChannel {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The answers that are about the connection or the account of Kept, not about the reader. */
    private static final Set<Integer> ABOUT_US = Set.of(421, 432, 454, 500, 501, 502, 503, 504, 530, 534, 535, 538);

    /** Also what a server says that takes no mail from anyone just now. */
    private static final int FAILED = 554;

    /** A permanent answer by a policy, such as one about Kept's address or sender. */
    private static final Pattern POLICY = Pattern.compile("5\\d\\d[ -]5\\.7\\.\\d.*");

    private final SubscriptionStore subscriptions;
    private final PersonDirectory people;
    private final MailWriter writer;
    private final UnsubscribeLinks links;
    private final MailSettings settings;
    private final ReactiveMailer mailer;
    private final ObjectMapper json;

    MailChannel(
            SubscriptionStore subscriptions,
            PersonDirectory people,
            MailWriter writer,
            UnsubscribeLinks links,
            MailSettings settings,
            ReactiveMailer mailer,
            ObjectMapper json) {
        this.subscriptions = subscriptions;
        this.people = people;
        this.writer = writer;
        this.links = links;
        this.settings = settings;
        this.mailer = mailer;
        this.json = json;
    }

    @Override
    public String code() {
        return MailOrders.CHANNEL;
    }

    @Override
    public boolean isReady() {
        return settings.isReady();
    }

    @Override
    public boolean pausesTargets() {
        return false;
    }

    @Override
    public SendResult send(OutboxDelivery delivery, Instant now) {
        var order = order(delivery);
        var subscription = subscriptions.find(order.subscription());
        if (subscription.isEmpty()) {
            return SendResult.of(SendOutcome.DROPPED, null, "The subscription has ended.");
        }
        var person = people.byEmail(delivery.target());
        if (person.isEmpty()) {
            return SendResult.of(SendOutcome.DROPPED, null, "This person has no account any more.");
        }
        if (!maySee(subscription.get(), person.get())) {
            return SendResult.of(SendOutcome.DROPPED, null, "This person no longer sees the team.");
        }
        return send(mail(delivery.id(), subscription.get(), content(order, subscription.get(), person.get()), order));
    }

    private MailOrder order(OutboxDelivery delivery) {
        try {
            return json.readValue(delivery.body(), MailOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored order can be read", e);
        }
    }

    private static boolean maySee(Subscription subscription, Person person) {
        var team = subscription.scope().team();
        return team.isEmpty() || DataScope.ofTeams(person.teams()).allowsTeam(team);
    }

    private MailContent content(MailOrder order, Subscription subscription, Person person) {
        if (subscription.kind() == SubscriptionKind.ALERTS) {
            return writer.alert(order);
        }
        return writer.digest(
                request(subscription, person, Period.parse(Objects.requireNonNull(order.week())), order.comment()));
    }

    /** What the digest of a subscription is made of. */
    static DigestRequest request(Subscription subscription, Person person, Period week, @Nullable String comment) {
        return new DigestRequest(
                week,
                Objects.requireNonNullElse(subscription.pace(), DigestPace.WEEKLY),
                subscription.scope(),
                DataScope.ofTeams(person.teams()),
                comment);
    }

    private Mail mail(UUID id, Subscription subscription, MailContent content, MailOrder order) {
        var unsubscribe = settings.link() + links.path(subscription.id());
        var mail = new Mail()
                .addTo(subscription.person())
                .setFrom(settings.sender())
                .setSubject((order.trial() ? "Trial: " : "") + content.subject())
                .setText(content.text().replace(MailContent.UNSUBSCRIBE, unsubscribe))
                .setHtml(content.html().replace(MailContent.UNSUBSCRIBE, unsubscribe))
                .addHeader("Message-ID", "<" + id + "@" + settings.messageDomain() + ">")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("List-Unsubscribe", "<" + unsubscribe + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        var picture = content.picture();
        return picture == null
                ? mail
                : mail.addInlineAttachment(
                        "chart.png", Base64.getDecoder().decode(picture), "image/png", MailContent.PICTURE_ID);
    }

    private SendResult send(Mail mail) {
        try {
            mailer.send(mail).await().atMost(TIMEOUT);
            return SendResult.of(SendOutcome.DELIVERED, null, "The mail server took it.");
        } catch (RuntimeException e) {
            return smtp(e).map(MailChannel::result)
                    .orElseGet(() -> SendResult.of(
                            SendOutcome.CHANNEL_DOWN, null, "The mail server does not answer: " + words(e)));
        }
    }

    private static SendResult result(SMTPException e) {
        var said = "The mail server answered: " + words(e);
        var outcome = ABOUT_US.contains(e.getReplyCode())
                ? SendOutcome.CHANNEL_DOWN
                : isAboutReader(e) ? SendOutcome.IMPOSSIBLE : SendOutcome.REFUSED;
        return SendResult.of(outcome, e.getReplyCode(), said);
    }

    /** Whether no further try can help; where that is not certain, the mail is tried for as long as any. */
    private static boolean isAboutReader(SMTPException e) {
        return e.isPermanent()
                && e.getReplyCode() != FAILED
                && e.getReplyMessages().stream()
                        .noneMatch(line -> POLICY.matcher(line).matches());
    }

    private static Optional<SMTPException> smtp(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SMTPException smtp) {
                return Optional.of(smtp);
            }
        }
        return Optional.empty();
    }

    private static String words(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank()
                ? "no reason was given."
                : message.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip() + ".";
    }
}
