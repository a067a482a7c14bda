package org.kept.outbox;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kept.MovingClock;
import org.kept.outbox.SendResult.SendOutcome;

/** A node whose deliveries are sent when a test says so, through one channel and by a clock that the test moves. */
abstract class OutboxNode {

    static final String CHANNEL = "test";
    static final Duration THREE_DAYS = Duration.ofDays(3);

    @Inject
    OutboxStore store;

    @Inject
    Outbox outbox;

    final MovingClock clock = new MovingClock(Instant.parse("2090-01-01T09:00:00Z"));
    final TestReceiver receiver = new TestReceiver(CHANNEL);
    ExecutorService threads;
    OutboxRunner runner;

    @BeforeEach
    void createNode() {
        threads = Executors.newFixedThreadPool(4);
        runner = node(receiver);
    }

    @AfterEach
    void stopNode() {
        threads.shutdownNow();
    }

    OutboxRunner node(OutboxChannel channel) {
        return new OutboxRunner(store, List.of(channel), threads, THREE_DAYS, clock);
    }

    static SendResult ok() {
        return SendResult.of(SendOutcome.DELIVERED, 200, "Taken.");
    }

    static SendResult result(SendOutcome outcome) {
        return SendResult.of(outcome, 500, "No.");
    }

    static NewDelivery to(String target) {
        return to(target, null);
    }

    static NewDelivery to(String target, @Nullable Instant notBefore) {
        return new NewDelivery(CHANNEL, target, "kept.trial", "about-" + target, "A trial", "{}", notBefore);
    }

    UUID add(String target) {
        return store.insert(List.of(to(target)), clock.instant()).get(0);
    }

    List<UUID> addMany(String target, int count) {
        return store.insert(Collections.nCopies(count, to(target)), clock.instant());
    }

    OutboxDelivery read(UUID id) {
        return store.find(id).orElseThrow();
    }
}
