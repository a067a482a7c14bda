package org.kept.hook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.SecretCipher;
import org.kept.access.SenderThrottle;
import org.kept.hook.refusal.RefusalCounter;
import org.kept.hook.refusal.RefusalReason;
import org.kept.hook.signature.HookRequest;
import org.kept.hook.signature.SignatureResult;
import org.kept.hook.signature.SignatureVerifier;
import org.kept.ingest.InputText;
import org.kept.ingest.IntakeActivity;
import org.kept.problem.Problem;

/** Verifies deliveries, and passes genuine ones on to the inbox. */
@ApplicationScoped
class HookReceiver {

    private static final Logger LOG = Logger.getLogger(HookReceiver.class);

    /** Headers in which senders give the topic of a delivery. */
    private static final List<String> TOPICS =
            List.of("x-shopify-topic", "x-wc-webhook-topic", "x-github-event", "x-topic");

    private static final int MAX_TOPIC = 90;

    private final HookService hooks;
    private final SecretCipher cipher;
    private final HookInbox inbox;
    private final HookConfig config;
    private final Clock clock;
    private final SenderThrottle throttle;
    private final IntakeActivity activity;
    private final RefusalCounter refusals;

    /** Hooks whose refusals were logged within the last minute. */
    private final Cache<String, Boolean> logged = Caffeine.newBuilder()
            .maximumSize(1000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    HookReceiver(
            HookService hooks,
            SecretCipher cipher,
            HookInbox inbox,
            HookConfig config,
            Clock clock,
            SenderThrottle throttle,
            IntakeActivity activity,
            RefusalCounter refusals) {
        this.hooks = hooks;
        this.cipher = cipher;
        this.inbox = inbox;
        this.config = config;
        this.clock = clock;
        this.throttle = throttle;
        this.activity = activity;
        this.refusals = refusals;
    }

    /**
     * Accepts a delivery.
     *
     * @param headers values by name, in lower case
     * @param body the raw bytes
     * @param address address of the sender
     * @throws Problem 401 if it is not genuine, 404 if there is no such hook, 429 after too many wrong signatures
     */
    @ActivateRequestContext
    public HookAnswer receive(String name, Map<String, List<String>> headers, byte[] body, String address) {
        if (!Hook.isName(name)) {
            throw HookInbox.unknownHook();
        }
        var target = Hook.purpose(name);
        throttle.registerAttempt(target, address, config.wrongPerMinute());
        var hook = hooks.find(name).orElseThrow(HookInbox::unknownHook);
        var result = verifier(hook).verify(new HookRequest(headers, body));
        if (result instanceof SignatureResult.Refused refused) {
            refusals.count(name, RefusalReason.of(refused.fault()));
            if (logged.asMap().putIfAbsent(name, true) == null) {
                LOG.infof("Delivery refused: hook=%s address=%s because=%s", name, address, refused.fault());
            }
            throw Problem.unauthorized(refused.fault().detail());
        }
        throttle.undoAttempt(target, address, config.wrongPerMinute());
        if (result instanceof SignatureResult.Genuine genuine) {
            activity.record();
            return inbox.accept(hook, body, genuine.deliveryId(), topic(headers));
        }
        return HookAnswer.tried();
    }

    /**
     * The answer to a request that tests the address without a delivery; empty if it is not a valid test. A query can
     * contain the secret, so a wrong one counts as a wrong signature.
     *
     * @throws Problem 404 if there is no such hook, 429 after too many wrong secrets
     */
    @ActivateRequestContext
    public String challenge(String name, Map<String, String> query, String address) {
        var hook = hooks.find(name).orElseThrow(HookInbox::unknownHook);
        if (query.isEmpty()) {
            return "";
        }
        var target = Hook.purpose(name);
        throttle.registerAttempt(target, address, config.wrongPerMinute());
        @Nullable String answer = verifier(hook).challenge(query);
        if (answer == null) {
            return "";
        }
        throttle.undoAttempt(target, address, config.wrongPerMinute());
        return answer;
    }

    private SignatureVerifier verifier(Hook hook) {
        var secret = cipher.decrypt(hook.secret(), Hook.purpose(hook.name())).orElseThrow(() -> unreadableSecret(hook));
        return hook.scheme().verifier(secret, clock);
    }

    private Problem unreadableSecret(Hook hook) {
        refusals.count(hook.name(), RefusalReason.SECRET_UNREADABLE);
        return Problem.busy(
                "Kept cannot read the secret of this hook. Its administrator must set it again.",
                Duration.ofMinutes(5));
    }

    private static @Nullable String topic(Map<String, List<String>> headers) {
        return TOPICS.stream()
                .flatMap(name -> headers.getOrDefault(name, List.of()).stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> InputText.truncate(MAX_TOPIC, text))
                .orElse(null);
    }
}
