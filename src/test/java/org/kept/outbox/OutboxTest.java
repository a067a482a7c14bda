package org.kept.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.database.Database;
import org.kept.database.ListSlice;
import org.kept.outbox.SendResult.SendOutcome;
import org.kept.problem.Problem;

/** Deliveries by nodes that share a database: at least once with one id, however the receivers behave. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class OutboxTest {

    private static final String CHANNEL = "test";
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private final OutboxStore store;
    private final Outbox outbox;
    private final OutboxSchedule schedule;
    private final Database database;
    private final MovingClock clock = new MovingClock(Instant.parse("2090-01-01T09:00:00Z"));
    private final Receiver receiver = new Receiver(CHANNEL);
    private ExecutorService threads;
    private OutboxRunner runner;

    @Inject
    OutboxTest(OutboxStore store, Outbox outbox, OutboxSchedule schedule, Database database) {
        this.store = store;
        this.outbox = outbox;
        this.schedule = schedule;
        this.database = database;
    }

    @BeforeEach
    void createNode() {
        threads = Executors.newFixedThreadPool(4);
        runner = node(receiver);
    }

    @AfterEach
    void stopNode() {
        threads.shutdownNow();
    }

    private OutboxRunner node(OutboxChannel channel) {
        return new OutboxRunner(store, List.of(channel), threads, THREE_DAYS, clock);
    }

    /** Records its deliveries, and answers as the test says. */
    private static final class Receiver implements OutboxChannel {

        private final ConcurrentLinkedQueue<UUID> got = new ConcurrentLinkedQueue<>();
        private final String code;
        private volatile Function<OutboxDelivery, SendResult> answer = delivery -> ok();

        Receiver(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
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
            got.add(delivery.id());
            return answer.apply(delivery);
        }
    }

    private static SendResult ok() {
        return SendResult.of(SendOutcome.DELIVERED, 200, "Taken.");
    }

    private static SendResult result(SendOutcome outcome) {
        return SendResult.of(outcome, 500, "No.");
    }

    private static NewDelivery to(String target) {
        return to(target, null);
    }

    private static NewDelivery to(String target, @Nullable Instant notBefore) {
        return new NewDelivery(CHANNEL, target, "kept.trial", "about-" + target, "A trial", "{}", notBefore);
    }

    private UUID add(String target) {
        return store.insert(List.of(to(target)), clock.instant()).get(0);
    }

    private OutboxDelivery read(UUID id) {
        return store.find(id).orElseThrow();
    }

    @Test
    void aDeliveryIsSentOnceAndListed() {
        var id = add("one");
        runner.sendDue();
        runner.sendDue();
        assertThat(receiver.got).containsExactly(id);
        assertThat(outbox.to(CHANNEL, "one", null, null, 10).items()).hasSize(1);
        assertThat(outbox.to(CHANNEL, "one", OutboxState.DELIVERED, null, 10).items())
                .hasSize(1);
        assertThat(outbox.to(CHANNEL, "one", OutboxState.WAITING, null, 10).items())
                .isEmpty();
        assertThat(outbox.of(CHANNEL, null, 10).items()).hasSize(1);
        assertThat(outbox.about("about-one", null, 10).items()).hasSize(1);
        var sent = outbox.find(CHANNEL, "one", id).orElseThrow();
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.ended()).isEqualTo(clock.instant());
        assertThat(outbox.find(CHANNEL, "another", id)).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(List.of(to("rolled-back")));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outbox.of(CHANNEL, null, 10).items()).isEmpty();
    }

    @Test
    void nothingIsSentBeforeItsTime() {
        store.insert(List.of(to("later", clock.instant().plusSeconds(60))), clock.instant());
        runner.sendDue();
        assertThat(receiver.got).isEmpty();
        clock.forward(Duration.ofMinutes(1));
        runner.sendDue();
        assertThat(receiver.got).hasSize(1);
    }

    @Test
    void aFailureIsTriedAgainWithTheSameIdAfterEverLongerTimes() {
        receiver.answer = delivery -> result(SendOutcome.UNAVAILABLE);
        var id = add("down");
        runner.sendDue();
        assertThat(read(id).due()).isEqualTo(clock.instant().plusSeconds(10));
        runner.sendDue();
        assertThat(receiver.got).hasSize(1);
        clock.forward(Duration.ofSeconds(10));
        runner.sendDue();
        assertThat(read(id).due()).isEqualTo(clock.instant().plusSeconds(30));
        receiver.answer = delivery -> ok();
        clock.forward(Duration.ofSeconds(30));
        runner.sendDue();
        assertThat(receiver.got).containsExactly(id, id, id);
        assertThat(read(id).state()).isEqualTo(OutboxState.DELIVERED);
        assertThat(outbox.target(CHANNEL, "down").failures()).isZero();
    }

    @Test
    void aTargetThatDoesNotAnswerIsProbedWithOneDelivery() {
        for (var i = 0; i < 10; i++) {
            add("slow");
        }
        var other = add("other");
        receiver.answer = delivery -> delivery.target().equals("slow") ? result(SendOutcome.UNAVAILABLE) : ok();
        runner.sendDue();
        assertThat(receiver.got).contains(other).hasSizeLessThanOrEqualTo(5);
        var before = receiver.got.size();
        clock.forward(Duration.ofMinutes(10));
        runner.sendDue();
        assertThat(receiver.got).hasSize(before + 1);
    }

    @Test
    void aLongQueueOfOneChannelHoldsUpNoOtherNorWhatComesMeanwhile() {
        for (var i = 0; i < 40; i++) {
            add("reader" + i);
        }
        var second = new Receiver("second");
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
    void longListsAreReadPageByPage() {
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < 3; i++) {
            // Several at the same time, as at a publication.
            ids.addAll(addMany("one", 4));
            clock.forward(Duration.ofSeconds(1));
        }
        add("other");
        var newest = pages(cursor -> {
            add("one");
            return outbox.to(CHANNEL, "one", OutboxState.WAITING, cursor, 5);
        });
        assertThat(newest)
                .extracting(OutboxDelivery::id)
                .doesNotHaveDuplicates()
                .containsAll(ids);
        assertThat(newest)
                .hasSize(13)
                .isSortedAccordingTo(
                        Comparator.comparing(OutboxDelivery::created).reversed());
        assertThat(pages(cursor -> outbox.of(CHANNEL, cursor, 4)))
                .extracting(OutboxDelivery::id)
                .doesNotHaveDuplicates()
                .hasSize(16);
        assertThat(pages(cursor -> outbox.about("about-one", cursor, 5)))
                .hasSize(15)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(OutboxDelivery::created));
        assertThatThrownBy(() -> outbox.of(CHANNEL, "no-cursor", 4))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("The cursor is not valid.");
    }

    /** All pages of a list, one after the other. */
    private static List<OutboxDelivery> pages(Function<@Nullable String, ListSlice<OutboxDelivery>> list) {
        var all = new ArrayList<OutboxDelivery>();
        ListSlice<OutboxDelivery> page = list.apply(null);
        all.addAll(page.items());
        while (page.next() != null) {
            page = list.apply(page.next());
            all.addAll(page.items());
        }
        return all;
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

    private List<UUID> addMany(String target, int count) {
        return store.insert(Collections.nCopies(count, to(target)), clock.instant());
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
    void theProgressOfASubjectCountsStatesWithoutTrials() {
        store.insert(
                List.of(
                        new NewDelivery(CHANNEL, "one", "kept.digest", "2024-W21", "A week", "{}", null),
                        new NewDelivery(CHANNEL, "two", "kept.digest", "2024-W21", "A week", "{}", null),
                        new NewDelivery(CHANNEL, "two", NewDelivery.TRIAL, "2024-W21", "A trial", "{}", null)),
                clock.instant());
        receiver.answer = delivery -> delivery.target().equals("two") ? result(SendOutcome.REFUSED) : ok();
        runner.sendDue();
        assertThat(outbox.progress("2024-W21"))
                .containsExactly(
                        new OutboxProgress(CHANNEL, OutboxState.DELIVERED, 1),
                        new OutboxProgress(CHANNEL, OutboxState.WAITING, 1));
        assertThat(outbox.progress("2024-W22")).isEmpty();
    }

    @Test
    void aDeliveryThatIsRefusedHoldsUpNoOther() {
        var refused = add("picky");
        receiver.answer = delivery -> delivery.id().equals(refused) ? result(SendOutcome.REFUSED) : ok();
        runner.sendDue();
        var next = add("picky");
        runner.sendDue();
        assertThat(read(refused).state()).isEqualTo(OutboxState.WAITING);
        assertThat(read(next).state()).isEqualTo(OutboxState.DELIVERED);
    }

    @Test
    void aPauseThatTheReceiverAsksForIsKept() {
        receiver.answer = delivery -> new SendResult(SendOutcome.UNAVAILABLE, 429, "Later.", Duration.ofMinutes(7));
        var id = add("busy");
        runner.sendDue();
        assertThat(read(id).due()).isEqualTo(clock.instant().plus(Duration.ofMinutes(7)));
        assertThat(outbox.target(CHANNEL, "busy").heldUntil())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(7)));
    }

    @Test
    void aTargetThatFailsForADayIsPausedUntilItIsResumed() {
        receiver.answer = delivery -> result(SendOutcome.UNAVAILABLE);
        var id = add("dead");
        for (var i = 0; i < 60 && !outbox.target(CHANNEL, "dead").isPaused(); i++) {
            runner.sendDue();
            clock.forward(Duration.ofHours(1));
        }
        var paused = outbox.target(CHANNEL, "dead");
        assertThat(paused.isPaused()).isTrue();
        assertThat(paused.pausedBecause()).contains("times in a row").contains("No.");
        var attempts = receiver.got.size();
        receiver.answer = delivery -> ok();
        clock.forward(Duration.ofHours(12));
        runner.sendDue();
        assertThat(receiver.got).hasSize(attempts);
        store.resume(CHANNEL, "dead", clock.instant());
        runner.sendDue();
        assertThat(read(id).state()).isEqualTo(OutboxState.DELIVERED);
    }

    @Test
    void aReceiverThatIsGoneGetsNothingMore() {
        receiver.answer = delivery -> result(SendOutcome.GONE);
        var id = add("gone");
        runner.sendDue();
        assertThat(read(id).state()).isEqualTo(OutboxState.FAILED);
        assertThat(outbox.target(CHANNEL, "gone").isPaused()).isTrue();
        var next = add("gone");
        clock.forward(Duration.ofDays(1));
        runner.sendDue();
        assertThat(receiver.got).containsExactly(id);
        assertThat(store.giveUp(clock.instant(), clock.instant(), "Too late.")).isEqualTo(1);
        assertThat(read(next).state()).isEqualTo(OutboxState.FAILED);
        assertThat(read(next).detail()).isEqualTo("Too late.");
    }

    @Test
    void whatIsImpossibleOrNotWantedEnds() {
        receiver.answer =
                delivery -> result(delivery.target().equals("nowhere") ? SendOutcome.IMPOSSIBLE : SendOutcome.DROPPED);
        var impossible = add("nowhere");
        var dropped = add("unsubscribed");
        runner.sendDue();
        assertThat(read(impossible).state()).isEqualTo(OutboxState.FAILED);
        assertThat(read(dropped).state()).isEqualTo(OutboxState.DROPPED);
    }

    @Test
    void aChannelThatIsDownCountsAgainstNoDelivery() {
        receiver.answer = delivery -> result(SendOutcome.CHANNEL_DOWN);
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < 50; i++) {
            ids.add(add("reader" + i + "@example.org"));
        }
        for (var minute = 0; minute < 60; minute++) {
            runner.sendDue();
            clock.forward(Duration.ofMinutes(1));
        }
        // The first batch showed the failure; after that, one delivery at a time did.
        assertThat(receiver.got).hasSizeLessThan(100);
        assertThat(ids).allMatch(id -> read(id).attempts() == 0);
        receiver.got.clear();
        receiver.answer = delivery -> ok();
        clock.forward(Duration.ofMinutes(3));
        runner.sendDue();
        assertThat(receiver.got).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aDeliveryIsGivenUpAfterThreeDays() {
        var id = add("never");
        var other = new AtomicInteger();
        receiver.answer = delivery -> {
            other.incrementAndGet();
            return result(SendOutcome.REFUSED);
        };
        for (var i = 0; i < 200 && read(id).state() == OutboxState.WAITING; i++) {
            runner.sendDue();
            clock.forward(Duration.ofHours(1));
            store.works(CHANNEL, "never");
        }
        assertThat(read(id).state()).isEqualTo(OutboxState.FAILED);
        assertThat(other.get()).isBetween(10, 30);
        assertThat(read(id).ended()).isAfter(read(id).created().plus(Duration.ofDays(2)));
    }

    @Test
    void aDeliveryThatHasEndedIsSentAgainWithItsId() {
        var id = add("again");
        var created = read(id).created();
        runner.sendDue();
        clock.forward(Duration.ofDays(30));
        var again = clock.instant();
        assertThat(store.sendAgain(id, again)).isTrue();
        assertThat(outbox.sendAgain(id)).isFalse();
        // However old it is, it is tried for three days more.
        assertThat(store.giveUp(again.minus(THREE_DAYS), again, "Too late.")).isZero();
        receiver.answer = delivery -> result(SendOutcome.REFUSED);
        runner.sendDue();
        assertThat(read(id).state()).isEqualTo(OutboxState.WAITING);
        assertThat(read(id).sentAgain()).isEqualTo(again);
        clock.forward(Duration.ofHours(1));
        receiver.answer = delivery -> ok();
        runner.sendDue();
        assertThat(receiver.got).containsExactly(id, id, id);
        assertThat(read(id).created()).isEqualTo(created);
        assertThat(read(id).sentAgain()).isNull();
        assertThat(read(id).ended()).isEqualTo(clock.instant());
    }

    @Test
    void oldDeliveriesAreDeletedAndAForgottenTargetLeavesNothing() {
        var old = add("old");
        runner.sendDue();
        store.deleteEnded(clock.instant());
        assertThat(store.find(old)).isEmpty();
        add("forgotten");
        outbox.pause(CHANNEL, "forgotten", "Paused by a test.");
        assertThat(outbox.target(CHANNEL, "forgotten").isPaused()).isTrue();
        outbox.resume(CHANNEL, "forgotten");
        assertThat(outbox.target(CHANNEL, "forgotten").isPaused()).isFalse();
        outbox.forget(CHANNEL, "forgotten");
        assertThat(outbox.to(CHANNEL, "forgotten", null, null, 10).items()).isEmpty();
        schedule.tidy();
    }

    @Test
    void ofAThousandDeliveriesEachArrivesThoughANodeIsKilledInTheMiddle() {
        var ids = store.insert(
                IntStream.range(0, 1_000).mapToObj(i -> to("target" + i % 20)).toList(), clock.instant());
        var sent = new AtomicInteger();
        Set<UUID> unrecorded = ConcurrentHashMap.newKeySet();
        var killed = new OutboxChannel() {
            @Override
            public String code() {
                return CHANNEL;
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
                receiver.got.add(delivery.id());
                if (sent.incrementAndGet() > 400) {
                    unrecorded.add(delivery.id());
                    throw new LinkageError("killed");
                }
                return ok();
            }
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
