package org.kept.access.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.kept.access.Installation;
import org.kept.access.Permissions;
import org.kept.ui.Visitor;

/** The visitor of the current page, for the layout. */
@RequestScoped
class CurrentVisitor implements Visitor {

    private final SecurityIdentity caller;
    private final Installation installation;

    CurrentVisitor(SecurityIdentity caller, Installation installation) {
        this.caller = caller;
        this.installation = installation;
    }

    @Override
    public String company() {
        return installation.company();
    }

    @Override
    public @Nullable String person() {
        return caller.hasRole(Permissions.PERSON) ? CallerIdentity.displayName(caller) : null;
    }

    @Override
    public boolean administrator() {
        return caller.hasRole(Permissions.ADMINISTRATOR);
    }
}
