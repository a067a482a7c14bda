package org.kept.access;

import java.util.Collection;
import java.util.List;
import org.kept.audit.Change;

/** A key as the trail has it: everything but its secret. */
final class KeyTrail {

    private KeyTrail() {}

    static String lines(Key key) {
        return Change.lines(
                "name",
                key.name(),
                "scopes",
                key.scopes().stream().map(Scope::word).toList(),
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
