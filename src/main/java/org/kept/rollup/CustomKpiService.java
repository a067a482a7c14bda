package org.kept.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpi;
import org.kept.rollup.custom.CustomKpiJson;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.custom.EventMemberCheck;
import org.kept.types.EventTypes;
import org.kept.ui.ListFormatter;

/** Creates, changes and removes custom KPIs, and recounts all history with each change. */
@ApplicationScoped
public class CustomKpiService {

    private static final int MAX_CUSTOM_KPIS = 50;
    private static final int MAX_USES = 5;
    private static final Pattern CODE_PATTERN = Pattern.compile("[a-z0-9-]{1,60}");

    private final CustomKpiStore store;
    private final EventMemberCheck memberCheck;
    private final FigureStore figures;
    private final Recount recount;
    private final Missions missions;
    private final Audit audit;
    private final EventTypes types;

    CustomKpiService(
            CustomKpiStore store,
            EventMemberCheck memberCheck,
            FigureStore figures,
            Recount recount,
            Missions missions,
            Audit audit,
            EventTypes types) {
        this.store = store;
        this.memberCheck = memberCheck;
        this.figures = figures;
        this.recount = recount;
        this.missions = missions;
        this.audit = audit;
        this.types = types;
    }

    /** The current definition of a custom KPI as JSON, without its code; empty if there is none. */
    public Optional<ObjectNode> definition(String code) {
        return store.current().configured(code).map(CustomKpiJson::write);
    }

    /**
     * The KPI of a definition that is not stored.
     *
     * @throws Problem 422 with every error in the code and the definition
     */
    CustomKpi checked(String code, JsonNode definition) {
        requireValidCode(code);
        var parsed = CustomKpiJson.parse(code, definition, types);
        var before = store.current().configured(code);
        // What is counted already is known, even if no event was sent lately.
        if (before.filter(each -> each.ratio().equals(parsed.ratio())).isEmpty()) {
            var unknown = memberCheck.unknownMembers(parsed);
            if (!unknown.isEmpty()) {
                throw Problem.invalid("The KPI was not stored.", unknown);
            }
        }
        before.ifPresent(each -> requireSameUnit(each, parsed));
        return parsed;
    }

    /** A sentence for each member in a condition of a valid definition that no event has so far. */
    public List<String> unseenMembers(String code, JsonNode definition) {
        return memberCheck.unseenMembers(CustomKpiJson.parse(code, definition, types));
    }

    /** Figures state their values in a unit, and mean something else in another one. */
    private void requireSameUnit(CustomKpi before, CustomKpi updated) {
        if (before.unit() != updated.unit() && figures.extent(before.code()).isPresent()) {
            throw Problem.invalid(
                    "The KPI was not stored.",
                    List.of(InputError.at(
                            "/unit",
                            "unit.figures",
                            "There are ready-made figures in " + before.unit().code()
                                    + ". Keep the unit, or define a KPI" + " with another code.")));
        }
    }

    /**
     * Creates or replaces the KPI with that code. An equal definition creates no version.
     *
     * @throws Problem 422 if the code or the definition is invalid, 409 if there are 50 custom KPIs already
     */
    public void put(String code, JsonNode definition, String author) {
        var updated = checked(code, definition);
        var before = store.current().configured(code);
        if (before.isPresent() && before.get().hasSameDefinition(updated)) {
            return;
        }
        recount.recountAfter(() -> {
            var replaced = store.load().configured(code);
            if (replaced.isEmpty() && store.load().configured().size() >= MAX_CUSTOM_KPIS) {
                throw Problem.conflict("There are already " + MAX_CUSTOM_KPIS + " custom KPIs. Remove one first.");
            }
            replaced.ifPresent(stored -> requireSameUnit(stored, updated));
            store.add(code, document(updated), author);
            if (replaced.isEmpty()) {
                figures.restore(code, updated.unit().scale());
            }
            audit.record(AuditChange.changed(
                    AuditAction.KPI_DEFINED,
                    "kpi " + code,
                    replaced.map(CustomKpiService::document).orElse(null),
                    document(updated)));
            return true;
        });
    }

    private static void requireValidCode(String code) {
        if (Catalogue.find(code).isPresent()) {
            throw invalidCode("code.taken", "'" + code + "' is a built-in KPI. Choose another code.");
        }
        if (!CODE_PATTERN.matcher(code).matches()) {
            throw invalidCode(
                    "code.form", "A code has 1 to 60 of the characters a–z, 0–9 and -, as in late-order-rate.");
        }
        if (code.equals("new")) {
            throw invalidCode("code.taken", "'new' is the address of the page for new KPIs. Choose another code.");
        }
        if (code.startsWith(CustomKpiFactory.GUARANTEE)) {
            throw invalidCode(
                    "code.taken", "Codes that begin with guarantee- are reserved for the guarantees of the mission.");
        }
    }

    private static Problem invalidCode(String code, String detail) {
        return Problem.invalid("The KPI was not stored.", List.of(InputError.at("/code", code, detail)));
    }

    /**
     * Removes the KPI and everything counted for it. The events of its figures stay, and count again if a KPI with that
     * code is defined again.
     *
     * @throws Problem 404 if there is no such custom KPI, 409 while a version of the mission uses it
     */
    public void remove(String code, String author) {
        recount.recountAfter(() -> {
            var removed = store.load()
                    .configured(code)
                    .orElseThrow(() -> Problem.notFound("There is no custom KPI '" + code + "'."));
            var uses = uses(code);
            if (!uses.isEmpty()) {
                throw Problem.conflict("'" + code + "' cannot be removed while the mission uses it: "
                        + ListFormatter.upTo(MAX_USES, uses)
                        + ". Older versions count too, because weeks are judged by the version of their time.");
            }
            store.add(code, null, author);
            figures.remove(code);
            audit.record(AuditChange.removed(AuditAction.KPI_REMOVED, "kpi " + code, document(removed)));
            return true;
        });
    }

    private static String document(CustomKpi kpi) {
        return CustomKpiJson.write(kpi).toString();
    }

    private List<String> uses(String kpi) {
        var uses = new LinkedHashSet<String>();
        for (var version : missions.history().versions()) {
            var in = " in version " + version.number();
            version.mission()
                    .clausesFor(kpi)
                    .forEach(clause -> uses.add("it measures the clause '" + clause.code() + "'" + in));
            version.mission().notMeasured().stream()
                    .filter(each -> each.kpi().equals(kpi))
                    .forEach(each -> uses.add("it is listed as not scored" + in));
        }
        return List.copyOf(uses);
    }
}
