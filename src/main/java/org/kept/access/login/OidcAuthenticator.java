package org.kept.access.login;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.PublicAddress;

/**
 * The one path that leads to the OpenID provider and back.
 *
 * <p>The provider's identity is valid only there, just long enough to start a session of our own.
 */
@ApplicationScoped
public class OidcAuthenticator {

    static final String PATH = "/login/company";

    private static final Logger LOG = Logger.getLogger(OidcAuthenticator.class);
    private static final Set<String> CALLBACK_PARAMETERS = Set.of("code", "state", "error");
    private static final String COOKIE_PREFIX = "q_";
    private static final String CLAIMS_ATTRIBUTE = "kept.claims";

    private final OidcAuthenticationMechanism oidc;
    private final PublicAddress address;
    private final boolean enabled;

    OidcAuthenticator(
            OidcAuthenticationMechanism oidc,
            PublicAddress address,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean enabled) {
        this.oidc = oidc;
        this.address = address;
        this.enabled = enabled;
    }

    boolean isEnabled() {
        return enabled;
    }

    public boolean handles(RoutingContext request) {
        return enabled && PATH.equals(request.normalizedPath());
    }

    /** The path that signs in with the provider and then continues to {@code next}. */
    static String signInPath(String next) {
        return PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** The path of the sign-in page with an error code. */
    static String failurePath(String code) {
        return "/login?company=" + code;
    }

    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        if (!address.isOwn(PublicAddress.base(request))) {
            // The redirect URI is made from the host of the request.
            return redirectToSignIn(request, "address", null);
        }
        return oidc.authenticate(request, providers)
                .onItem()
                .ifNull()
                // Not redirected again after a callback: a browser without cookies would loop for ever.
                .switchTo(() ->
                        isCallback(request) ? redirectToSignIn(request, "failed", null) : redirectToProvider(request))
                .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
                .recoverWithUni(failure -> recover(request, failure))
                .map(OidcAuthenticator::withClaimsOnly);
    }

    /** The claims of the person who just returned from the provider. */
    static OidcClaims claims(SecurityIdentity caller) {
        OidcClaims claims = caller.getAttribute(CLAIMS_ATTRIBUTE);
        return claims;
    }

    /** Clears all cookies of the OpenID Connect flow. */
    static void clearCookies(RoutingContext request) {
        request.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(COOKIE_PREFIX))
                .distinct()
                .forEach(name -> request.response()
                        .addCookie(Cookie.cookie(name, "")
                                .setPath(PATH)
                                .setHttpOnly(true)
                                .setSecure(request.request().isSSL())
                                .setMaxAge(0)));
    }

    private Uni<SecurityIdentity> redirectToProvider(RoutingContext request) {
        return oidc.getChallenge(request).flatMap(challenge -> Uni.createFrom()
                .failure(new AuthenticationRedirectException(challenge.status, location(challenge))));
    }

    private static String location(ChallengeData challenge) {
        return challenge.getHeaders().entrySet().stream()
                .filter(header -> HttpHeaders.LOCATION.toString().contentEquals(header.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private Uni<SecurityIdentity> recover(RoutingContext request, Throwable failure) {
        if (!isCallback(request) && failure instanceof AuthenticationFailedException) {
            // The state of an earlier visit has expired: start again.
            return redirectToProvider(request)
                    .onFailure(e -> !(e instanceof AuthenticationRedirectException))
                    .recoverWithUni(e -> redirectToSignIn(request, "unreachable", e));
        }
        return redirectToSignIn(request, isCallback(request) ? "failed" : "unreachable", failure);
    }

    private static boolean isCallback(RoutingContext request) {
        return request.queryParams().names().stream().anyMatch(CALLBACK_PARAMETERS::contains);
    }

    private static Uni<SecurityIdentity> redirectToSignIn(
            RoutingContext request, String code, @Nullable Throwable failure) {
        // The exception may quote personal claims, so it is logged at debug level only.
        LOG.warnf("OpenID Connect sign-in failed: code=%s", code);
        LOG.debug("OpenID Connect sign-in failed", failure);
        clearCookies(request);
        return Uni.createFrom().failure(new AuthenticationRedirectException(303, failurePath(code)));
    }

    /**
     * Keeps only the claims: roles and names in a token are not Kept's. The audit trail shows the provider as the
     * actor.
     */
    private static SecurityIdentity withClaimsOnly(SecurityIdentity identity) {
        var token = (OidcJwtCallerPrincipal) identity.getPrincipal();
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("the company's provider"))
                .addAttribute(CLAIMS_ATTRIBUTE, new OidcClaims(token.getClaims().getClaimsMap()))
                .build();
    }
}
