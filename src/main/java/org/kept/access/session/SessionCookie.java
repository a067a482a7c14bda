package org.kept.access.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie with the session token: HttpOnly and SameSite=Lax. */
public final class SessionCookie {

    public static final String NAME = "kept_session";

    private SessionCookie() {}

    public static @Nullable String read(RoutingContext request) {
        var cookie = request.request().getCookie(NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    static void write(RoutingContext request, String token, Duration lifetime) {
        request.response().addCookie(cookie(request, token).setMaxAge(lifetime.toSeconds()));
    }

    static void clear(RoutingContext request) {
        request.response().addCookie(cookie(request, "").setMaxAge(0));
    }

    private static Cookie cookie(RoutingContext request, String token) {
        return Cookie.cookie(NAME, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(request.request().isSSL());
    }
}
