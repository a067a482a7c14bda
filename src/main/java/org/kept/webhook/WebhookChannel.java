package org.kept.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.PublicAddress;
import org.kept.access.SecretCipher;
import org.kept.network.PublicNetwork;
import org.kept.outbox.OutboxChannel;
import org.kept.outbox.OutboxDelivery;
import org.kept.outbox.SendResult;
import org.kept.outbox.SendResult.SendOutcome;

/** Sends deliveries to webhooks. */
@ApplicationScoped
public class WebhookChannel implements OutboxChannel {

    /** The code of the channel. */
    static final String CODE = "webhook";

    /** Well within the lease of a delivery. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int GONE = 410;
    private static final int MAX_DIGITS = 6;

    /** The answers that say: later. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final WebhookStore store;
    private final SecretCipher cipher;
    private final PublicAddress address;
    private final ObjectMapper json;
    private final WebhookSender sender;

    WebhookChannel(
            WebhookStore store,
            SecretCipher cipher,
            PublicAddress address,
            ObjectMapper json,
            Vertx vertx,
            WebhookConfig config) {
        this.store = store;
        this.cipher = cipher;
        this.address = address;
        this.json = json;
        this.sender = new WebhookSender(
                vertx,
                config.timeout().compareTo(LONGEST) > 0 ? LONGEST : config.timeout(),
                each -> config.privateAddresses() || PublicNetwork.contains(each),
                InetAddress::getAllByName,
                null);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean pausesTargets() {
        return true;
    }

    @Override
    public SendResult send(OutboxDelivery delivery, Instant now) {
        return store.find(delivery.target())
                .map(webhook -> send(webhook, delivery, now))
                .orElseGet(() -> SendResult.of(SendOutcome.DROPPED, null, "The webhook was removed."));
    }

    private SendResult send(Webhook webhook, OutboxDelivery delivery, Instant now) {
        var url = cipher.decrypt(webhook.url(), Webhook.addressPurpose(webhook.name()));
        var stored = webhook.secret();
        Optional<String> secret =
                stored == null ? Optional.empty() : cipher.decrypt(stored, Webhook.secretPurpose(webhook.name()));
        if (url.isEmpty() || secret.isPresent() != (stored != null)) {
            return SendResult.of(
                    SendOutcome.UNAVAILABLE,
                    null,
                    "Its address or secret cannot be read, because the key of Kept has changed. Save the webhook again.");
        }
        var own = address.configured().map(URI::toString).orElse("");
        var message = WebhookMessage.of(news(delivery), delivery.id(), webhook.format(), own, json);
        var body = message.body().getBytes(StandardCharsets.UTF_8);
        var headers = new HashMap<>(Map.of("Content-Type", message.contentType()));
        secret.ifPresent(each -> headers.putAll(WebhookSignature.headers(each, delivery.id(), now, body)));
        try {
            return result(sender.post(URI.create(url.get()), headers, body));
        } catch (WebhookException e) {
            return SendResult.of(SendOutcome.UNAVAILABLE, null, e.detail());
        }
    }

    private News news(OutboxDelivery delivery) {
        try {
            return json.readValue(delivery.body(), News.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored delivery can be read", e);
        }
    }

    /** What an answer means. */
    static SendResult result(WebhookSender.ReceiverAnswer answer) {
        var status = answer.status();
        var said = "The receiver answered " + status + (answer.text().isEmpty() ? "." : ": " + answer.text());
        if (status >= 200 && status < 300) {
            return SendResult.of(SendOutcome.DELIVERED, status, "The receiver answered " + status + ".");
        }
        if (status == GONE) {
            return SendResult.of(SendOutcome.GONE, status, said);
        }
        if (status >= 300 && status < 400) {
            return SendResult.of(
                    SendOutcome.REFUSED,
                    status,
                    "The receiver answered " + status
                            + ", which leads to another address. Kept does not follow it; save the webhook with that"
                            + " address.");
        }
        return new SendResult(
                status >= 500 || LATER.contains(status) ? SendOutcome.UNAVAILABLE : SendOutcome.REFUSED,
                status,
                said,
                seconds(answer.retryAfter()));
    }

    /** The pause that a header asks for; null without one, and if it is a date. */
    private static @Nullable Duration seconds(@Nullable String header) {
        return header == null || !header.matches("[0-9]{1," + MAX_DIGITS + "}")
                ? null
                : Duration.ofSeconds(Long.parseLong(header));
    }
}
