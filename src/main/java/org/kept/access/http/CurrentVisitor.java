package org.kept.access.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.kept.access.Installation;
import org.kept.access.Permissions;
import org.kept.access.PublicAddress;
import org.kept.ui.Visitor;

/** The visitor of the current page, for the layout. */
@RequestScoped
class CurrentVisitor implements Visitor {

    private final SecurityIdentity caller;
    private final Installation installation;
    private final PublicAddress publicAddress;
    private final CurrentVertxRequest request;

    CurrentVisitor(
            SecurityIdentity caller,
            Installation installation,
            PublicAddress publicAddress,
            CurrentVertxRequest request) {
        this.caller = caller;
        this.installation = installation;
        this.publicAddress = publicAddress;
        this.request = request;
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

    @Override
    public String link(String path) {
        var context = request.getCurrent();
        return context == null ? path : publicAddress.link(PublicAddress.base(context), path);
    }
}
