package org.kept.access.keys;

import java.util.Collection;
import java.util.List;
import org.kept.access.Scope;
import org.kept.audit.AuditChange;

/** Formats a key for the audit trail: everything but its secret. */
final class ApiKeyAuditText {

    private ApiKeyAuditText() {}

    static String lines(ApiKey key) {
        return AuditChange.lines(
                "name",
                key.name(),
                "scopes",
                key.scopes().stream().map(Scope::code).toList(),
                "sources",
                sorted(key.reach().sources()),
                "kpis",
                sorted(key.reach().kpis()),
                "teams",
                sorted(key.reach().teams()),
                "requests a minute",
                key.requestsPerMinute(),
                "expires",
                key.expires(),
                "replaces",
                key.replaces(),
                "replaced by",
                key.replacedBy());
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }
}
