package org.kept.rollup;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Counted;
import org.kept.kpi.Defined;
import org.kept.kpi.Kpi;
import org.kept.kpi.Settings;
import org.kept.kpi.Settings.KpiSettingsVersion;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;

/** The KPIs beyond the catalogue, as they stand in one moment: broken guarantees of every version, and configured ones. */
final class OwnKpis {

    static final OwnKpis NONE = new OwnKpis(new MissionHistory(List.of()), List.of());

    private static final int LONGEST_QUOTE = 40;

    /** A guarantee's KPI, and the versions of the mission as versions of its settings. */
    private record Guaranteed(Kpi kpi, List<KpiSettingsVersion> versions) {}

    private final MissionHistory history;
    private final List<Configured> configured;
    private final Map<String, Guaranteed> guarantees = new LinkedHashMap<>();
    private final Definitions definitions;

    OwnKpis(MissionHistory history, Collection<Configured> configured) {
        this.history = history;
        this.configured = configured.stream()
                .sorted(Comparator.comparing(Configured::code))
                .toList();
        for (var version : history.versions()) {
            version.mission().clauses().stream()
                    .filter(clause -> breach(clause).isPresent())
                    .forEach(clause -> guarantees.computeIfAbsent(
                            Defined.guaranteeOf(clause.code()), code -> guaranteed(clause.code())));
        }
        this.definitions = new Definitions(byWeek());
    }

    private static Optional<Counted> breach(Clause clause) {
        return Optional.ofNullable(clause.guarantee()).flatMap(Guarantee::counted);
    }

    private static Optional<Defined.Ratio> ratio(Mission mission, String clause) {
        return mission.clause(clause).flatMap(OwnKpis::breach).map(Defined.Ratio::broken);
    }

    Definitions definitions() {
        return definitions;
    }

    private NavigableMap<LocalDate, Map<String, Defined.Ratio>> byWeek() {
        var byWeek = new TreeMap<LocalDate, Map<String, Defined.Ratio>>();
        var always = new LinkedHashMap<String, Defined.Ratio>();
        configured.forEach(each -> always.put(each.code(), each.ratio()));
        if (!always.isEmpty()) {
            byWeek.put(Definitions.BEGINNING, always);
        }
        if (!guarantees.isEmpty()) {
            for (var week : weeks()) {
                var all = new LinkedHashMap<>(always);
                history.asOf(week)
                        .ifPresent(version -> version.mission().clauses().forEach(clause -> breach(clause)
                                .ifPresent(breach ->
                                        all.put(Defined.guaranteeOf(clause.code()), Defined.Ratio.broken(breach)))));
                byWeek.put(week.start(), all);
            }
        }
        return byWeek;
    }

    /** The weeks in which another version of the mission may begin to hold. */
    private Set<Period> weeks() {
        var weeks = new TreeSet<Period>();
        history.versions().forEach(version -> weeks.add(week(version)));
        return weeks;
    }

    private static Period week(MissionVersion version) {
        return Period.of(Grain.WEEK, version.effectiveFrom());
    }

    private Guaranteed guaranteed(String clause) {
        var oldestFirst = new ArrayList<>(history.versions());
        oldestFirst.sort(Comparator.comparing(MissionVersion::number));
        var variants = new TreeMap<String, Defined.Ratio>();
        var versions = new ArrayList<KpiSettingsVersion>();
        var standard = "";
        var quote = "";
        for (var version : oldestFirst) {
            var ratio = ratio(version.mission(), clause);
            if (ratio.isPresent()) {
                standard = variant(variants, ratio.get(), version.number());
                quote = version.mission().clause(clause).map(Clause::quote).orElse(quote);
                add(versions, version, standard);
            }
        }
        return new Guaranteed(Defined.guarantee(clause, name(quote), variants, standard), List.copyOf(versions));
    }

    /** The name of a definition: after the version of the mission that first had it. */
    private static String variant(Map<String, Defined.Ratio> variants, Defined.Ratio ratio, int number) {
        for (var known : variants.entrySet()) {
            if (known.getValue().equals(ratio)) {
                return known.getKey();
            }
        }
        var name = "mission-" + number;
        variants.put(name, ratio);
        return name;
    }

    /** Adds what the version says, unless the one before it says so already wherever this one holds. */
    private static void add(List<KpiSettingsVersion> versions, MissionVersion mission, String variant) {
        var from = week(mission);
        var settings = new Settings(variant, 0);
        if (!versions.isEmpty()) {
            var last = versions.get(versions.size() - 1);
            if (last.settings().equals(settings)
                    && last.from() != null
                    && last.from().compareTo(from) <= 0) {
                return;
            }
        }
        versions.add(new KpiSettingsVersion(
                mission.number(), from, settings, mission.created().atOffset(ZoneOffset.UTC), mission.author()));
    }

    private static String name(String quote) {
        return "Guarantee broken: “" + shortened(quote) + "”";
    }

    private static String shortened(String quote) {
        if (quote.length() <= LONGEST_QUOTE) {
            return quote;
        }
        var end = quote.lastIndexOf(' ', LONGEST_QUOTE);
        return quote.substring(0, end <= 0 ? LONGEST_QUOTE : end) + " …";
    }

    /** Those that somebody configured, by code. */
    List<Configured> configured() {
        return configured;
    }

    Optional<Configured> configured(String code) {
        return configured.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The guarantees of one mission, in the order of its clauses. */
    List<Kpi> guarantees(Mission mission) {
        return mission.clauses().stream()
                .filter(clause -> breach(clause).isPresent())
                .flatMap(clause -> find(Defined.guaranteeOf(clause.code())).stream())
                .toList();
    }

    /** The guarantees of the mission published last. */
    List<Kpi> guarantees() {
        return history.current().map(version -> guarantees(version.mission())).orElse(List.of());
    }

    boolean hasGuarantees() {
        return !guarantees.isEmpty();
    }

    /** The KPI of that code, though no version that holds had it. */
    Optional<Kpi> find(String code) {
        return Optional.ofNullable(guarantees.get(code)).map(Guaranteed::kpi).or(() -> configured(code)
                .map(Configured::kpi));
    }

    /** How each guarantee was defined over time, as versions of its settings. */
    Map<String, List<KpiSettingsVersion>> versions() {
        var versions = new LinkedHashMap<String, List<KpiSettingsVersion>>();
        guarantees.forEach((code, guaranteed) -> versions.put(code, guaranteed.versions()));
        return versions;
    }
}
