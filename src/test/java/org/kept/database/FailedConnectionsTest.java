package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedConnectionsTest {

    private static final String URL = "jdbc:postgresql://db/kept";

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1); // a monotonic clock may overflow
    private final FailedConnections failedConnections = new FailedConnections(time::get);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void anAttemptThatFailedIsNotRepeatedForASecond() {
        assertFails(URL, Duration.ZERO);
        time.addAndGet(Duration.ofMillis(999).toNanos());
        assertFails(URL, Duration.ZERO);
        assertThat(attempts).hasValue(1);

        time.addAndGet(Duration.ofMillis(1).toNanos());
        assertFails(URL, Duration.ZERO);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void anAttemptThatTookLongIsNotRepeatedForAsLong() {
        assertFails(URL, Duration.ofSeconds(10));
        time.addAndGet(Duration.ofSeconds(9).toNanos());
        assertFails(URL, Duration.ZERO);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void anotherDatabaseIsTried() {
        assertFails(URL, Duration.ZERO);
        assertFails("jdbc:postgresql://replica/kept", Duration.ZERO);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aConnectionThatIsMadeEndsTheMemory() throws SQLException {
        assertFails(URL, Duration.ZERO);
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        try (var connection = failedConnections.connect(URL, () -> DriverManager.getConnection("jdbc:h2:mem:"))) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertFails(URL, Duration.ZERO);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void oneRequestASecondMayTry() {
        assertThat(failedConnections.mayTry(URL)).isTrue();
        assertFails(URL, Duration.ZERO);
        assertThat(failedConnections.mayTry(URL)).isFalse();

        time.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(failedConnections.mayTry(URL)).isTrue();
        assertThat(failedConnections.mayTry(URL)).isFalse();
        assertFails(URL, Duration.ZERO);
        assertThat(attempts).as("the trial connects").hasValue(2);

        failedConnections.forget(URL);
        assertThat(failedConnections.mayTry(URL)).isTrue();
        assertThat(failedConnections.mayTry(URL)).isTrue();
    }

    @Test
    void aDatabaseThatAnswersIsNotAway() {
        assertThatThrownBy(() -> failedConnections.connect(URL, () -> {
                    throw new SQLException("too many clients already", "53300");
                }))
                .isInstanceOf(SQLException.class);
        assertThat(failedConnections.mayTry(URL)).isTrue();
    }

    @Test
    void aLostConnectionIsTriedAtOnce() {
        assertThat(failedConnections.recordLoss(URL, new SQLException("I/O error", "08006")))
                .isTrue();
        assertThat(failedConnections.hasFailed(URL)).isTrue();
        assertThat(failedConnections.recordLoss(URL, new SQLException("I/O error", "08006")))
                .isFalse();
        assertThat(failedConnections.mayTry(URL)).isTrue();
        assertThat(failedConnections.mayTry(URL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P05", "53300", "23505"})
    void aFailureThatLosesNoOtherConnectionIsNoLoss(String state) {
        assertThat(failedConnections.recordLoss(URL, new SQLException("", state)))
                .isFalse();
        assertThat(failedConnections.hasFailed(URL)).isFalse();
    }

    private void assertFails(String url, Duration duration) {
        assertThatThrownBy(() -> failedConnections.connect(url, () -> fail(duration)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
    }

    private Connection fail(Duration duration) throws SQLException {
        attempts.incrementAndGet();
        time.addAndGet(duration.toNanos());
        throw new SQLException("Connection refused", "08001");
    }
}
