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
 * Every version of the mission, and so which one, and which target, a week is judged by.
 *
 * <p><b>The mission of a week</b> is the version published last among those whose {@code effectiveFrom} is not after the
 * week's last day. So the week that holds the day is judged by the new version; earlier weeks keep the version they had;
 * and a version that is dated back takes over the weeks from that date on, because its author said so.
 *
 * <p><b>The target of a week</b> counts from its own {@code from}. Where the mission of the week has, for the same clause
 * and KPI, a target that begins later, the week keeps what it would have had without that version: the next older version
 * that was effective in the week is asked, and so on. A version in which the link is absent, or has no target, ends the
 * search: then there is none.
 */
public final class MissionHistory {

    private final List<MissionVersion> newestFirst;

    /** A history of these versions, in whatever order. */
    public MissionHistory(List<MissionVersion> versions) {
        this.newestFirst = versions.stream()
                .sorted(Comparator.comparingInt(MissionVersion::number).reversed())
                .toList();
    }

    /** Every version, the newest first. */
    public List<MissionVersion> versions() {
        return newestFirst;
    }

    /** The version published last, whether or not its first day has come; empty before the first. */
    public Optional<MissionVersion> current() {
        return newestFirst.stream().findFirst();
    }

    /** The version the week is judged by; empty for weeks before the first one was effective. */
    public Optional<MissionVersion> asOf(Period week) {
        return effectiveIn(week).stream().findFirst();
    }

    /**
     * When and for which words the reason that the link has now was given: the reason of the current version, followed back as
     * long as it was the same. Empty where the current version has no such link.
     */
    public Optional<ReasonOrigin> argued(String clause, String kpi) {
        return current().flatMap(now -> argued(now, clause, kpi));
    }

    /** The same for the reason that the link has in that version. */
    public Optional<ReasonOrigin> argued(MissionVersion in, String clause, String kpi) {
        var measure = in.mission().measure(clause, kpi);
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        var first = first(in, measure.get(), clause);
        var quote = Optional.ofNullable(measure.get().arguedFor())
                .or(() -> quoteIn(first, clause))
                .orElse("");
        var by = Optional.ofNullable(measure.get().arguedBy()).orElse(first.author());
        return Optional.of(new ReasonOrigin(first.number(), quote, by, first.created()));
    }

    /** The version since which, up to that one, the reason has been the very same. */
    private MissionVersion first(MissionVersion in, Measure measure, String clause) {
        var first = in;
        for (var version : newestFirst) {
            if (version.number() > in.number()) {
                continue;
            }
            var then = version.mission().measure(clause, measure.kpi());
            if (!then.map(measure::arguedAs).orElse(false)) {
                break;
            }
            first = version;
        }
        return first;
    }

    private static Optional<String> quoteIn(MissionVersion version, String clause) {
        return version.mission().clause(clause).map(Clause::quote);
    }

    /** The target that the link between the clause and the KPI is judged by in the week. */
    public Optional<Target> targetIn(Period week, String clause, String kpi) {
        for (var version : effectiveIn(week)) {
            var target = version.mission().measure(clause, kpi).flatMap(Measure::dated);
            if (target.isEmpty() || target.get().countsIn(week)) {
                return target;
            }
        }
        return Optional.empty();
    }

    /**
     * The one target that a KPI is drawn with in the week: that of the first clause, in the order of the mission of the
     * week, which has one for it.
     */
    public Optional<Target> targetFor(String kpi, Period week) {
        return datedIn(week, kpi).map(EffectiveTarget::target);
    }

    /** The targets of a KPI over time, the earliest first, without overlap; weeks between two of them have none. */
    public List<EffectiveTarget> targets(String kpi) {
        var targets = new ArrayList<EffectiveTarget>();
        var changes = List.copyOf(changes(kpi));
        for (var i = 0; i < changes.size(); i++) {
            var from = changes.get(i);
            var last = i + 1 < changes.size() ? Optional.of(changes.get(i + 1).plus(-1)) : Optional.<Period>empty();
            datedIn(from, kpi)
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

    private Optional<EffectiveTarget> datedIn(Period week, String kpi) {
        var clauses = asOf(week).map(each -> each.mission().clausesFor(kpi)).orElse(List.of());
        return clauses.stream()
                .flatMap(clause -> targetIn(week, clause.code(), kpi)
                        .map(target -> new EffectiveTarget(clause.code(), target, week, Optional.empty()))
                        .stream())
                .findFirst();
    }

    /** The weeks in which the answer can change. */
    private Set<Period> changes(String kpi) {
        var weeks = new TreeSet<Period>();
        for (var version : newestFirst) {
            weeks.add(Period.of(Grain.WEEK, version.effectiveFrom()));
            for (var clause : version.mission().clausesFor(kpi)) {
                clause.measure(kpi).flatMap(Measure::dated).map(Target::from).ifPresent(weeks::add);
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
