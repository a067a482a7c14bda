package org.kept.hook;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.body.DocumentSize;
import org.kept.body.MemoryBudget;
import org.kept.database.DatabaseException;
import org.kept.database.ListSlice;
import org.kept.database.Transactions;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.EventIngestion.Withdrawals;
import org.kept.ingest.IngestOptions;
import org.kept.problem.Problem;

/**
 * The inbox: maps each delivery, and keeps it in the transaction that stores its events.
 *
 * <p>A delivery that cannot be read is kept as failed, and can be replayed once its mapping is corrected. Its events
 * have the same identity each time, so that nothing counts twice.
 */
@ApplicationScoped
public class HookInbox {

    /** Maximum number of deliveries that one request replays. */
    private static final int MAX_REPLAYED = 100;

    /** SQLSTATE of PostgreSQL and H2 for a row whose hook does not exist. */
    private static final Set<String> NO_HOOK = Set.of("23503", "23506");

    /**
     * Result of replaying the failed deliveries of a hook.
     *
     * @param failed those that failed again
     * @param left failed deliveries that were not tried
     */
    public record Replays(long tried, long failed, long left) {}

    /**
     * A delivery and its body.
     *
     * @param payload the body as text
     */
    public record DeliveryWithBody(HookDelivery delivery, String payload) {}

    private final DeliveryStore store;
    private final DeliveryMapper deliveryMapper;
    private final EventIngestion ingestion;
    private final MemoryBudget memoryBudget;
    private final Audit audit;
    private final Clock clock;

    HookInbox(
            DeliveryStore store,
            DeliveryMapper deliveryMapper,
            EventIngestion ingestion,
            MemoryBudget memoryBudget,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.deliveryMapper = deliveryMapper;
        this.ingestion = ingestion;
        this.memoryBudget = memoryBudget;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Accepts a genuine delivery; a repeated one changes nothing.
     *
     * @param senderId the sender's id of the delivery; null if it sent none
     * @param topic null if the sender gave none
     */
    HookAnswer accept(Hook hook, byte[] body, @Nullable String senderId, @Nullable String topic) {
        var digest = digest(body);
        var signedId = hook.scheme().signsDeliveryId() ? senderId : null;
        var same = store.findSame(hook.name(), digest, signedId);
        if (same.isPresent()) {
            return HookAnswer.again(same.get());
        }
        var arrival = new DeliveryStore.ArrivingDelivery(UUID.randomUUID(), now(), digest, senderId, signedId, topic);
        try (var memory = memoryBudget.open()) {
            memory.add(DocumentSize.ofJson(body));
            var mapped = deliveryMapper.map(hook, body);
            var keys = mapped.keys();
            var withdrawals = withdraw(hook, mapped);
            var kept = new AtomicBoolean();
            var receipt = ingestion.push(
                    mapped.records(),
                    options(hook, mapped),
                    stored -> kept.set(
                            store.insert(hook, arrival, body, DeliveryOutcome.of(mapped, stored, withdrawals), keys)));
            if (kept.get()) {
                return HookAnswer.of(arrival.id(), DeliveryOutcome.of(mapped, receipt, withdrawals));
            }
            // If two arrive at the same time, the second finds its events stored already and is not kept.
            return store.findSame(hook.name(), digest, signedId)
                    .map(HookAnswer::again)
                    .orElseThrow(HookInbox::unknownHook);
        } catch (DatabaseException e) {
            if (NO_HOOK.contains(e.state())) {
                throw unknownHook();
            }
            throw e;
        }
    }

    /** The answer to a delivery for a hook that does not exist, or was removed meanwhile. */
    static Problem unknownHook() {
        return Problem.notFound("There is no hook at this address. Check its name.");
    }

    private static IngestOptions options(Hook hook, MappedDelivery mapped) {
        return IngestOptions.of(false, mapped.correct(), actor(hook), DataScope.EVERYTHING);
    }

    private static Actor actor(Hook hook) {
        return new Actor("hook:" + hook.name(), null, null);
    }

    private Withdrawals withdraw(Hook hook, MappedDelivery mapped) {
        return ingestion.withdraw(mapped.withdrawn(), hook.mapping(), actor(hook), DataScope.EVERYTHING);
    }

    /** Maps a delivery again, by the current mapping. */
    public HookDelivery replay(Hook hook, UUID id) {
        require(hook, id);
        var outcome = tryAgain(hook, id);
        record(hook, "delivery " + id, 1, outcome.state() == DeliveryState.FAILED ? 1 : 0);
        return require(hook, id);
    }

    /** Maps the failed deliveries again, a hundred at a time. */
    public Replays replayFailed(Hook hook) {
        var total = counts(hook).failed();
        var ids = store.failed(hook.name(), MAX_REPLAYED);
        var failed = 0;
        for (var id : ids) {
            try {
                if (tryAgain(hook, id).state() == DeliveryState.FAILED) {
                    failed++;
                }
            } catch (Problem problem) {
                // Deleted meanwhile, because its customer was erased or its retention period ended.
                if (problem.status() != 404) {
                    throw problem;
                }
            }
        }
        if (!ids.isEmpty()) {
            record(hook, "failed deliveries", ids.size(), failed);
        }
        return new Replays(ids.size(), failed, Math.max(0, total - ids.size()));
    }

    private DeliveryOutcome tryAgain(Hook hook, UUID id) {
        var body = store.body(id).orElseThrow(() -> notFound(id));
        try (var memory = memoryBudget.open()) {
            memory.add(DocumentSize.ofJson(body));
            var mapped = deliveryMapper.map(hook, body);
            var keys = mapped.keys();
            var withdrawals = withdraw(hook, mapped);
            var receipt = ingestion.push(mapped.records(), options(hook, mapped), stored -> {
                if (!store.update(id, DeliveryOutcome.of(mapped, stored, withdrawals), keys, now())) {
                    // None of its events may be stored: its customer may have been erased.
                    throw notFound(id);
                }
            });
            return DeliveryOutcome.of(mapped, receipt, withdrawals);
        }
    }

    private void record(Hook hook, String which, long tried, long failed) {
        Transactions.joining(() -> {
            audit.record(AuditChange.added(
                    AuditAction.DELIVERIES_REPLAYED,
                    "hook " + hook.name(),
                    AuditChange.lines("replayed", which, "deliveries", tried, "failed again", failed)));
            return true;
        });
    }

    /**
     * The deliveries of a hook, newest first.
     *
     * @param state null for all
     * @param cursor that of the page; null for the first
     */
    public ListSlice<HookDelivery> list(Hook hook, @Nullable DeliveryState state, @Nullable String cursor, int limit) {
        return store.list(hook.name(), state, cursor, limit);
    }

    /**
     * A delivery with its body.
     *
     * @throws Problem 404 if it is not in the inbox
     */
    public DeliveryWithBody open(Hook hook, UUID id) {
        var delivery = require(hook, id);
        var body = store.body(id).orElseThrow(() -> notFound(id));
        return new DeliveryWithBody(delivery, new String(body, StandardCharsets.UTF_8));
    }

    /**
     * A delivery.
     *
     * @throws Problem 404 if it is not in the inbox
     */
    public HookDelivery require(Hook hook, UUID id) {
        return store.find(hook.name(), id).orElseThrow(() -> notFound(id));
    }

    DeliveryStore.HookCounts counts(Hook hook) {
        return counts().getOrDefault(hook.name(), DeliveryStore.HookCounts.NONE);
    }

    Map<String, DeliveryStore.HookCounts> counts() {
        return store.counts();
    }

    /** The state of that code, for filters; empty if the text is null or blank. */
    static Optional<DeliveryState> state(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(DeliveryState.of(code)
                .orElseThrow(() -> Problem.parameter("state", code, DeliveryState.codes())));
    }

    private static Problem notFound(UUID id) {
        return Problem.notFound("There is no delivery " + id
                + " of this hook. It may have been deleted, because it was old or its customer was erased.");
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
