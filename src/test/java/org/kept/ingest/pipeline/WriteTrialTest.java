package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.database.DatabaseException;
import org.kept.database.Transactions;

@QuarkusTest
@OnBothDatabases
class WriteTrialTest {

    private final WriteTrial trial;
    private final WriteAvailability availability;

    @Inject
    WriteTrialTest(WriteTrial trial, WriteAvailability availability) {
        this.trial = trial;
        this.availability = availability;
    }

    @Test
    void aTrialWrites() {
        assertThat(Transactions.commitIf(Duration.ofSeconds(10), done -> true, trial::write))
                .isTrue();
    }

    @Test
    void aTrialEndsAnOutageAndAnErrorOfOursIsNone() {
        availability.recordFailure(new IllegalStateException("not the database"));
        assertThat(availability.isAvailable()).isTrue();
        availability.recordFailure(new DatabaseException(new SQLException("disk full", "53100")));
        assertThat(availability.isAvailable()).isTrue();
    }
}
