package org.kept.action;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.access.PersonDirectory;
import org.kept.ui.Visitor;

/** The caller of the current request as a viewer of actions. */
@ApplicationScoped
class ActionViewers {

    private final SecurityIdentity caller;
    private final Visitor visitor;
    private final PersonDirectory people;

    ActionViewers(SecurityIdentity caller, Visitor visitor, PersonDirectory people) {
        this.caller = caller;
        this.visitor = visitor;
        this.people = people;
    }

    ActionViewer current() {
        var email = caller.getPrincipal().getName();
        var scope = DataScope.of(caller);
        return new ActionViewer(
                new Action.ActionPerson(
                        email, Optional.ofNullable(visitor.person()).orElse(email)),
                caller.hasRole(Permissions.AUTHOR) || caller.hasRole("admin"),
                scope,
                people.emailsIn(scope.teams()));
    }
}
