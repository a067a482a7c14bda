package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Transactions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Reads and sets the quiet hours. */
@ApplicationScoped
class QuietHoursService {

    private final AlertWatchStore store;
    private final Audit audit;
    private final Clock clock;

    QuietHoursService(AlertWatchStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The quiet hours; empty if there are none. */
    Optional<QuietHours> current() {
        return store.quietHours();
    }

    /**
     * Sets the quiet hours; both empty for none.
     *
     * @throws Problem 422 if these are no quiet hours
     */
    void set(@Nullable String from, @Nullable String to) {
        var after = parse(from, to);
        Transactions.joining(() -> {
            var before = store.quietHours().orElse(null);
            store.setQuietHours(after, clock.instant().truncatedTo(ChronoUnit.MICROS));
            audit.record(AuditChange.changed(AuditAction.QUIET_HOURS_SET, "quiet hours", lines(before), lines(after)));
            return true;
        });
    }

    private static @Nullable QuietHours parse(@Nullable String from, @Nullable String to) {
        if (isEmpty(from) && isEmpty(to)) {
            return null;
        }
        var faults = new ArrayList<InputError>();
        var begin = time("/from", from, faults);
        var end = time("/to", to, faults);
        if (begin != null && begin.equals(end)) {
            faults.add(InputError.at("/to", "to.same", "The end must differ from the beginning."));
        }
        if (begin == null || end == null || !faults.isEmpty()) {
            throw Problem.invalid("The quiet hours were not changed. Correct them and send them again.", faults);
        }
        return new QuietHours(begin, end);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable LocalTime time(String pointer, @Nullable String text, List<InputError> faults) {
        var time = QuietHours.time(text == null ? "" : text);
        if (time.isEmpty()) {
            faults.add(InputError.at(pointer, "time.form", "Give a time such as 22:00."));
        }
        return time.orElse(null);
    }

    private static @Nullable String lines(@Nullable QuietHours hours) {
        return hours == null
                ? null
                : AuditChange.lines("from", QuietHours.text(hours.from()), "to", QuietHours.text(hours.to()));
    }
}
