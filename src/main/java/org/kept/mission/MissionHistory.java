package org.kept.mission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/**
 * All versions of the mission; decides which version and which target judge a week.
 *
 * <p><b>The mission of a week</b> is the last published version whose {@code effectiveFrom} is not after the week's
 * last day. So the week that contains this day is judged by the new version, and earlier weeks keep their version. A
 * backdated version takes over all weeks from its date on, because its author said so.
 *
 * <p><b>The target of a week</b> applies from its own {@code from}. If the mission of the week has a later target for
 * the clause and KPI, the week keeps the target it would have without that version. The next older version effective in
 * the week is checked, and so on. A version without the measure, or with no target on it, ends the search: then there
 * is none.
 */
public final class MissionHistory {

    private final List<MissionVersion> newestFirst;

    /** Creates a history from these versions, in any order. */
    public MissionHistory(List<MissionVersion> versions) {
        this.newestFirst = versions.stream()
                .sorted(Comparator.comparingInt(MissionVersion::number).reversed())
                .toList();
    }

    /** All versions, newest first. */
    public List<MissionVersion> versions() {
        return newestFirst;
    }

    /** The codes of the clauses of all versions, those of the newest first. */
    public List<String> clauseCodes() {
        return newestFirst.stream()
                .flatMap(version -> version.mission().clauses().stream())
                .map(Clause::code)
                .distinct()
                .toList();
    }

    /** The words of a clause in the newest version that has it; empty if none has. */
    public Optional<String> quote(String clause) {
        return newestFirst.stream()
                .flatMap(version -> quoteIn(version, clause).stream())
                .findFirst();
    }

    /** The last published version, whether or not it is in effect yet; empty if there is none. */
    public Optional<MissionVersion> current() {
        return newestFirst.stream().findFirst();
    }

    /** The version that judges the week; empty for weeks before any version was in effect. */
    public Optional<MissionVersion> versionIn(Period week) {
        return effectiveIn(week).stream().findFirst();
    }

    /**
     * The origin of the current reason of a measure, traced back through versions with the same reason. Empty if the
     * current version has no such measure.
     */
    public Optional<ReasonOrigin> reasonOrigin(String clause, String kpi) {
        return current().flatMap(now -> reasonOrigin(now, clause, kpi));
    }

    /** The origin of the reason that the measure has in the given version. */
    public Optional<ReasonOrigin> reasonOrigin(MissionVersion in, String clause, String kpi) {
        var measure = in.mission().measure(clause, kpi);
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        var first = firstWithSameReason(in, measure.get(), clause);
        var quote = Optional.ofNullable(measure.get().arguedFor())
                .or(() -> quoteIn(first, clause))
                .orElse("");
        var by = Optional.ofNullable(measure.get().arguedBy()).orElse(first.author());
        return Optional.of(new ReasonOrigin(first.number(), quote, by, first.created()));
    }

    /** The oldest version from which the reason is unchanged up to {@code in}. */
    private MissionVersion firstWithSameReason(MissionVersion in, Measure measure, String clause) {
        var first = in;
        for (var version : newestFirst) {
            if (version.number() > in.number()) {
                continue;
            }
            var then = version.mission().measure(clause, measure.kpi());
            if (!then.map(measure::hasSameReason).orElse(false)) {
                break;
            }
            first = version;
        }
        return first;
    }

    private static Optional<String> quoteIn(MissionVersion version, String clause) {
        return version.mission().clause(clause).map(Clause::quote);
    }

    /** The target that judges the measure in the week; empty if there is none. */
    public Optional<Target> targetIn(Period week, String clause, String kpi) {
        for (var version : effectiveIn(week)) {
            var target = version.mission().measure(clause, kpi).flatMap(Measure::optionalTarget);
            if (target.isEmpty() || target.get().countsIn(week)) {
                return target;
            }
        }
        return Optional.empty();
    }

    /**
     * The one target to draw for a KPI in the week: that of the first clause with a target for it, in the order of the
     * mission of the week.
     */
    public Optional<Target> targetFor(String kpi, Period week) {
        return effectiveTargetIn(week, kpi).map(EffectiveTarget::target);
    }

    /** The targets of a KPI over time, earliest first, without overlap; weeks between two of them have none. */
    public List<EffectiveTarget> targets(String kpi) {
        var targets = new ArrayList<EffectiveTarget>();
        var weeks = List.copyOf(changeWeeks(kpi));
        for (var i = 0; i < weeks.size(); i++) {
            var from = weeks.get(i);
            var last = i + 1 < weeks.size() ? Optional.of(weeks.get(i + 1).plus(-1)) : Optional.<Period>empty();
            effectiveTargetIn(from, kpi)
                    .map(each -> new EffectiveTarget(each.clause(), each.target(), from, last))
                    .ifPresent(each -> append(targets, each));
        }
        return List.copyOf(targets);
    }

    private List<MissionVersion> effectiveIn(Period week) {
        if (week.grain() != Grain.WEEK) {
            throw new IllegalArgumentException("missions and targets are dated by week, not by "
                    + week.grain().code());
        }
        return newestFirst.stream().filter(each -> each.isEffectiveIn(week)).toList();
    }

    private Optional<EffectiveTarget> effectiveTargetIn(Period week, String kpi) {
        var clauses =
                versionIn(week).map(each -> each.mission().clausesFor(kpi)).orElse(List.of());
        return clauses.stream()
                .flatMap(clause -> targetIn(week, clause.code(), kpi)
                        .map(target -> new EffectiveTarget(clause.code(), target, week, Optional.empty()))
                        .stream())
                .findFirst();
    }

    /** The weeks in which the target of the KPI can change. */
    private Set<Period> changeWeeks(String kpi) {
        var weeks = new TreeSet<Period>();
        for (var version : newestFirst) {
            weeks.add(Period.of(Grain.WEEK, version.effectiveFrom()));
            for (var clause : version.mission().clausesFor(kpi)) {
                clause.measure(kpi)
                        .flatMap(Measure::optionalTarget)
                        .map(Target::from)
                        .ifPresent(weeks::add);
            }
        }
        return weeks;
    }

    private static void append(List<EffectiveTarget> targets, EffectiveTarget next) {
        var at = targets.size() - 1;
        if (at >= 0 && continues(targets.get(at), next)) {
            targets.set(
                    at,
                    new EffectiveTarget(
                            next.clause(), next.target(), targets.get(at).from(), next.last()));
        } else {
            targets.add(next);
        }
    }

    private static boolean continues(EffectiveTarget before, EffectiveTarget next) {
        return before.clause().equals(next.clause())
                && before.target().equals(next.target())
                && before.last().map(last -> last.plus(1).equals(next.from())).orElse(false);
    }
}
