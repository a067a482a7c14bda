package org.kept.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.outbox.SendResult.SendOutcome;

/** Failed deliveries are tried again after ever longer times; targets that fail are held and paused. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class OutboxFailuresTest extends OutboxNode {

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
}
