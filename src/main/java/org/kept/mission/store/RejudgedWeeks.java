package org.kept.mission.store;

import java.time.LocalDate;
import java.util.Optional;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.ui.DateFormatter;

/** Weeks that are over, were judged by another version, and would be judged anew because a version is dated back. */
final class RejudgedWeeks {

    private RejudgedWeeks() {}

    /** What that is in a sentence; empty where no such week is taken over, or where the mission stays as it is. */
    static Optional<String> words(MissionHistory history, Mission mission, LocalDate today) {
        var last = Period.of(Grain.WEEK, today).plus(-1);
        var judged = history.asOf(last);
        var first = Period.of(Grain.WEEK, mission.effectiveFrom());
        if (judged.isEmpty()
                || first.compareTo(last) > 0
                || history.current().map(each -> each.mission().equals(mission)).orElse(false)) {
            return Optional.empty();
        }
        var from = history.versions().stream()
                .map(version -> Period.of(Grain.WEEK, version.effectiveFrom()))
                .min(Period::compareTo)
                .filter(earliest -> earliest.compareTo(first) > 0)
                .orElse(first);
        return Optional.of("Weeks that were judged already, from the " + DateFormatter.period(from) + " to the "
                + DateFormatter.period(last)
                + ", are judged anew by this version and by its targets that count in them.");
    }
}
