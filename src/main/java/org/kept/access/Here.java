package org.kept.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Visitor;

/** Whoever looks at the page, as the layout asks for them. */
@RequestScoped
class Here implements Visitor {

    private final SecurityIdentity caller;
    private final Installation installation;

    Here(SecurityIdentity caller, Installation installation) {
        this.caller = caller;
        this.installation = installation;
    }

    @Override
    public String company() {
        return installation.company();
    }

    @Override
    public @Nullable String person() {
        return caller.hasRole(Roles.PERSON) ? Callers.displayName(caller) : null;
    }

    @Override
    public boolean administrator() {
        return caller.hasRole(Roles.ADMINISTRATOR);
    }
}
