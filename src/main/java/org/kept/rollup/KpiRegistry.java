package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventType;
import org.kept.kpi.FormulaSide;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.mission.Mission;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpi;
import org.kept.rollup.custom.CustomKpiStore;

/** The KPIs of this installation. */
@ApplicationScoped
public class KpiRegistry {

    private final TallyReader tallies;
    private final CustomKpiStore own;

    KpiRegistry(TallyReader tallies, CustomKpiStore own) {
        this.tallies = tallies;
        this.own = own;
    }

    /** All of them, in the order in which they are shown everywhere: the catalogue, configured ones, guarantees. */
    public List<Kpi> all() {
        return Stream.concat(measures().stream(), own.current().guarantees().stream())
                .toList();
    }

    /** Those that a clause can be measured by: the catalogue and what was configured. */
    public List<Kpi> measures() {
        return Stream.concat(Catalogue.all().stream(), configured().stream()).toList();
    }

    /** Those that somebody configured, by code. */
    public List<Kpi> configured() {
        return own.current().configured().stream().map(CustomKpi::kpi).toList();
    }

    /** How often each guarantee of a mission was broken, in the order of its clauses; one with no breach to count has none. */
    public List<Kpi> guarantees(Mission mission) {
        return own.current().guarantees(mission);
    }

    /** How often the guarantee of a clause was broken; empty where no version of the mission says what breaks it. */
    public Optional<Kpi> guarantee(String clause) {
        return own.current().find(CustomKpiFactory.guaranteeOf(clause));
    }

    /**
     * The KPI of that code.
     *
     * @throws Problem 404 when there is none
     */
    public Kpi get(String code) {
        return find(code)
                .orElseThrow(() -> Problem.notFound(
                        "There is no KPI '" + code + "'; there are " + String.join(", ", Kpi.codes(all())) + "."));
    }

    /** The KPI of that code; empty where there is none, or none any more. */
    public Optional<Kpi> find(String code) {
        return Catalogue.find(code).or(() -> own.current().find(code));
    }

    /** What the KPI is called; its code where it has been taken away, as an open draft may not know. */
    public String name(String code) {
        return find(code).map(Kpi::name).orElse(code);
    }

    /**
     * The codes of those a clause can be measured by that anything was ever counted or reported for, above the line as well as
     * below it.
     */
    public Set<String> withData() {
        var codes = new LinkedHashSet<String>();
        for (var kpi : measures()) {
            if (has(kpi, KpiReader.denominator(kpi)) && has(kpi, ownFeeds(kpi))) {
                codes.add(kpi.code());
            }
        }
        return codes;
    }

    private boolean has(Kpi kpi, Set<Input> inputs) {
        return inputs.isEmpty() || tallies.extent(kpi.code(), inputs).isPresent();
    }

    /** All events of types that feed what is above the line alone: orders by themselves say nothing about returns. */
    private static Set<Input> ownFeeds(Kpi kpi) {
        var formula = kpi.formula(kpi.standard());
        var types = types(formula.numerator());
        types.removeAll(types(formula.denominator()));
        return types.stream().flatMap(EventType::inputsOfAll).collect(Collectors.toSet());
    }

    private static Set<EventType> types(FormulaSide formulaSide) {
        return formulaSide.terms().stream()
                .flatMap(term -> EventType.countedIn(term.input()).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }
}
