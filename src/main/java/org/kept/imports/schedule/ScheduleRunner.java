package org.kept.imports.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Actor;
import org.kept.database.Transactions;
import org.kept.ingest.InputText;
import org.kept.problem.DatabaseOutage;
import org.kept.problem.Problem;

/**
 * Runs due schedules: fetches the file and starts its import.
 *
 * <p>If a node stops in between, another one runs the schedule when the lease ends. The import may already have been
 * started by then; its events then come again, which changes nothing.
 */
final class ScheduleRunner {

    private static final Logger LOG = Logger.getLogger(ScheduleRunner.class);
    private static final int MAX_DETAIL = 1_000;
    private static final Duration TRANSACTION = Duration.ofSeconds(30);

    private final ScheduleStore store;
    private final FileFetcher fetcher;
    private final ImportStarter starter;
    private final Duration lease;
    private final Clock clock;

    /**
     * Creates a runner.
     *
     * @param lease duration of a lease, longer than any fetch takes
     */
    ScheduleRunner(ScheduleStore store, FileFetcher fetcher, ImportStarter starter, Duration lease, Clock clock) {
        this.store = store;
        this.fetcher = fetcher;
        this.starter = starter;
        this.lease = lease;
        this.clock = clock;
    }

    /** Runs every due schedule that no other node has leased, one after the other. */
    void runDue() {
        for (var schedule : store.due(now())) {
            store.lease(schedule.name(), now(), lease).ifPresent(this::run);
        }
    }

    private void run(ScheduleStore.LeasedSchedule leased) {
        var schedule = leased.schedule();
        var started = now();
        try {
            var file = fetch(schedule);
            succeed(leased, started, file, file.content() == null ? null : start(schedule, file.content()));
        } catch (FetchException e) {
            fail(leased, started, e.detail());
        } catch (Problem e) {
            fail(leased, started, "The import was not started: " + e.detail());
        } catch (RuntimeException e) {
            if (DatabaseOutage.isOutage(e)) {
                // Nothing can be stored now; the schedule runs again when its lease ends.
                throw e;
            }
            LOG.errorf(e, "Scheduled import failed: schedule=%s", schedule.name());
            fail(leased, started, "It failed because of an error in Kept. The log says more.");
        }
    }

    /** Fetches the file; if its last import failed or rejected records, even an unchanged one. */
    private FetchedFile fetch(ImportSchedule schedule) throws FetchException {
        var last = LastImport.of(store.runs(schedule.name(), ScheduleStore.MAX_RUNS), starter);
        return last.isPresent() && last.get().isIncomplete()
                ? fetcher.fetch(schedule.url(), null, null)
                : fetcher.fetch(schedule.url(), schedule.etag(), schedule.lastModified());
    }

    private String start(ImportSchedule schedule, Path content) {
        try {
            var name = FileAddress.fileName(schedule.url());
            return starter.start(
                    content,
                    name.isBlank() ? schedule.name() : InputText.excerpt(name),
                    schedule.mapping(),
                    new Actor(schedule.author(), null, null));
        } finally {
            delete(content);
        }
    }

    private static void delete(Path content) {
        try {
            Files.deleteIfExists(content);
        } catch (IOException e) {
            LOG.warnf("Temporary file not deleted: file=%s reason=%s", content, e.getMessage());
        }
    }

    private void succeed(
            ScheduleStore.LeasedSchedule leased, Instant started, FetchedFile file, @Nullable String importId) {
        var before = leased.schedule();
        var outcome = importId == null ? ScheduleRun.RunOutcome.UNCHANGED : ScheduleRun.RunOutcome.IMPORTED;
        var ended = end(
                leased,
                before.after(before.dueAfterSuccess(now()), file.etag(), file.lastModified(), 0),
                new ScheduleRun(started, now(), outcome, importId, null));
        if (ended && before.failures() > 0) {
            LOG.infof("Scheduled import works again: schedule=%s failures=%d", before.name(), before.failures());
        }
    }

    private void fail(ScheduleStore.LeasedSchedule leased, Instant started, String reason) {
        var before = leased.schedule();
        var detail = reason.length() > MAX_DETAIL ? reason.substring(0, MAX_DETAIL) : reason;
        var ended = end(
                leased,
                before.after(
                        before.dueAfterFailure(now()), before.etag(), before.lastModified(), before.failures() + 1),
                new ScheduleRun(started, now(), ScheduleRun.RunOutcome.FAILED, null, detail));
        if (ended && before.failures() == 0) {
            LOG.warnf(
                    "Scheduled import failed, and is tried again: schedule=%s host=%s reason=%s",
                    before.name(), before.url().getHost(), detail);
        }
    }

    private boolean end(ScheduleStore.LeasedSchedule leased, ImportSchedule after, ScheduleRun run) {
        return Transactions.commitIf(TRANSACTION, ended -> true, () -> store.end(leased, after, run));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
