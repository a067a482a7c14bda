package org.kept.access.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.kept.ui.FormToken;

/** The CSRF token of forms, for pages that answer before or instead of the filter that provides it. */
public final class CsrfCookie {

    /** The name of the cookie, and of the field in each form. */
    public static final String NAME = "csrf-token";

    private static final String ATTRIBUTE = "csrf_token";
    private static final int BYTES = 16;
    private static final Duration MAX_AGE = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfCookie() {}

    /** The token that the browser has; null if it has none that a form can contain. */
    public static @Nullable String ofCookie(RoutingContext request) {
        var cookie = request.request().getCookie(NAME);
        return cookie != null && FormToken.isToken(cookie.getValue()) ? cookie.getValue() : null;
    }

    /** Makes sure that the page of this response has a token: the browser's, or a new one with its cookie. */
    public static void ensure(RoutingContext request) {
        var token = ofCookie(request);
        if (token == null) {
            token = newToken();
            request.response()
                    .addCookie(Cookie.cookie(NAME, token)
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.LAX)
                            .setSecure(request.request().isSSL())
                            .setMaxAge(MAX_AGE.toSeconds()));
        }
        request.put(ATTRIBUTE, token);
    }

    private static String newToken() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
