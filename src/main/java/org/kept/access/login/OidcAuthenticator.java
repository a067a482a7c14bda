package org.kept.access.login;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one address that leads to the company's provider and back: only there is anybody known by what it says, and only
 * for as long as it takes to begin a session of our own.
 */
@ApplicationScoped
public class OidcAuthenticator {

    static final String PATH = "/login/company";

    private static final Logger LOG = Logger.getLogger(OidcAuthenticator.class);
    private static final Set<String> ANSWERS = Set.of("code", "state", "error");
    private static final String COOKIES = "q_";
    private static final String CLAIMS = "kept.claims";

    private final OidcAuthenticationMechanism oidc;
    private final boolean on;

    OidcAuthenticator(
            OidcAuthenticationMechanism oidc,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean on) {
        this.oidc = oidc;
        this.on = on;
    }

    boolean isOn() {
        return on;
    }

    public boolean is(RoutingContext request) {
        return on && PATH.equals(request.normalizedPath());
    }

    /** The address that signs somebody in and goes on to that page. */
    static String link(String next) {
        return PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** The sign-in page, saying why it did not work. */
    static String failed(String why) {
        return "/login?company=" + why;
    }

    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return oidc.authenticate(request, providers)
                .onItem()
                .ifNull()
                // Who came back unknown is not sent there again: a browser without cookies would go round for ever.
                .switchTo(() -> cameBack(request) ? tell(request, "failed", null) : toProvider(request))
                .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
                .recoverWithUni(failure -> recover(request, failure))
                .map(OidcAuthenticator::onlyClaims);
    }

    /** What the provider says of whoever came back from it. */
    static OidcClaims claims(SecurityIdentity caller) {
        OidcClaims claims = caller.getAttribute(CLAIMS);
        return claims;
    }

    /** Nothing of the way to the provider and back stays in the browser. */
    static void forget(RoutingContext request) {
        request.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(COOKIES))
                .distinct()
                .forEach(name -> request.response()
                        .addCookie(Cookie.cookie(name, "")
                                .setPath(PATH)
                                .setHttpOnly(true)
                                .setSecure(request.request().isSSL())
                                .setMaxAge(0)));
    }

    private Uni<SecurityIdentity> toProvider(RoutingContext request) {
        return oidc.getChallenge(request).flatMap(challenge -> Uni.createFrom()
                .failure(new AuthenticationRedirectException(
                        challenge.status, String.valueOf(challenge.headerContent))));
    }

    private Uni<SecurityIdentity> recover(RoutingContext request, Throwable failure) {
        if (!cameBack(request) && failure instanceof AuthenticationFailedException) {
            // What was left of an earlier visit does not hold any more.
            return toProvider(request)
                    .onFailure(e -> !(e instanceof AuthenticationRedirectException))
                    .recoverWithUni(e -> tell(request, "unreachable", e));
        }
        return tell(request, cameBack(request) ? "failed" : "unreachable", failure);
    }

    private static boolean cameBack(RoutingContext request) {
        return request.queryParams().names().stream().anyMatch(ANSWERS::contains);
    }

    private static Uni<SecurityIdentity> tell(RoutingContext request, String why, @Nullable Throwable failure) {
        // The message may hold what the token says of somebody, which belongs into no log.
        LOG.warnf("Nobody could be signed in by the company's provider: %s", why);
        LOG.debug("Signing in by the company's provider failed", failure);
        forget(request);
        return Uni.createFrom().failure(new AuthenticationRedirectException(303, failed(why)));
    }

    /** A role or a name in a token is a word of the provider's and not one of ours; in the trail it is the provider that acts. */
    private static SecurityIdentity onlyClaims(SecurityIdentity vouched) {
        var token = (OidcJwtCallerPrincipal) vouched.getPrincipal();
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("the company's provider"))
                .addAttribute(CLAIMS, new OidcClaims(token.getClaims().getClaimsMap()))
                .build();
    }
}
