package org.kept.access.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.Person;
import org.kept.access.keys.ApiKey;
import org.kept.access.keys.ApiKeyRateLimiter;
import org.kept.access.keys.ApiKeyService;
import org.kept.access.keys.ApiKeyToken;
import org.kept.access.keys.InvalidKeyLimiter;
import org.kept.access.login.OidcAuthenticator;
import org.kept.access.session.SessionCookie;
import org.kept.access.session.SessionService;
import org.kept.access.throttle.ClientAddress;
import org.kept.problem.Problem;

/**
 * Finds out who is calling: by the API key where one is sent, else by the cookie of a session.
 *
 * <p>It stands before every other mechanism, and lets the one of the company's provider speak at one address only: a
 * provider's own tokens open nothing here.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KeptAuthenticationMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(KeptAuthenticationMechanism.class);
    private static final String BEARER = "Bearer ";

    private final ApiKeyService apiKeyService;
    private final ApiKeyRateLimiter rates;
    private final InvalidKeyLimiter wrong;
    private final SessionService sessionService;
    private final OidcAuthenticator company;
    private final AccessDeniedHandler accessDeniedHandler;

    KeptAuthenticationMechanism(
            ApiKeyService apiKeyService,
            ApiKeyRateLimiter rates,
            InvalidKeyLimiter wrong,
            SessionService sessionService,
            OidcAuthenticator company,
            AccessDeniedHandler accessDeniedHandler) {
        this.apiKeyService = apiKeyService;
        this.rates = rates;
        this.wrong = wrong;
        this.sessionService = sessionService;
        this.company = company;
        this.accessDeniedHandler = accessDeniedHandler;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        if (company.is(request)) {
            return company.authenticate(request, providers);
        }
        if (sendsKey(request)) {
            return byKey(request);
        }
        var token = SessionCookie.read(request);
        return token == null ? Uni.createFrom().nullItem() : bySession(request, token);
    }

    static boolean sendsKey(RoutingContext request) {
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private Uni<SecurityIdentity> byKey(RoutingContext request) {
        var text = ApiKeyToken.read(request.request()
                .getHeader(HttpHeaders.AUTHORIZATION)
                .substring(BEARER.length())
                .strip());
        var recalled = text.flatMap(apiKeyService::cached);
        return recalled.isPresent() ? letIn(request, recalled.get()) : lookUp(request, text);
    }

    /** What is not remembered may be wrong, and there is a bound on how many of those an address may have looked up. */
    private Uni<SecurityIdentity> lookUp(RoutingContext request, Optional<ApiKeyToken> text) {
        var address = ClientAddress.of(request);
        // Whoever shares an address with a guesser, behind one proxy or one router, keeps coming in.
        var held = text.map(ApiKeyToken::prefix)
                .filter(apiKeyService::wasRecentlyValid)
                .isPresent();
        if (!held) {
            try {
                wrong.registerAttempt(address);
            } catch (Problem tooOften) {
                return Uni.createFrom().failure(tooOften);
            }
        }
        if (text.isEmpty()) {
            return unknown();
        }
        return offLoop(request, () -> apiKeyService.authenticate(text.get())).flatMap(found -> {
            if (found.isEmpty()) {
                LOG.infof("A wrong key came from %s: %s", address, text.get());
                return unknown();
            }
            if (!held) {
                wrong.takeBack(address);
            }
            return letIn(request, found.get());
        });
    }

    private Uni<SecurityIdentity> letIn(RoutingContext request, ApiKey key) {
        var tooOften = rates.count(key, request.response());
        return tooOften.isPresent()
                ? Uni.createFrom().failure(tooOften.get())
                : Uni.createFrom().item(CallerIdentity.of(key));
    }

    private Uni<SecurityIdentity> bySession(RoutingContext request, String token) {
        @Nullable Person recalled = sessionService.cached(token);
        Uni<Optional<Person>> found = recalled == null
                ? offLoop(request, () -> sessionService.find(token))
                : Uni.createFrom().item(Optional.of(recalled));
        // A session that is over is no offence: the caller is nobody, and may sign in.
        return found.flatMap(person -> person.map(CallerIdentity::of)
                .map(Uni.createFrom()::item)
                .orElseGet(() -> Uni.createFrom().nullItem()));
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
        accessDeniedHandler.send(request);
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
