package org.kept.access.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.problem.Problem;

/** Comparisons wait for their share of the processors; if many wait, further ones are rejected. */
class PasswordHasherTest {

    private static final int MANY = 64;

    private final PasswordHasher hasher = new PasswordHasher(() -> 8, new SimpleMeterRegistry());

    @Test
    void noMoreAreLetInWhileManyWait() {
        var threads = Executors.newFixedThreadPool(MANY);
        try {
            var tries = IntStream.range(0, MANY)
                    .mapToObj(each -> CompletableFuture.runAsync(() -> hasher.matches("a password", null), threads))
                    .toList();
            var refused = false;
            while (!refused && !tries.stream().allMatch(CompletableFuture::isDone)) {
                refused = isRefused();
            }
            assertThat(refused).isTrue();
            tries.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        assertThatCode(hasher::requireCapacity).doesNotThrowAnyException();
    }

    private boolean isRefused() {
        try {
            hasher.requireCapacity();
            return false;
        } catch (Problem busy) {
            return busy.status() == 503;
        }
    }
}
