package org.kept.imports.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Transactions;
import org.kept.mapping.Mappings;
import org.kept.problem.Problem;

/** Creates, changes and removes schedules. */
@ApplicationScoped
class ImportScheduleService {

    private static final int MAX_SCHEDULES = 50;

    private final ScheduleStore store;
    private final Mappings mappings;
    private final Audit audit;
    private final Clock clock;

    ImportScheduleService(ScheduleStore store, Mappings mappings, Audit audit, Clock clock) {
        this.store = store;
        this.mappings = mappings;
        this.audit = audit;
        this.clock = clock;
    }

    /** All schedules, by name. */
    List<ImportSchedule> all() {
        return store.all();
    }

    /**
     * The schedule with that name.
     *
     * @throws Problem 404 if there is none
     */
    ImportSchedule get(String name) {
        return store.find(name).orElseThrow(ImportScheduleService::notFound);
    }

    /** Its last runs, newest first. */
    List<ScheduleRun> runs(String name) {
        return store.runs(name, ScheduleStore.MAX_RUNS);
    }

    /**
     * Creates or replaces a schedule; unless it is paused, it runs at once, and then at its interval.
     *
     * @throws Problem 422 if the request is invalid, 404 if there is no such mapping, 409 if there are 50 schedules
     */
    void put(String name, ScheduleRequest request, String author) {
        var valid = request.parse(name);
        mappings.require(valid.mapping(), null, null);
        Transactions.joining(() -> {
            var before = store.find(name).orElse(null);
            // With another file or mapping, the next run must not be answered "not modified".
            var known = before != null
                            && before.url().equals(valid.url())
                            && before.mapping().equals(valid.mapping())
                    ? before
                    : null;
            var after = new ImportSchedule(
                    name,
                    valid.url(),
                    valid.mapping(),
                    valid.every(),
                    author,
                    now(),
                    known == null ? null : known.etag(),
                    known == null ? null : known.lastModified(),
                    0,
                    valid.paused());
            if (before != null) {
                store.update(after);
            } else if (store.all().size() >= MAX_SCHEDULES) {
                throw Problem.conflict("There are already " + MAX_SCHEDULES + " scheduled imports. Remove one first.");
            } else {
                store.insert(after);
            }
            audit.record(AuditChange.changed(
                    AuditAction.IMPORT_SCHEDULED, subject(name), before == null ? null : text(before), text(after)));
            return true;
        });
    }

    /**
     * Pauses or resumes a schedule; a resumed one runs at once.
     *
     * @throws Problem 404 if there is none
     */
    void setPaused(String name, boolean paused) {
        Transactions.joining(() -> {
            var before = get(name);
            if (before.paused() != paused) {
                save(before, before.with(paused, paused ? before.due() : now()));
            }
            return true;
        });
    }

    /**
     * Makes a schedule due now, so that a node runs it soon.
     *
     * @throws Problem 404 if there is none, 409 if it is paused
     */
    void runNow(String name) {
        Transactions.joining(() -> {
            var before = get(name);
            if (before.paused()) {
                throw Problem.conflict("This scheduled import is paused. Resume it, and it runs at once.");
            }
            save(before, before.with(false, now()));
            return true;
        });
    }

    private void save(ImportSchedule before, ImportSchedule after) {
        store.saveDue(after);
        audit.record(AuditChange.changed(
                AuditAction.IMPORT_SCHEDULED, subject(after.name()), withDue(before), withDue(after)));
    }

    /**
     * Removes a schedule; its imported events stay.
     *
     * @throws Problem 404 if there is none
     */
    void remove(String name) {
        Transactions.joining(() -> {
            var before = get(name);
            store.delete(name);
            audit.record(AuditChange.removed(AuditAction.IMPORT_UNSCHEDULED, subject(name), text(before)));
            return true;
        });
    }

    private static String subject(String name) {
        return "scheduled import " + name;
    }

    private static String text(ImportSchedule schedule) {
        return AuditChange.lines(
                "url",
                schedule.shownUrl(),
                "mapping",
                schedule.mapping(),
                "every",
                schedule.every(),
                "paused",
                schedule.paused() ? "yes" : null);
    }

    private static String withDue(ImportSchedule schedule) {
        return AuditChange.lines("paused", schedule.paused() ? "yes" : "no", "next", schedule.due());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Problem notFound() {
        return Problem.notFound("There is no scheduled import of that name.");
    }
}
