package org.kept.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.form.FormSubmissionStore.State;

@QuarkusTest
@OnBothDatabases
class FormSubmissionStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final String ANSWER = "encrypted";

    @Inject
    FormSubmissionStore store;

    @Test
    void ofManyRequestsWithTheSameFormExactlyOneIsTheFirst() throws Exception {
        var form = form();
        Callable<State> arrive = () -> store.register(form, NOW).state();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var states = threads.invokeAll(Collections.nCopies(8, arrive)).stream()
                    .map(FormSubmissionStoreTest::result)
                    .toList();
            assertThat(states).containsOnlyOnce(State.FIRST).contains(State.IN_PROGRESS);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whoComesLaterGetsTheAnswerOfTheFirst() {
        var form = form();
        assertThat(store.register(form, NOW).state()).isEqualTo(State.FIRST);
        assertThat(store.register(form, NOW.plusMillis(40)).state()).isEqualTo(State.IN_PROGRESS);
        store.answer(form, ANSWER);
        var later = store.register(form, NOW.plusSeconds(1));
        assertThat(later.state()).isEqualTo(State.ANSWERED);
        assertThat(later.answer()).isEqualTo(ANSWER);
    }

    @Test
    void aFormThatEndedInAnErrorMayBeSentAgain() {
        var form = form();
        store.register(form, NOW);
        store.forget(form);
        assertThat(store.register(form, NOW).state()).isEqualTo(State.FIRST);
    }

    @Test
    void aFormWhoseNodeStoppedMayBeSentAgainAfterTenMinutes() {
        var form = form();
        store.register(form, NOW);
        assertThat(store.register(form, NOW.plus(Duration.ofMinutes(9))).state())
                .isEqualTo(State.IN_PROGRESS);
        assertThat(store.register(form, NOW.plus(Duration.ofMinutes(11))).state())
                .isEqualTo(State.FIRST);
        assertThat(store.register(form, NOW.plus(Duration.ofMinutes(12))).state())
                .isEqualTo(State.IN_PROGRESS);
    }

    @Test
    void formsAreForgottenAfterAnHour() {
        var old = form();
        var recent = form();
        // In a past that no other test uses.
        var then = Instant.parse("2001-01-01T10:00:00Z");
        store.register(old, then);
        store.answer(old, ANSWER);
        store.register(recent, then.plus(Duration.ofMinutes(30)));
        store.answer(recent, ANSWER);
        store.prune(then.plus(Duration.ofMinutes(61)), FormSubmissionStore.MAX_ROWS, Long.MAX_VALUE);
        assertThat(store.register(old, then).state()).isEqualTo(State.FIRST);
        assertThat(store.register(recent, then).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void theOldestFormsAreForgottenIfThereAreTooMany() {
        var future = Instant.parse("2201-01-01T10:00:00Z");
        var oldest = form();
        var newest = form();
        store.register(oldest, future);
        store.answer(oldest, ANSWER);
        store.register(newest, future.plusSeconds(1));
        store.answer(newest, ANSWER);
        store.prune(NOW, 1, Long.MAX_VALUE);
        assertThat(store.register(newest, future).state()).isEqualTo(State.ANSWERED);
        assertThat(store.register(oldest, future).state()).isEqualTo(State.FIRST);
        store.forget(oldest);
        store.forget(newest);
    }

    @Test
    void theOldestAnswersAreForgottenIfTheyTakeTooMuchRoom() {
        // In a future that no other test uses.
        var future = Instant.parse("2202-01-01T10:00:00Z");
        var oldest = form();
        var newest = form();
        var waiting = form();
        store.register(waiting, future);
        store.register(oldest, future.plusSeconds(1));
        store.answer(oldest, "x".repeat(600));
        store.register(newest, future.plusSeconds(2));
        store.answer(newest, "x".repeat(600));
        store.prune(NOW, FormSubmissionStore.MAX_ROWS, 1000);
        assertThat(store.register(newest, future).state()).isEqualTo(State.ANSWERED);
        assertThat(store.register(oldest, future).state()).isEqualTo(State.FIRST);
        assertThat(store.register(waiting, future).state()).isEqualTo(State.IN_PROGRESS);
        List.of(oldest, newest, waiting).forEach(store::forget);
    }

    @Test
    void itIsTimeToPruneWhenMuchWasStored() {
        var form = form();
        store.register(form, NOW);
        store.prune(NOW, FormSubmissionStore.MAX_ROWS, Long.MAX_VALUE);
        assertThat(store.answer(form, "x".repeat(1000))).isFalse();
        assertThat(store.answer(form, "x".repeat(9 * 1024 * 1024))).isTrue();
        store.forget(form);
    }

    private static State result(Future<State> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String form() {
        return UUID.randomUUID().toString();
    }
}
