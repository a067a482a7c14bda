package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditEntry;
import org.kept.audit.AuditQuery;
import org.kept.calendar.Period;
import org.kept.scorecard.published.RestatementCause.CauseKind;

/** Causes from exclusions of time in the week that were added or ended since, by the audit trail. */
@ApplicationScoped
class ExclusionCauses implements RestatementSource {

    private static final String ADDED = "exclusion.added";
    private static final String ENDED = "exclusion.ended";
    private static final int MAX_ENTRIES = 500;

    /** The date of a text that is a date or a time with an offset. */
    private static final int DATE_LENGTH = 10;

    private final Audit audit;

    ExclusionCauses(Audit audit) {
        this.audit = audit;
    }

    @Override
    public List<RestatementCause> causes(ChangedRow row) {
        if (row.hasOtherVerdictOnly()) {
            return List.of();
        }
        var published = row.published();
        return Stream.of(
                        cause(published, row.kpi(), ADDED, "an exclusion was added", "exclusions were added"),
                        cause(published, row.kpi(), ENDED, "an exclusion was ended", "exclusions were ended"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<RestatementCause> cause(
            PublishedWeek published, String kpi, String action, String one, String many) {
        var after = published.at().plus(1, ChronoUnit.MICROS);
        var entries = audit.find(new AuditQuery(action, null, null, after, null, null), MAX_ENTRIES).stream()
                .filter(entry -> touches(text(entry), published.week(), kpi))
                .toList();
        return entries.stream()
                .map(AuditEntry::at)
                .min(Instant::compareTo)
                .map(since -> RestatementCause.of(
                        CauseKind.EXCLUSION, since, entries.size() == 1 ? one : entries.size() + " " + many));
    }

    private static String text(AuditEntry entry) {
        var after = entry.after();
        return String.valueOf(after == null ? entry.before() : after);
    }

    /**
     * Whether an exclusion touches the week of a KPI.
     *
     * @param lines as audited: {@code from}, {@code to}, and {@code kpi} unless it is of all KPIs
     */
    static boolean touches(String lines, Period week, String kpi) {
        var members = new HashMap<String, String>();
        lines.lines()
                .map(line -> line.split(": ", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> members.putIfAbsent(parts[0], parts[1]));
        var first = date(members, "from");
        var last = last(members);
        return first != null
                && last != null
                && !first.isAfter(week.lastDay())
                && !last.isBefore(week.start())
                && members.getOrDefault("kpi", kpi).equals(kpi);
    }

    /** The last day touched: the end is exclusive for hours and inclusive for days. */
    private static @Nullable LocalDate last(Map<String, String> members) {
        var day = date(members, "to");
        return day != null && members.getOrDefault("to", "").startsWith("T00:00", DATE_LENGTH) ? day.minusDays(1) : day;
    }

    private static @Nullable LocalDate date(Map<String, String> members, String name) {
        var text = members.getOrDefault(name, "");
        try {
            return text.length() < DATE_LENGTH ? null : LocalDate.parse(text.substring(0, DATE_LENGTH));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
