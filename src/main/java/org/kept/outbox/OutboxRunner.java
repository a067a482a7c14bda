package org.kept.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.database.Transactions;
import org.kept.outbox.SendResult.SendOutcome;
import org.kept.problem.DatabaseOutage;

/**
 * Sends the deliveries that are due, on this node.
 *
 * <p>A delivery that fails is tried again after ever longer times, for three days. A target that does not answer is held
 * as a whole, and probed with one delivery at a time; one that fails for a day is paused until a person resumes it. A
 * channel that does not work, such as a mail server that is down, counts against no delivery.
 */
public final class OutboxRunner {

    private static final Logger LOG = Logger.getLogger(OutboxRunner.class);

    /** Deliveries leased at once: as many as are sent at the same time, so that none waits during its lease. */
    static final int BATCH = 8;

    /** Duration of a lease: twice as long as any attempt may take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration TRANSACTION = Duration.ofSeconds(30);

    private static final int PAUSE_AFTER_FAILURES = 8;
    private static final Duration PAUSE_AFTER = Duration.ofHours(24);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(6);
    private static final int MAX_DOWN = 5;

    private final OutboxStore store;
    private final List<OutboxChannel> channels;
    private final ExecutorService threads;
    private final Duration tryFor;
    private final Clock clock;
    private final Map<String, ChannelHold> holds = new HashMap<>();
    private volatile boolean stopping;

    /** A failing channel: number of failures in a row, and time of the next try. */
    private record ChannelHold(int times, Instant until) {}

    /**
     * Creates a runner.
     *
     * @param threads sends this many deliveries at the same time; closed by its owner
     * @param tryFor how long a delivery is tried
     */
    OutboxRunner(
            OutboxStore store, List<OutboxChannel> channels, ExecutorService threads, Duration tryFor, Clock clock) {
        this.store = store;
        this.channels = List.copyOf(channels);
        this.threads = threads;
        this.tryFor = tryFor;
        this.clock = clock;
    }

    /**
     * Sends everything that is due and not leased by another node. Channels take turns, a batch each, so that a long
     * queue of one does not delay the others; deliveries added meanwhile are included.
     */
    public void sendDue() {
        var sent = true;
        while (sent) {
            sent = false;
            for (var channel : channels) {
                sent |= !stopping && mayUse(channel) && sendBatch(channel);
            }
        }
    }

    /** Stops: no further delivery is begun. */
    void stop() {
        stopping = true;
    }

    /** Whether it begins no further delivery. */
    boolean isStopping() {
        return stopping;
    }

    private boolean mayUse(OutboxChannel channel) {
        var hold = holds.get(channel.code());
        return channel.isReady() && (hold == null || !hold.until().isAfter(clock.instant()));
    }

    /** Sends a batch; false if nothing was due, or the channel failed. */
    private boolean sendBatch(OutboxChannel channel) {
        var lease = UUID.randomUUID().toString();
        var now = now();
        // After a failure of the channel, a single delivery tests whether it works again.
        var limit = holds.containsKey(channel.code()) ? 1 : BATCH;
        var leased = Transactions.commitIf(
                TRANSACTION, done -> true, () -> store.lease(channel.code(), now, now.plus(LEASE), lease, limit));
        var sending = new ArrayList<Future<SendResult>>();
        for (var delivery : leased) {
            sending.add(threads.submit(() -> send(channel, delivery)));
        }
        var down = false;
        for (var i = 0; i < leased.size(); i++) {
            var result = await(sending.get(i));
            down |= result.is(SendOutcome.CHANNEL_DOWN);
            record(channel, leased.get(i), lease, result);
        }
        if (down && !stopping) {
            hold(channel.code());
        } else if (!down && !leased.isEmpty() && holds.remove(channel.code()) != null) {
            LOG.infof("Channel works again: channel=%s", channel.code());
        }
        return !leased.isEmpty() && !down;
    }

    private SendResult send(OutboxChannel channel, OutboxDelivery delivery) {
        if (stopping) {
            return SendResult.of(SendOutcome.CHANNEL_DOWN, null, "Kept was stopped meanwhile.");
        }
        try {
            return channel.send(delivery, now());
        } catch (RuntimeException e) {
            if (DatabaseOutage.isOutage(e)) {
                return SendResult.of(SendOutcome.CHANNEL_DOWN, null, "The database was away.");
            }
            LOG.errorf(e, "Delivery failed: id=%s channel=%s", delivery.id(), delivery.channel());
            return SendResult.of(
                    SendOutcome.REFUSED, null, "It failed because of an error in Kept. The log says more.");
        }
    }

    private static SendResult await(Future<SendResult> sending) {
        try {
            return sending.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a delivery failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SendResult.of(SendOutcome.CHANNEL_DOWN, null, "Kept was stopped meanwhile.");
        }
    }

    private void hold(String channel) {
        var before = holds.get(channel);
        var times = before == null ? 1 : Math.min(before.times() + 1, MAX_DOWN);
        var pause = RetryDelay.after(Math.min(times, 3));
        holds.put(channel, new ChannelHold(times, clock.instant().plus(pause)));
        if (before == null) {
            LOG.warnf("Channel does not work; its deliveries wait: channel=%s", channel);
        }
    }

    private void record(OutboxChannel channel, OutboxDelivery delivery, String lease, SendResult result) {
        Transactions.commitIf(TRANSACTION, done -> true, () -> {
            if (store.record(after(delivery, result), lease)) {
                recordTarget(channel, delivery, result);
            }
            return true;
        });
    }

    private OutboxDelivery after(OutboxDelivery before, SendResult result) {
        var now = now();
        var attempts = before.attempts() + 1;
        return switch (result.outcome()) {
            case DELIVERED -> ended(before, OutboxState.DELIVERED, attempts, now, result);
            case DROPPED -> ended(before, OutboxState.DROPPED, before.attempts(), now, result);
            case IMPOSSIBLE, GONE -> ended(before, OutboxState.FAILED, attempts, now, result);
            case CHANNEL_DOWN -> waiting(before, before.attempts(), now, now, result);
            case REFUSED, UNAVAILABLE -> waiting(before, attempts, now.plus(delay(attempts, result)), now, result);
        };
    }

    private static Duration delay(int attempts, SendResult result) {
        var wanted = result.retryAfter();
        var own = RetryDelay.after(attempts);
        if (wanted == null || wanted.compareTo(own) <= 0) {
            return own;
        }
        return wanted.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wanted;
    }

    /** The delivery waits for another attempt, unless it has been tried for too long. */
    private OutboxDelivery waiting(OutboxDelivery before, int attempts, Instant due, Instant now, SendResult result) {
        return due.isAfter(before.triedSince().plus(tryFor))
                ? ended(before, OutboxState.FAILED, attempts, now, result)
                : with(before, OutboxState.WAITING, attempts, due, null, result);
    }

    private static OutboxDelivery ended(
            OutboxDelivery before, OutboxState state, int attempts, Instant now, SendResult result) {
        return with(before, state, attempts, before.due(), now, result);
    }

    private static OutboxDelivery with(
            OutboxDelivery before,
            OutboxState state,
            int attempts,
            Instant due,
            @Nullable Instant ended,
            SendResult result) {
        return new OutboxDelivery(
                before.id(),
                before.channel(),
                before.target(),
                before.type(),
                before.about(),
                before.title(),
                before.body(),
                before.created(),
                due,
                attempts,
                state,
                ended,
                ended == null ? before.sentAgain() : null,
                result.status(),
                result.detail());
    }

    private void recordTarget(OutboxChannel channel, OutboxDelivery delivery, SendResult result) {
        switch (result.outcome()) {
            case DELIVERED -> store.works(delivery.channel(), delivery.target());
            case GONE -> pause(delivery, "The receiver wants nothing any more: " + result.detail());
            case UNAVAILABLE, REFUSED -> fails(channel, delivery, result);
            case IMPOSSIBLE, DROPPED, CHANNEL_DOWN ->
                LOG.debugf("Delivery not sent: id=%s reason=%s", delivery.id(), result.detail());
        }
    }

    private void fails(OutboxChannel channel, OutboxDelivery delivery, SendResult result) {
        var now = now();
        var before = store.target(delivery.channel(), delivery.target()).orElse(OutboxTarget.WORKING);
        if (before.isPaused()) {
            return;
        }
        var failures = before.failures() + 1;
        var since = before.failingSince() == null ? now : before.failingSince();
        if (failures == 1) {
            LOG.warnf(
                    "Delivery failed, and is tried again: channel=%s type=%s reason=%s",
                    delivery.channel(), delivery.type(), result.detail());
        }
        if (channel.pausesTargets()
                && failures >= PAUSE_AFTER_FAILURES
                && !since.plus(PAUSE_AFTER).isAfter(now)) {
            pause(delivery, "It failed " + failures + " times in a row, last with: " + result.detail());
            return;
        }
        // A refused delivery does not delay others to the same target.
        var held = result.is(SendOutcome.UNAVAILABLE) ? now.plus(delay(failures, result)) : before.heldUntil();
        store.save(delivery.channel(), delivery.target(), new OutboxTarget(failures, since, held, null, null));
    }

    private void pause(OutboxDelivery delivery, String because) {
        store.pause(delivery.channel(), delivery.target(), because, now());
        LOG.warnf("Target paused until someone resumes it: channel=%s reason=%s", delivery.channel(), because);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
