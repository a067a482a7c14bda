package org.kept.access.http;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Actor;
import org.kept.audit.ActorProvider;
import org.kept.request.RequestId;

/** The signed-in person or API key of the current request, with its client address. */
@ApplicationScoped
class RequestActorProvider implements ActorProvider {

    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;

    RequestActorProvider(CurrentIdentityAssociation identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    @Override
    public Actor current() {
        @Nullable RoutingContext current = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        if (current == null) {
            return Actor.KEPT;
        }
        var caller = identity.getIdentity();
        var name =
                caller.isAnonymous() ? Actor.KEPT.name() : caller.getPrincipal().getName();
        return new Actor(name, String.valueOf(current.request().remoteAddress().hostAddress()), RequestId.of(current));
    }
}
