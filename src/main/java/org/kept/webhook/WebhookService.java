package org.kept.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.SecretCipher;
import org.kept.access.SecretTokens;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.ListSlice;
import org.kept.database.Transactions;
import org.kept.document.DocumentCursor;
import org.kept.outbox.NewDelivery;
import org.kept.outbox.Outbox;
import org.kept.outbox.OutboxDelivery;
import org.kept.outbox.OutboxState;
import org.kept.outbox.OutboxTarget;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;

/** Saves, tries, pauses and removes webhooks. */
@ApplicationScoped
public class WebhookService {

    private static final int MAX_WEBHOOKS = 50;
    private static final int RANDOM_LENGTH = 32;

    /**
     * A webhook that was saved.
     *
     * @param secret the secret that Kept made for it, which is shown this once; null if it made none
     */
    public record SavedWebhook(Webhook webhook, @Nullable String secret) {}

    private final WebhookStore store;
    private final Outbox outbox;
    private final SecretCipher cipher;
    private final Audit audit;
    private final Clock clock;
    private final ObjectMapper json;
    private final WebhookConfig config;

    WebhookService(
            WebhookStore store,
            Outbox outbox,
            SecretCipher cipher,
            Audit audit,
            Clock clock,
            ObjectMapper json,
            WebhookConfig config) {
        this.store = store;
        this.outbox = outbox;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        this.config = config;
    }

    /** All webhooks, by name. */
    public List<Webhook> all() {
        return store.all();
    }

    /**
     * The webhook of that name.
     *
     * @throws Problem 404 with the nearest name if there is none
     */
    public Webhook require(String name) {
        return find(name).orElseThrow(() -> notFound(name));
    }

    /** The webhook of that name; empty also for a text that is no name, which no database is asked for. */
    private Optional<Webhook> find(String name) {
        return Webhook.isName(name) ? store.find(name) : Optional.empty();
    }

    private Problem notFound(String name) {
        var names = store.all().stream().map(Webhook::name).toList();
        return Problem.notFound(
                "There is no webhook '" + DocumentCursor.excerpt(name) + "'." + NearestWord.suggestion(name, names));
    }

    /**
     * Creates or changes a webhook.
     *
     * @throws Problem 409 if there is no key to encrypt the secret with; 422 with every error
     */
    public SavedWebhook save(String name, WebhookRequest request, String by) {
        var faults = new ArrayList<InputError>();
        if (!Webhook.isName(name)) {
            faults.add(InputError.at(
                    "/name",
                    "name.form",
                    "A name has up to 40 small letters, digits and hyphens, and begins with a letter or digit."));
        }
        var existing = find(name).orElse(null);
        var format = format(request.format(), existing, faults);
        var url = url(request.url(), existing, format, faults);
        var types = types(request.types(), existing, faults);
        checkSecret(request.secret(), format, faults);
        if (format == null || !faults.isEmpty()) {
            throw Problem.invalid("The webhook has errors. Nothing was stored.", faults);
        }
        var made = makesSecret(request.secret(), format, existing)
                ? WebhookSignature.secretOf(SecretTokens.newSecret().substring(0, RANDOM_LENGTH))
                : null;
        var webhook = new Webhook(
                name,
                url == null && existing != null
                        ? existing.url()
                        : cipher.encrypt(String.valueOf(url), Webhook.addressPurpose(name)),
                url == null && existing != null
                        ? existing.shownUrl()
                        : WebhookAddress.shown(URI.create(String.valueOf(url)), format),
                storedSecret(name, made == null ? request.secret() : made, format, existing),
                format,
                types,
                existing == null ? now() : existing.created(),
                existing == null ? by : existing.createdBy());
        return Transactions.joining(() -> {
            write(webhook, existing, made != null || request.secret() != null);
            return new SavedWebhook(webhook, made);
        });
    }

    private static boolean makesSecret(@Nullable String sent, WebhookFormat format, @Nullable Webhook existing) {
        return format.isForPrograms() && sent == null && (existing == null || existing.secret() == null);
    }

    private @Nullable String storedSecret(
            String name, @Nullable String secret, WebhookFormat format, @Nullable Webhook existing) {
        if (!format.isForPrograms()) {
            return null;
        }
        return secret == null
                ? existing == null ? null : existing.secret()
                : cipher.encrypt(secret.strip(), Webhook.secretPurpose(name));
    }

    private static @Nullable WebhookFormat format(
            @Nullable String code, @Nullable Webhook existing, List<InputError> faults) {
        if (code == null) {
            return existing == null ? WebhookFormat.CLOUDEVENTS : existing.format();
        }
        var format = WebhookFormat.of(code).orElse(null);
        if (format == null) {
            faults.add(InputError.at(
                    "/format",
                    "format.unknown",
                    "The format must be one of " + String.join(", ", WebhookFormat.codes()) + "."
                            + NearestWord.suggestion(code, WebhookFormat.codes())));
        }
        return format;
    }

    /** The address as it was sent; null if the webhook keeps the one it has, or there is an error. */
    private @Nullable String url(
            @Nullable String text,
            @Nullable Webhook existing,
            @Nullable WebhookFormat format,
            List<InputError> faults) {
        if (text == null && existing != null && format == existing.format()) {
            return null;
        }
        if (text == null && existing != null) {
            faults.add(
                    InputError.at("/url", "url.missing", "Send the address too: another format has another receiver."));
            return null;
        }
        try {
            return WebhookAddress.parse(text == null ? "" : text, config.privateAddresses())
                    .toString();
        } catch (WebhookException e) {
            faults.add(InputError.at("/url", "url.form", e.detail()));
            return null;
        }
    }

    private static List<NewsType> types(
            @Nullable List<String> codes, @Nullable Webhook existing, List<InputError> faults) {
        if (codes == null) {
            return existing == null ? Arrays.asList(NewsType.values()) : existing.types();
        }
        var types = new ArrayList<NewsType>();
        for (var i = 0; i < codes.size(); i++) {
            var code = String.valueOf(codes.get(i));
            var type = NewsType.of(code);
            if (type.isEmpty()) {
                faults.add(InputError.at(
                        "/types/" + i,
                        "type.unknown",
                        "The type must be one of " + String.join(", ", NewsType.codes()) + "."
                                + NearestWord.suggestion(code, NewsType.codes())));
            }
            type.filter(each -> !types.contains(each)).ifPresent(types::add);
        }
        if (codes.isEmpty()) {
            faults.add(InputError.at("/types", "types.missing", "Choose at least one type."));
        }
        return types;
    }

    private static void checkSecret(@Nullable String secret, @Nullable WebhookFormat format, List<InputError> faults) {
        if (secret == null || format == null) {
            return;
        }
        if (!format.isForPrograms()) {
            faults.add(InputError.at(
                    "/secret", "secret.unused", "Messages for a chat are not signed. Leave the secret out."));
        } else if (!WebhookSignature.isSecret(secret.strip())) {
            faults.add(InputError.at(
                    "/secret",
                    "secret.form",
                    "A secret is whsec_ and the Base64 of 24 to 64 bytes. Leave it out and Kept makes one."));
        }
    }

    private void write(Webhook webhook, @Nullable Webhook existing, boolean hasNewSecret) {
        if (existing == null) {
            if (store.all().size() >= MAX_WEBHOOKS) {
                throw Problem.conflict(
                        "There are " + MAX_WEBHOOKS + " webhooks, which is the limit. Remove one first.");
            }
            if (!store.insert(webhook)) {
                throw Problem.conflict("A webhook of this name was just created. Load it, then change it.");
            }
        } else if (!store.update(webhook)) {
            throw Problem.conflict("The webhook was just removed. Nothing was stored; save it again to create it.");
        }
        audit.record(AuditChange.changed(
                AuditAction.WEBHOOK_SAVED,
                subject(webhook),
                existing == null ? null : lines(existing, null),
                lines(webhook, hasNewSecret ? "set" : null)));
    }

    private static String subject(Webhook webhook) {
        return "webhook " + webhook.name();
    }

    private static String lines(Webhook webhook, @Nullable String secret) {
        return AuditChange.lines(
                "url",
                webhook.shownUrl(),
                "format",
                webhook.format().code(),
                "types",
                webhook.types().stream().map(NewsType::code).toList(),
                "secret",
                secret);
    }

    /**
     * Removes a webhook with its deliveries.
     *
     * @throws Problem 404 if there is none
     */
    public void remove(String name) {
        var webhook = require(name);
        Transactions.joining(() -> {
            store.delete(name);
            outbox.forget(WebhookChannel.CODE, name);
            audit.record(AuditChange.removed(AuditAction.WEBHOOK_REMOVED, subject(webhook), lines(webhook, null)));
            return true;
        });
    }

    /** How the deliveries of a webhook go. */
    public OutboxTarget target(Webhook webhook) {
        return outbox.target(WebhookChannel.CODE, webhook.name());
    }

    /** Sends nothing to a webhook until it is resumed. */
    public void pause(String name, String by) {
        var webhook = require(name);
        Transactions.joining(() -> {
            outbox.pause(WebhookChannel.CODE, name, "Paused by " + by + ".");
            audit.record(new AuditChange(AuditAction.WEBHOOK_PAUSED, subject(webhook), null, null, null));
            return true;
        });
    }

    /** Sends to a webhook again, what waits at once. */
    public void resume(String name) {
        var webhook = require(name);
        Transactions.joining(() -> {
            outbox.resume(WebhookChannel.CODE, name);
            audit.record(new AuditChange(AuditAction.WEBHOOK_RESUMED, subject(webhook), null, null, null));
            return true;
        });
    }

    /** Sends a trial, as anything is sent; returns the id of its delivery. */
    public UUID sendTrial(String name, String by) {
        var webhook = require(name);
        var news = new News(
                NewsType.TRIAL,
                name,
                now(),
                "A trial from Kept",
                by + " tries the webhook " + name + ". It works.",
                "/webhooks/" + name + "/deliveries",
                json.createObjectNode().put("webhook", name).put("by", by));
        return outbox.add(List.of(delivery(webhook, news, null))).get(0);
    }

    /** A delivery of news to a webhook. */
    NewDelivery delivery(Webhook webhook, News news, @Nullable Instant notBefore) {
        try {
            return new NewDelivery(
                    WebhookChannel.CODE,
                    webhook.name(),
                    news.type(),
                    news.subject(),
                    news.title(),
                    json.writeValueAsString(news),
                    webhook.format().isForPrograms() ? null : notBefore);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("news can be written", e);
        }
    }

    /** The deliveries of a webhook, newest first. */
    public ListSlice<OutboxDelivery> deliveries(
            Webhook webhook, @Nullable OutboxState state, @Nullable String cursor, int limit) {
        return outbox.to(WebhookChannel.CODE, webhook.name(), state, cursor, limit);
    }

    /**
     * Sends a delivery that has ended once more, with the same id.
     *
     * @throws Problem 404 if there is none, 409 if it waits already
     */
    public void sendAgain(String name, UUID id) {
        var webhook = require(name);
        var delivery = outbox.find(WebhookChannel.CODE, webhook.name(), id)
                .orElseThrow(() -> Problem.notFound("The webhook has no delivery with this id."));
        Transactions.joining(() -> {
            if (!outbox.sendAgain(delivery.id())) {
                throw Problem.conflict("This delivery waits already, and is sent as soon as it is due.");
            }
            audit.record(new AuditChange(
                    AuditAction.WEBHOOK_DELIVERY_REPEATED, subject(webhook), null, null, delivery.title()));
            return true;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
