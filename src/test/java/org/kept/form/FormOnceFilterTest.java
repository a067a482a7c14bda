package org.kept.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormOnceFilterTest {

    @Test
    void aSecondClickWaitsHalfAMinuteWithFewLooks() {
        assertThat(FormOnceFilter.pause(0)).isEqualTo(Duration.ofMillis(50));
        assertThat(FormOnceFilter.pause(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(FormOnceFilter.pause(1000)).isEqualTo(Duration.ofSeconds(1));
        assertThat(IntStream.range(0, FormOnceFilter.MAX_ATTEMPTS)
                        .mapToObj(FormOnceFilter::pause)
                        .reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
    }

    @Test
    void anAnswerThatCouldNotBeStoredIsStoredLater() {
        var attempts = new AtomicInteger();
        var stored = FormOnceFilter.repeatUntilDone(
                        () -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new IllegalStateException("The database is away.");
                            }
                            return "stored";
                        },
                        Duration.ofMillis(1),
                        Duration.ofMinutes(1))
                .await()
                .atMost(Duration.ofMinutes(1));
        assertThat(stored).isEqualTo("stored");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void anAnswerThatIsStoredLaterHasItsRedirectButNoPage() {
        var redirect = FormAnswer.of(303, Map.of("Location", List.of("/")), null);
        assertThat(redirect.withoutPage()).isEqualTo(redirect);
        assertThat(FormAnswer.of(200, Map.of(), "<p>page</p>").withoutPage().repeatable())
                .isFalse();
    }
}
