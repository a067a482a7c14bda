package org.kept.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.database.Database;
import org.kept.outbox.SendResult.SendOutcome;

/** Deliveries by nodes that share a database: at least once with one id, and no long queue holds up another. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class OutboxNodesTest extends OutboxNode {

    @Inject
    Database database;

    @Test
    void aLongQueueOfOneChannelHoldsUpNoOtherNorWhatComesMeanwhile() {
        for (var i = 0; i < 40; i++) {
            add("reader" + i);
        }
        var second = new TestReceiver("second");
        var first = addToSecond("one");
        var later = new AtomicReference<UUID>();
        var meanwhile = new AtomicBoolean();
        receiver.answer = delivery -> {
            if (!second.got.isEmpty() && meanwhile.compareAndSet(false, true)) {
                later.set(addToSecond("two"));
            }
            return ok();
        };
        var before = new AtomicInteger();
        second.answer = delivery -> {
            before.set(receiver.got.size());
            return ok();
        };
        new OutboxRunner(store, List.of(receiver, second), threads, THREE_DAYS, clock).sendDue();
        assertThat(second.got).containsExactly(first, later.get());
        assertThat(before.get()).isLessThan(40);
        assertThat(receiver.got).hasSize(40);
    }

    private UUID addToSecond(String target) {
        var delivery = new NewDelivery("second", target, "kept.trial", "about-" + target, "A trial", "{}", null);
        return store.insert(List.of(delivery), clock.instant()).get(0);
    }

    @Test
    void deliveriesThatWaitForATargetHideNoOther() {
        addMany("paused", 600);
        outbox.pause(CHANNEL, "paused", "Paused by a test.");
        addMany("down", 600);
        clock.forward(Duration.ofSeconds(1));
        var other = add("other");
        receiver.answer = delivery -> delivery.target().equals("down") ? result(SendOutcome.UNAVAILABLE) : ok();
        runner.sendDue();
        assertThat(receiver.got).contains(other).hasSizeLessThanOrEqualTo(5);
        assertThat(outbox.to(CHANNEL, "paused", OutboxState.WAITING, null, 500).items())
                .hasSize(500);
    }

    @Test
    void howeverManyWaitABatchIsSmallAndHasTheOldest() {
        var ids = addMany("one", 2);
        clock.forward(Duration.ofSeconds(1));
        IntStream.range(0, 20).forEach(i -> addMany("reader" + i, 50));
        var batch = store.lease(CHANNEL, clock.instant(), clock.instant().plusSeconds(60), "lease", OutboxRunner.BATCH);
        assertThat(batch).hasSize(OutboxRunner.BATCH);
        assertThat(batch.subList(0, 2)).extracting(OutboxDelivery::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(batch.stream().collect(Collectors.groupingBy(OutboxDelivery::target, Collectors.counting())))
                .allSatisfy((target, count) -> assertThat(count).isLessThanOrEqualTo(4));
    }

    @Test
    void whatANodeWithAWrongClockAddsIsNeitherLateNorGivenUp() {
        for (var time : List.of("2099-01-01T00:00:00Z", "1999-01-01T00:00:00Z")) {
            QuarkusMock.installMockForType(new MovingClock(Instant.parse(time)), Clock.class);
            var id = outbox.add(List.of(to("node-of-" + time))).get(0);
            runner.sendDue();
            assertThat(read(id).state()).isEqualTo(OutboxState.DELIVERED);
            assertThat(read(id).created()).isAfter("2020-01-01T00:00:00Z");
        }
    }

    @Test
    void ofAThousandDeliveriesEachArrivesThoughANodeIsKilledInTheMiddle() {
        var ids = store.insert(
                IntStream.range(0, 1_000).mapToObj(i -> to("target" + i % 20)).toList(), clock.instant());
        var sent = new AtomicInteger();
        Set<UUID> unrecorded = ConcurrentHashMap.newKeySet();
        var killed = new TestReceiver(CHANNEL);
        killed.answer = delivery -> {
            receiver.got.add(delivery.id());
            if (sent.incrementAndGet() > 400) {
                unrecorded.add(delivery.id());
                throw new LinkageError("killed");
            }
            return ok();
        };
        assertThatThrownBy(() -> node(killed).sendDue()).isInstanceOf(IllegalStateException.class);
        runner.sendDue();
        clock.forward(Duration.ofMinutes(5));
        runner.sendDue();
        assertThat(Set.copyOf(receiver.got)).containsExactlyInAnyOrderElementsOf(ids);
        var often = receiver.got.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        // Only deliveries that the killed node could not record come twice, with the same id.
        assertThat(often.values().stream().filter(count -> count > 1).count()).isLessThanOrEqualTo(20);
        assertThat(often.entrySet())
                .allMatch(each -> each.getValue() == 1 || (each.getValue() == 2 && !unrecorded.isEmpty()));
        assertThat(count("delivered")).isEqualTo(1_000);
    }

    private int count(String state) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select count(*) from outbox_delivery where state = ?")) {
                select.setString(1, state);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    @Test
    void twoNodesAtOnceSendEachDeliveryOnce() throws InterruptedException {
        var ids = store.insert(
                IntStream.range(0, 300).mapToObj(i -> to("shared" + i % 10)).toList(), clock.instant());
        var other = node(receiver);
        var nodes = List.of(new Thread(runner::sendDue), new Thread(other::sendDue));
        nodes.forEach(Thread::start);
        for (var node : nodes) {
            node.join();
        }
        runner.sendDue();
        assertThat(receiver.got).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aResultThatComesAfterTheLeaseIsNotRecorded() {
        var id = add("late");
        var leased = store.lease(CHANNEL, clock.instant(), clock.instant().plusSeconds(1), "first", 10);
        assertThat(leased).hasSize(1);
        clock.forward(Duration.ofSeconds(1));
        assertThat(store.lease(CHANNEL, clock.instant(), clock.instant().plusSeconds(60), "second", 10))
                .hasSize(1);
        assertThat(store.record(leased.get(0), "first")).isFalse();
        assertThat(read(id).state()).isEqualTo(OutboxState.WAITING);
    }
}
