package org.kept.subscription.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
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

    private final SubscriptionStore subscriptions;
    private final PersonDirectory people;
    private final MailWriter writer;
    private final UnsubscribeLinks links;
    private final MailSettings settings;
    private final SmtpClient client;
    private final ObjectMapper json;

    MailChannel(
            SubscriptionStore subscriptions,
            PersonDirectory people,
            MailWriter writer,
            UnsubscribeLinks links,
            MailSettings settings,
            SmtpClient client,
            ObjectMapper json) {
        this.subscriptions = subscriptions;
        this.people = people;
        this.writer = writer;
        this.links = links;
        this.settings = settings;
        this.client = client;
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
        var content = content(order, subscription.get(), person.get());
        try {
            client.send(mail(delivery.id(), subscription.get(), content, order));
            return SendResult.of(SendOutcome.DELIVERED, null, "The mail server took it.");
        } catch (AddressException e) {
            return SendResult.of(SendOutcome.CHANNEL_DOWN, null, "KEPT_MAIL_FROM is no address: " + words(e));
        } catch (AuthenticationFailedException e) {
            return SendResult.of(
                    SendOutcome.CHANNEL_DOWN, null, "The mail server does not let Kept sign in: " + words(e));
        } catch (MessagingException e) {
            return SmtpRefusal.in(e)
                    .map(refusal -> SendResult.of(
                            refusal.outcome(), refusal.code(), "The mail server answered: " + words(refusal.answer())))
                    .orElseGet(() -> SendResult.of(
                            SendOutcome.CHANNEL_DOWN, null, "The mail server does not answer: " + words(e)));
        }
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

    private OutgoingMail mail(UUID id, Subscription subscription, MailContent content, MailOrder order)
            throws MessagingException {
        var mail = new OutgoingMail(client.session(), "<" + id + "@" + settings.messageDomain() + ">");
        mail.setEnvelope(settings.sender(), subscription.person());
        mail.setContent(
                (order.trial() ? "Trial: " : "") + content.subject(),
                content,
                settings.link() + links.path(subscription.id()));
        return mail;
    }

    private static String words(Throwable failure) {
        return words(Objects.requireNonNullElse(failure.getMessage(), ""));
    }

    private static String words(String message) {
        return message.isBlank()
                ? "no reason was given."
                : message.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip() + ".";
    }
}
