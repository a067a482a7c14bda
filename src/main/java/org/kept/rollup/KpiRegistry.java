package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.database.ReadSession;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventType;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.FormulaSide;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.mission.Mission;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpi;
import org.kept.rollup.custom.CustomKpiStore;

/** The KPIs of this installation. */
@ApplicationScoped
public class KpiRegistry {

    private final TallyReader tallies;
    private final CustomKpiStore customKpis;
    private final KpiSettingsStore settings;
    private final ReadSession reads;

    KpiRegistry(TallyReader tallies, CustomKpiStore customKpis, KpiSettingsStore settings, ReadSession reads) {
        this.tallies = tallies;
        this.customKpis = customKpis;
        this.settings = settings;
        this.reads = reads;
    }

    /** All KPIs in display order: the catalogue, custom KPIs, guarantees. */
    public List<Kpi> all() {
        return Stream.concat(measures().stream(), customKpis.current().guarantees().stream())
                .toList();
    }

    /** KPIs that a clause can be measured by: the catalogue and custom KPIs. */
    public List<Kpi> measures() {
        return Stream.concat(Catalogue.all().stream(), configured().stream()).toList();
    }

    /** Custom KPIs, by code. */
    public List<Kpi> configured() {
        return customKpis.current().configured().stream().map(CustomKpi::kpi).toList();
    }

    /** KPIs of a mission's guarantees, in the order of its clauses; a guarantee without a countable breach has none. */
    public List<Kpi> guarantees(Mission mission) {
        return customKpis.current().guarantees(mission);
    }

    /** The KPI of a clause's guarantee; empty if no version of the mission defines a breach of it. */
    public Optional<Kpi> guarantee(String clause) {
        return customKpis.current().find(CustomKpiFactory.guaranteeCode(clause));
    }

    /**
     * The KPI with that code.
     *
     * @throws Problem 404 if there is none
     */
    public Kpi get(String code) {
        return find(code).orElseThrow(() -> {
            var codes = Kpi.codes(all());
            return Problem.notFound("There is no KPI '" + code + "'." + NearestWord.suggestion(code, codes)
                    + " There are " + String.join(", ", codes) + ".");
        });
    }

    /** The KPI with that code; empty if it does not exist or was removed. */
    public Optional<Kpi> find(String code) {
        return Catalogue.find(code).or(() -> customKpis.current().find(code));
    }

    /**
     * Codes of the KPIs that count the same events as they are set now, itself first: a guarantee broken by every
     * incorrect fulfillment, and the rate of incorrect fulfillments. They have the same values in every week that both
     * are counted in, so that a signal in one is a signal in the other.
     */
    public List<String> sameSeries(String code) {
        return reads.read("same-series " + code, () -> findSameSeries(code));
    }

    private List<String> findSameSeries(String code) {
        var snapshot = customKpis.current();
        var timeline = settings.timeline();
        var ratio = snapshot.ratio(code);
        var others = all().stream()
                .map(Kpi::code)
                .filter(other -> !other.equals(code))
                .filter(other -> {
                    var otherRatio = snapshot.ratio(other);
                    return (ratio.isPresent() && otherRatio.isPresent())
                            ? ratio.equals(otherRatio)
                            : countsAs(ratio, other, timeline) || countsAs(otherRatio, code, timeline);
                });
        return Stream.concat(Stream.of(code), others).toList();
    }

    private static boolean countsAs(
            Optional<CustomKpiFactory.EventRatio> ratio, String catalogued, KpiSettingsTimeline timeline) {
        return ratio.isPresent()
                && Catalogue.find(catalogued)
                        .map(kpi -> kpi.formula(timeline.newest(kpi)))
                        .filter(ratio.get()::countsAs)
                        .isPresent();
    }

    /** The KPI's name; its code if it was removed, because an open draft may still use it. */
    public String name(String code) {
        return find(code).map(Kpi::name).orElse(code);
    }

    /**
     * Codes of the KPIs that a clause can be measured by and that ever had counted or reported data, for the numerator
     * as well as the denominator.
     */
    public Set<String> codesWithData() {
        var codes = new LinkedHashSet<String>();
        for (var kpi : measures()) {
            var counted = KpiReader.denominatorInputs(kpi);
            if (tallies.extent(kpi.code(), counted).isPresent() && hasData(kpi, numeratorOnlyInputs(kpi))) {
                codes.add(kpi.code());
            }
        }
        return codes;
    }

    private boolean hasData(Kpi kpi, Set<Input> inputs) {
        return inputs.isEmpty() || tallies.extent(kpi.code(), inputs).isPresent();
    }

    /** Inputs of the event types that feed only the numerator: orders alone say nothing about returns. */
    private static Set<Input> numeratorOnlyInputs(Kpi kpi) {
        var formula = kpi.formula(kpi.standard());
        var types = types(formula.numerator());
        types.removeAll(types(formula.denominator()));
        return types.stream().flatMap(EventType::exclusiveInputs).collect(Collectors.toSet());
    }

    private static Set<EventType> types(FormulaSide formulaSide) {
        return formulaSide.terms().stream()
                .flatMap(term -> EventType.typesFeeding(term.input()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
