package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.scheduler.spi.JobInstrumenter.JobInstrumentationContext;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScheduledJobsTest {

    private static final String URL = "jdbc:postgresql://away.example.org/scheduled-jobs";

    private final AtomicInteger run = new AtomicInteger();

    @Test
    @SuppressWarnings("NullAway") // No database is asked in the second after an attempt that failed.
    void jobsWaitUntilTheDatabaseIsBack() {
        var jobs = new ScheduledJobs(new DatabaseReachability(URL, null));
        assertThatThrownBy(() -> H2OrPostgresDriver.FAILED_CONNECTIONS.connect(URL, () -> {
                    throw new SQLException("refused", "08001");
                }))
                .hasMessage("refused");
        jobs.instrument(job());
        assertThat(run).hasValue(0);
        H2OrPostgresDriver.FAILED_CONNECTIONS.forget(URL);
        jobs.instrument(job());
        assertThat(run).hasValue(1);
    }

    private JobInstrumentationContext job() {
        return new JobInstrumentationContext() {
            @Override
            public CompletionStage<Void> executeJob() {
                run.incrementAndGet();
                return CompletableFuture.completedStage(null);
            }

            @Override
            public String getSpanName() {
                return "job";
            }
        };
    }
}
