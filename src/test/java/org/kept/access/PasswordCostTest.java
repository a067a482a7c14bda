package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.access.person.PasswordHasher;

class PasswordCostTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 11, 21, 31})
    void aCostOutOfRangePreventsTheStartExceptInTests(int cost) {
        for (var mode : new LaunchMode[] {LaunchMode.NORMAL, LaunchMode.DEVELOPMENT}) {
            assertThatThrownBy(() -> PasswordHasher.check(cost, mode))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "KEPT_PASSWORD_COST is " + cost + "; it must be between 12 and 20. Leave it out for 12.");
        }
    }

    @ParameterizedTest
    @EnumSource(LaunchMode.class)
    void theDefaultCostIsAlwaysAccepted(LaunchMode mode) {
        assertThatCode(() -> PasswordHasher.check(defaults().cost(), mode)).doesNotThrowAnyException();
    }

    @Test
    void hashesUseTheConfiguredCost() {
        var hashes = new PasswordHasher(defaults(), new SimpleMeterRegistry());
        var hash = hashes.hash("plum jam on the window sill");
        assertThat(hash).startsWith("$2a$12$");
        assertThat(hashes.matches("plum jam on the window sill", hash)).isTrue();
        assertThat(hashes.matches("plum jam on the window", hash)).isFalse();
        assertThat(hashes.matches("plum jam on the window sill", null)).isFalse();
    }

    /** The default configuration. */
    private static PasswordConfig defaults() {
        return new SmallRyeConfigBuilder()
                .withMapping(PasswordConfig.class)
                .withDefaultValues(Map.of())
                .build()
                .getConfigMapping(PasswordConfig.class);
    }
}
