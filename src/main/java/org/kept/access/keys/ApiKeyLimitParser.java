package org.kept.access.keys;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.KpiNames;
import org.kept.document.NameText;
import org.kept.problem.InputError;

/** Parses the limits of a new key and collects every error. */
final class ApiKeyLimitParser {

    private static final int MAX_NAMES = 100;
    private static final int MAX_SOURCE_LENGTH = 200;
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_REQUESTS = 10_000_000;

    private final KpiNames kpiNames;
    private final List<InputError> errors;

    ApiKeyLimitParser(KpiNames kpiNames, List<InputError> errors) {
        this.kpiNames = kpiNames;
        this.errors = errors;
    }

    DataScope parseDataScope(ApiKeyRequest request) {
        var sources = names("/sources", request.sources(), MAX_SOURCE_LENGTH);
        var kpis = names("/kpis", request.kpis(), MAX_NAME_LENGTH);
        kpis.stream()
                .filter(code -> !kpiNames.has(code))
                .map(code -> InputError.at("/kpis", "kpis.unknown", "There is no KPI with the code " + code + "."))
                .forEach(errors::add);
        return new DataScope(sources, kpis, names("/teams", request.teams(), MAX_NAME_LENGTH));
    }

    /** The requests per minute; null for the default. An invalid number adds an error. */
    @Nullable
    Integer parseRequestsPerMinute(ApiKeyRequest request) {
        var requests = request.requestsPerMinute();
        if (requests != null && (requests < 1 || requests > MAX_REQUESTS)) {
            errors.add(InputError.at(
                    "/requestsPerMinute",
                    "requestsPerMinute.range",
                    "Requests per minute must be a whole number from 1 to 10,000,000."));
        }
        return requests;
    }

    private Set<String> names(String pointer, @Nullable List<@Nullable String> values, int maxLength) {
        var names = new LinkedHashSet<String>();
        if (values == null) {
            return names;
        }
        if (values.size() > MAX_NAMES) {
            errors.add(InputError.at(pointer, "limits.many", "A key can be limited to at most 100 names of a kind."));
            return names;
        }
        for (var i = 0; i < values.size(); i++) {
            var each = values.get(i);
            var name = each == null ? "" : NameText.normalise(each);
            var fault = NameText.fault(name);
            if (name.isEmpty() || name.length() > maxLength) {
                errors.add(InputError.at(
                        pointer + "/" + i, "limits.name", "The name must have 1 to " + maxLength + " characters."));
            } else if (fault != null) {
                errors.add(InputError.at(pointer + "/" + i, "limits.characters", "The name " + fault));
            }
            names.add(name);
        }
        return names;
    }
}
