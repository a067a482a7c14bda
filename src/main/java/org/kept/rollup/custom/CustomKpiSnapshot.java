package org.kept.rollup.custom;

import java.time.Duration;
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
import org.kept.ingest.Event;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventFilter;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** Snapshot of the KPIs beyond the catalogue: guarantees of every mission version, and custom KPIs. */
public final class CustomKpiSnapshot {

    static final CustomKpiSnapshot NONE =
            new CustomKpiSnapshot(new MissionHistory(List.of()), List.of(), EventTypes.BUILT_IN);

    private static final int MAX_QUOTE_LENGTH = 40;

    /** KPI of a guarantee, with the mission versions as versions of its settings. */
    private record GuaranteeKpi(Kpi kpi, List<KpiSettingsVersion> versions) {}

    private final MissionHistory history;
    private final EventTypes types;
    private final List<CustomKpi> configured;
    private final Map<String, GuaranteeKpi> guarantees = new LinkedHashMap<>();
    private final CustomKpiDefinitions definitions;

    /**
     * Creates a snapshot.
     *
     * @param types the types as they are now; a mission names types by their codes
     */
    CustomKpiSnapshot(MissionHistory history, Collection<CustomKpi> configured, EventTypes types) {
        this.history = history;
        this.types = types;
        this.configured = configured.stream()
                .sorted(Comparator.comparing(CustomKpi::code))
                .toList();
        for (var version : history.versions()) {
            version.mission().clauses().stream()
                    .filter(clause -> breach(clause).isPresent())
                    .forEach(clause -> guarantees.computeIfAbsent(
                            CustomKpiFactory.guaranteeCode(clause.code()), code -> guaranteeKpi(clause.code())));
        }
        this.definitions = new CustomKpiDefinitions(byWeek());
    }

    private Optional<EventFilter> breach(Clause clause) {
        return Optional.ofNullable(clause.guarantee())
                .flatMap(Guarantee::optionalBreach)
                .map(filter -> filter.of(types.ofStored(filter.type().code())));
    }

    private Optional<CustomKpiFactory.EventRatio> ratio(Mission mission, String clause) {
        return mission.clause(clause).flatMap(this::breach).map(CustomKpiFactory.EventRatio::ofBreach);
    }

    public CustomKpiDefinitions definitions() {
        return definitions;
    }

    private NavigableMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>> byWeek() {
        var byWeek = new TreeMap<LocalDate, Map<String, CustomKpiFactory.EventRatio>>();
        var customRatios = new LinkedHashMap<String, CustomKpiFactory.EventRatio>();
        configured.forEach(each -> customRatios.put(each.code(), each.ratio()));
        if (!customRatios.isEmpty()) {
            byWeek.put(CustomKpiDefinitions.BEGINNING, customRatios);
        }
        if (!guarantees.isEmpty()) {
            for (var week : weeks()) {
                var all = new LinkedHashMap<>(customRatios);
                history.versionIn(week)
                        .ifPresent(version -> version.mission().clauses().forEach(clause -> breach(clause)
                                .ifPresent(breach -> all.put(
                                        CustomKpiFactory.guaranteeCode(clause.code()),
                                        CustomKpiFactory.EventRatio.ofBreach(breach)))));
                byWeek.put(week.start(), all);
            }
        }
        return byWeek;
    }

    /** Weeks in which a mission version may take effect. */
    private Set<Period> weeks() {
        var weeks = new TreeSet<Period>();
        history.versions().forEach(version -> weeks.add(week(version)));
        return weeks;
    }

    private static Period week(MissionVersion version) {
        return Period.of(Grain.WEEK, version.effectiveFrom());
    }

    private GuaranteeKpi guaranteeKpi(String clause) {
        var oldestFirst = new ArrayList<>(history.versions());
        oldestFirst.sort(Comparator.comparing(MissionVersion::number));
        var variants = new TreeMap<String, CustomKpiFactory.EventRatio>();
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
        return new GuaranteeKpi(
                CustomKpiFactory.guarantee(clause, name(quote), variants, standard), List.copyOf(versions));
    }

    /** The name of a definition, after the first mission version with it. */
    private static String variant(
            Map<String, CustomKpiFactory.EventRatio> variants, CustomKpiFactory.EventRatio ratio, int number) {
        for (var known : variants.entrySet()) {
            if (known.getValue().equals(ratio)) {
                return known.getKey();
            }
        }
        var name = "mission-" + number;
        variants.put(name, ratio);
        return name;
    }

    /** Adds the mission version, unless the one before it has the same definition and covers its weeks. */
    private static void add(List<KpiSettingsVersion> versions, MissionVersion mission, String variant) {
        var from = week(mission);
        var settings = new FormulaSettings(variant, 0);
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
        if (quote.length() <= MAX_QUOTE_LENGTH) {
            return quote;
        }
        var end = quote.lastIndexOf(' ', MAX_QUOTE_LENGTH);
        return quote.substring(0, end <= 0 ? MAX_QUOTE_LENGTH : end) + " …";
    }

    /** Custom KPIs, by code. */
    public List<CustomKpi> configured() {
        return configured;
    }

    public Optional<CustomKpi> configured(String code) {
        return configured.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The KPI that figures can be given for: one of the catalogue, or a custom one. */
    private Optional<Kpi> reported(String code) {
        return Catalogue.find(code).or(() -> configured(code).map(CustomKpi::kpi));
    }

    /** Whether the KPI of a figure still exists; figures of a removed KPI are kept and count nowhere. */
    public boolean hasFigures(Event figure) {
        return reported(String.valueOf(figure.text("kpi"))).isPresent();
    }

    /**
     * The scale of the unit of a KPI that has figures.
     *
     * @throws Problem 503 if it was removed since its figure was checked
     */
    public double scale(String code) {
        return reported(code)
                .map(kpi -> kpi.unit().scale())
                .orElseThrow(() -> Problem.busy(
                        "The KPI '" + code + "' was removed this moment; nothing of this chunk was stored. Send it"
                                + " again to learn which figures are refused.",
                        Duration.ofSeconds(1)));
    }

    /** What a custom KPI counts, or a guarantee by the newest version of the mission that defines its breach. */
    public Optional<CustomKpiFactory.EventRatio> ratio(String code) {
        return configured(code).map(CustomKpi::ratio).or(() -> history.versions().stream()
                .sorted(Comparator.comparing(MissionVersion::number).reversed())
                .flatMap(version -> version.mission().clauses().stream())
                .filter(clause -> CustomKpiFactory.guaranteeCode(clause.code()).equals(code))
                .flatMap(clause -> breach(clause).stream())
                .findFirst()
                .map(CustomKpiFactory.EventRatio::ofBreach));
    }

    /** KPIs of a mission's guarantees, in the order of its clauses. */
    public List<Kpi> guarantees(Mission mission) {
        return mission.clauses().stream()
                .filter(clause -> breach(clause).isPresent())
                .flatMap(clause -> find(CustomKpiFactory.guaranteeCode(clause.code())).stream())
                .toList();
    }

    /** KPIs of the guarantees in the mission version published last. */
    public List<Kpi> guarantees() {
        return history.current().map(version -> guarantees(version.mission())).orElse(List.of());
    }

    public boolean hasGuarantees() {
        return !guarantees.isEmpty();
    }

    /** The KPI with that code, even if no version in effect has it. */
    public Optional<Kpi> find(String code) {
        return Optional.ofNullable(guarantees.get(code)).map(GuaranteeKpi::kpi).or(() -> configured(code)
                .map(CustomKpi::kpi));
    }

    /** Definitions of each guarantee over time, as versions of its settings. */
    public Map<String, List<KpiSettingsVersion>> versions() {
        var versions = new LinkedHashMap<String, List<KpiSettingsVersion>>();
        guarantees.forEach((code, guaranteeKpi) -> versions.put(code, guaranteeKpi.versions()));
        return versions;
    }
}
