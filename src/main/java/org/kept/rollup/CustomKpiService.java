package org.kept.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.kept.ui.ListFormatter;

/** KPIs that a company defines itself: put in, changed and taken away, and all history counted with each. */
@ApplicationScoped
public class CustomKpiService {

    private static final int MOST = 50;
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,60}");

    private final CustomKpiStore store;
    private final Recount recount;
    private final Missions missions;
    private final Audit audit;

    CustomKpiService(CustomKpiStore store, Recount recount, Missions missions, Audit audit) {
        this.store = store;
        this.recount = recount;
        this.missions = missions;
        this.audit = audit;
    }

    /**
     * Defines the KPI of that code, anew or for the first time; a definition that says the same makes no version.
     *
     * @throws Problem 422 when the code or the definition is not acceptable, 409 when there are too many
     */
    public void put(String code, JsonNode sent, String author) {
        check(code);
        var wanted = CustomKpiJson.sent(code, sent);
        var before = store.current().configured(code);
        if (before.isPresent() && before.get().isLike(wanted)) {
            return;
        }
        recount.after(() -> {
            if (before.isEmpty() && store.load().configured().size() >= MOST) {
                throw Problem.conflict("There are " + MOST + " configured KPIs already. Take one away first.");
            }
            store.add(code, document(wanted), author);
            audit.record(AuditChange.changed(
                    AuditAction.KPI_DEFINED,
                    "kpi " + code,
                    before.map(CustomKpiService::document).orElse(null),
                    document(wanted)));
            return true;
        });
    }

    private static void check(String code) {
        if (Catalogue.find(code).isPresent()) {
            throw wrong("code.taken", "'" + code + "' is a KPI of Kept's own. Choose another code.");
        }
        if (!CODE.matcher(code).matches()) {
            throw wrong("code.form", "A code has 1 to 60 of a–z, 0–9 and -, as in late-order-rate.");
        }
        if (code.startsWith(CustomKpiFactory.GUARANTEE)) {
            throw wrong("code.taken", "Codes that begin with guarantee- are those of the mission's guarantees.");
        }
    }

    private static Problem wrong(String code, String detail) {
        return Problem.invalid("The definition is not acceptable.", List.of(InputError.at("/code", code, detail)));
    }

    /**
     * Takes the KPI away with all that was counted for it.
     *
     * @throws Problem 404 when nobody configured it, 409 while a version of the mission speaks of it
     */
    public void remove(String code, String author) {
        recount.after(() -> {
            var there = store.load()
                    .configured(code)
                    .orElseThrow(() -> Problem.notFound("Nobody configured a KPI '" + code + "'."));
            var uses = uses(code);
            if (!uses.isEmpty()) {
                throw Problem.conflict(
                        "'" + code + "' cannot go while the mission speaks of it: " + ListFormatter.list(uses)
                                + ". Weeks are judged by the version they had, so an older version counts too.");
            }
            store.add(code, null, author);
            audit.record(AuditChange.removed(AuditAction.KPI_REMOVED, "kpi " + code, document(there)));
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
                    .forEach(each -> uses.add("it is set aside" + in));
        }
        return uses.stream().limit(5).toList();
    }
}
