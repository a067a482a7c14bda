package org.kept.imports.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.DataNotice;
import org.kept.ui.DateFormatter;

/** Lists on the data page the scheduled imports that fail, and whether fetching or importing the file failed. */
@ApplicationScoped
class FailingSchedules implements DataNotice {

    private final ScheduleStore store;
    private final ImportStarter starter;
    private final ReportingZone zone;

    FailingSchedules(ScheduleStore store, ImportStarter starter, ReportingZone zone) {
        this.store = store;
        this.starter = starter;
        this.zone = zone;
    }

    @Override
    public List<String> notices() {
        return store.all().stream()
                .filter(schedule -> !schedule.paused())
                .flatMap(schedule -> notice(schedule).stream())
                .toList();
    }

    private Optional<String> notice(ImportSchedule schedule) {
        var runs = store.runs(schedule.name(), ScheduleStore.MAX_RUNS);
        return schedule.failures() > 0
                ? runs.stream().findFirst().map(run -> notFetched(schedule, run))
                : LastImport.of(runs, starter)
                        .flatMap(last -> last.fault().map(fault -> notImported(schedule, last.run(), fault)));
    }

    private String notFetched(ImportSchedule schedule, ScheduleRun last) {
        var often = schedule.failures() == 1 ? "failed" : "failed " + schedule.failures() + " times in a row, last";
        return "The scheduled import “" + schedule.name() + "” " + often + " on "
                + DateFormatter.moment(last.finished(), zone.id()) + ". "
                + (last.detail() == null ? "" : last.detail() + " ") + next(schedule);
    }

    private String notImported(ImportSchedule schedule, ScheduleRun run, String fault) {
        return "The scheduled import “" + schedule.name() + "” fetched its file on "
                + DateFormatter.moment(run.finished(), zone.id()) + ", but " + fault + " " + next(schedule);
    }

    private String next(ImportSchedule schedule) {
        return "Kept tries again on " + DateFormatter.moment(schedule.due(), zone.id()) + ".";
    }
}
