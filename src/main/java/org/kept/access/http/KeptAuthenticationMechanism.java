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
import org.kept.request.HookPath;
import org.kept.request.PromisePath;

/**
 * Authenticates every request: by API key if one is sent, otherwise by session cookie.
 *
 * <p>Replaces every other mechanism. Requests to hooks have no caller, because deliveries are signed. OpenID Connect is
 * used on the company sign-in path only: the provider's own tokens grant no access.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KeptAuthenticationMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(KeptAuthenticationMechanism.class);
    private static final String HEALTH = "/q/health";
    private static final String BEARER = "Bearer ";

    private final ApiKeyService apiKeyService;
    private final ApiKeyRateLimiter rateLimiter;
    private final InvalidKeyLimiter invalidKeyLimiter;
    private final SessionService sessionService;
    private final OidcAuthenticator oidcAuthenticator;
    private final AccessDeniedHandler accessDeniedHandler;

    KeptAuthenticationMechanism(
            ApiKeyService apiKeyService,
            ApiKeyRateLimiter rateLimiter,
            InvalidKeyLimiter invalidKeyLimiter,
            SessionService sessionService,
            OidcAuthenticator oidcAuthenticator,
            AccessDeniedHandler accessDeniedHandler) {
        this.apiKeyService = apiKeyService;
        this.rateLimiter = rateLimiter;
        this.invalidKeyLimiter = invalidKeyLimiter;
        this.sessionService = sessionService;
        this.oidcAuthenticator = oidcAuthenticator;
        this.accessDeniedHandler = accessDeniedHandler;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        if (request.normalizedPath().startsWith(HEALTH)) {
            return Uni.createFrom().nullItem(); // Health needs no caller, and no database.
        }
        if (PromisePath.isOpen(request.normalizedPath())) {
            return Uni.createFrom().nullItem(); // The same for everyone.
        }
        if (oidcAuthenticator.handles(request)) {
            return oidcAuthenticator.authenticate(request, providers);
        }
        if (HookPath.matches(request.normalizedPath())) {
            // Deliveries of other systems carry a signature or a token that the hook checks.
            return Uni.createFrom().nullItem();
        }
        if (sendsKey(request)) {
            return authenticateByKey(request);
        }
        var token = SessionCookie.read(request);
        return token == null ? Uni.createFrom().nullItem() : authenticateBySession(request, token);
    }

    static boolean sendsKey(RoutingContext request) {
        var header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private Uni<SecurityIdentity> authenticateByKey(RoutingContext request) {
        var key = ApiKeyToken.parse(request.request()
                .getHeader(HttpHeaders.AUTHORIZATION)
                .substring(BEARER.length())
                .strip());
        var cached = key.flatMap(apiKeyService::cached);
        return cached.isPresent() ? checkRateLimit(request, cached.get()) : lookUp(request, key);
    }

    /** Looks up a key that is not cached. Each client address has a limited number of such attempts. */
    private Uni<SecurityIdentity> lookUp(RoutingContext request, Optional<ApiKeyToken> key) {
        var address = ClientAddress.of(request);
        // A valid key keeps working behind the same proxy or router as an attacker.
        var recentlyValid = key.map(ApiKeyToken::prefix)
                .filter(apiKeyService::wasRecentlyValid)
                .isPresent();
        if (!recentlyValid) {
            try {
                invalidKeyLimiter.registerAttempt(address);
            } catch (Problem limitExceeded) {
                return Uni.createFrom().failure(limitExceeded);
            }
        }
        if (key.isEmpty()) {
            return authenticationFailed();
        }
        return offLoop(request, () -> apiKeyService.authenticate(key.get())).flatMap(found -> {
            if (found.isEmpty()) {
                LOG.infof("API key rejected: address=%s prefix=%s", address, key.get());
                return authenticationFailed();
            }
            if (!recentlyValid) {
                invalidKeyLimiter.undoAttempt(address);
            }
            return checkRateLimit(request, found.get());
        });
    }

    private Uni<SecurityIdentity> checkRateLimit(RoutingContext request, ApiKey key) {
        var limitExceeded = rateLimiter.count(key, request.response());
        return limitExceeded.isPresent()
                ? Uni.createFrom().failure(limitExceeded.get())
                : Uni.createFrom().item(CallerIdentity.of(key));
    }

    private Uni<SecurityIdentity> authenticateBySession(RoutingContext request, String token) {
        @Nullable Person cached = sessionService.cached(token);
        Uni<Optional<Person>> found = cached == null
                ? offLoop(request, () -> sessionService.find(token))
                : Uni.createFrom().item(Optional.of(cached));
        // An expired session is not an error: the caller is anonymous and may sign in.
        return found.flatMap(person -> person.map(CallerIdentity::of)
                .map(Uni.createFrom()::item)
                .orElseGet(() -> Uni.createFrom().nullItem()));
    }

    private static <T> Uni<T> offLoop(RoutingContext request, Callable<T> lookup) {
        return Uni.createFrom()
                .completionStage(
                        () -> request.vertx().executeBlocking(lookup, false).toCompletionStage());
    }

    private static <T> Uni<T> authenticationFailed() {
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
