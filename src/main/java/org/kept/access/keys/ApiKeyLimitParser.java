package org.kept.access.keys;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.KpiNames;
import org.kept.problem.InputError;

/** Reads what a new key shall be limited to, and tells every fault. */
final class ApiKeyLimitParser {

    private static final int MOST_NAMES = 100;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_REQUESTS = 10_000_000;

    private final KpiNames known;
    private final List<InputError> faults;

    ApiKeyLimitParser(KpiNames known, List<InputError> faults) {
        this.known = known;
        this.faults = faults;
    }

    DataScope reach(ApiKeyRequest wanted) {
        var sources = names("/sources", wanted.sources(), LONGEST_SOURCE);
        var kpis = names("/kpis", wanted.kpis(), LONGEST_NAME);
        kpis.stream()
                .filter(code -> !known.has(code))
                .map(code -> InputError.at("/kpis", "kpis.unknown", "There is no KPI with the code " + code + "."))
                .forEach(faults::add);
        return new DataScope(sources, kpis, names("/teams", wanted.teams(), LONGEST_NAME));
    }

    /** How many requests a minute; null for as many as any key. */
    @Nullable
    Integer requests(ApiKeyRequest wanted) {
        var asked = wanted.requestsPerMinute();
        if (asked != null && (asked < 1 || asked > MOST_REQUESTS)) {
            faults.add(InputError.at(
                    "/requestsPerMinute",
                    "requestsPerMinute.range",
                    "Requests a minute are a whole number from 1 to 10,000,000."));
        }
        return asked;
    }

    private Set<String> names(String pointer, @Nullable List<@Nullable String> wanted, int longest) {
        var names = new LinkedHashSet<String>();
        if (wanted == null) {
            return names;
        }
        if (wanted.size() > MOST_NAMES) {
            faults.add(InputError.at(pointer, "limits.many", "A key is limited to at most 100 names of a kind."));
            return names;
        }
        for (var i = 0; i < wanted.size(); i++) {
            var each = wanted.get(i);
            var name = each == null ? "" : each.strip();
            if (name.isEmpty() || name.length() > longest) {
                faults.add(InputError.at(
                        pointer + "/" + i, "limits.name", "A name here has 1 to " + longest + " characters."));
            }
            names.add(name);
        }
        return names;
    }
}
