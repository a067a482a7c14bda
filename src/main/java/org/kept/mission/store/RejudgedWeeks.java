package org.kept.mission.store;

import java.time.LocalDate;
import java.util.Optional;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.ui.DateFormatter;

/** Past weeks that another version judged and that a backdated version would judge again. */
final class RejudgedWeeks {

    private RejudgedWeeks() {}

    /** A sentence about these weeks; empty if there are none or the mission is unchanged. */
    static Optional<String> sentence(MissionHistory history, Mission mission, LocalDate today) {
        var last = Period.of(Grain.WEEK, today).plus(-1);
        var judged = history.versionIn(last);
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
        return Optional.of("Weeks already judged, from the " + DateFormatter.period(from) + " to the "
                + DateFormatter.period(last)
                + ", are judged again by this version and its targets.");
    }
}
