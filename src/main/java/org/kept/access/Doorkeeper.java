package org.kept.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Finds out who is calling: by the API key where one is sent, else by the cookie of a session. */
@ApplicationScoped
class Doorkeeper implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    private final Keys keys;
    private final Sessions sessions;
    private final Refused refused;

    Doorkeeper(Keys keys, Sessions sessions, Refused refused) {
        this.keys = keys;
        this.sessions = sessions;
        this.refused = refused;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        if (sendsKey(request)) {
            var text = KeyText.read(request.request()
                    .getHeader(HttpHeaders.AUTHORIZATION)
                    .substring(BEARER.length())
                    .strip());
            return text.map(key -> byKey(request, key)).orElseGet(Doorkeeper::unknown);
        }
        var token = SessionCookie.read(request);
        return token == null ? Uni.createFrom().nullItem() : bySession(request, token);
    }

    static boolean sendsKey(RoutingContext request) {
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private Uni<SecurityIdentity> byKey(RoutingContext request, KeyText text) {
        var recalled = keys.recall(text);
        Uni<Optional<Key>> found =
                recalled.isPresent() ? Uni.createFrom().item(recalled) : offLoop(request, () -> keys.open(text));
        return found.flatMap(
                key -> key.map(Callers::of).map(Uni.createFrom()::item).orElseGet(Doorkeeper::unknown));
    }

    private Uni<SecurityIdentity> bySession(RoutingContext request, String token) {
        @Nullable Person recalled = sessions.recall(token);
        Uni<Optional<Person>> found = recalled == null
                ? offLoop(request, () -> sessions.find(token))
                : Uni.createFrom().item(Optional.of(recalled));
        // A session that is over is no offence: the caller is nobody, and may sign in.
        return found.flatMap(
                person -> person.map(Callers::of).map(Uni.createFrom()::item).orElseGet(() -> Uni.createFrom()
                        .nullItem()));
    }

    private static <T> Uni<T> offLoop(RoutingContext request, Callable<T> look) {
        return Uni.createFrom()
                .completionStage(
                        () -> request.vertx().executeBlocking(look, false).toCompletionStage());
    }

    private static <T> Uni<T> unknown() {
        return Uni.createFrom().failure(new AuthenticationFailedException("No such key"));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        refused.send(request);
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
