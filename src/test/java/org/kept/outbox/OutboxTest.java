package org.kept.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.database.ListSlice;
import org.kept.outbox.SendResult.SendOutcome;
import org.kept.problem.Problem;

/** Deliveries are listed page by page, counted by subject, sent again and deleted. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class OutboxTest extends OutboxNode {

    @Inject
    OutboxSchedule schedule;

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
}
