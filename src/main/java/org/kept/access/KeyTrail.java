package org.kept.access;

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
                "expires",
                key.expires());
    }
}
