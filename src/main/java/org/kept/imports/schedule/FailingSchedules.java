package org.kept.imports.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.DataNotice;
import org.kept.ui.DateFormatter;

/** Tells on the data page which scheduled imports fail, and why. */
@ApplicationScoped
class FailingSchedules implements DataNotice {

    private final ScheduleStore store;
    private final ReportingZone zone;

    FailingSchedules(ScheduleStore store, ReportingZone zone) {
        this.store = store;
        this.zone = zone;
    }

    @Override
    public List<String> notices() {
        return store.failing().stream()
                .flatMap(schedule -> store.runs(schedule.name(), 1).stream().map(run -> notice(schedule, run)))
                .toList();
    }

    private String notice(ImportSchedule schedule, ScheduleRun last) {
        var often = schedule.failures() == 1 ? "failed" : "failed " + schedule.failures() + " times in a row, last";
        return "The scheduled import “" + schedule.name() + "” " + often + " on "
                + DateFormatter.moment(last.finished(), zone.id()) + ". "
                + (last.detail() == null ? "" : last.detail() + " ")
                + "Kept tries again on " + DateFormatter.moment(schedule.due(), zone.id()) + ".";
    }
}
