package org.kept.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Begins and ends the session of a browser. */
@ApplicationScoped
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);
    private static final Pattern INSIDE = Pattern.compile("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

    private final Sessions sessions;
    private final SessionConfig config;

    Welcome(Sessions sessions, SessionConfig config) {
        this.sessions = sessions;
        this.config = config;
    }

    /** Signs somebody in, and goes on to the page that was wanted. */
    Response begin(RoutingContext request, Person person, @Nullable String next) {
        // Whoever was signed in before in this browser is not any more.
        endSession(request);
        LOG.infof("%s signed in from %s", person.email(), ClientAddress.of(request));
        SessionCookie.write(request, sessions.begin(person), config.lifetime());
        return Response.status(303).header("Location", inside(next)).build();
    }

    /** Signs out whoever is signed in. */
    void end(RoutingContext request) {
        endSession(request);
        SessionCookie.clear(request);
    }

    /** The page to go on to, if it is one of ours: a link into the sign-in page must not lead elsewhere. */
    static String inside(@Nullable String next) {
        return next != null && INSIDE.matcher(next).matches() ? next : "/";
    }

    private void endSession(RoutingContext request) {
        Optional.ofNullable(SessionCookie.read(request)).ifPresent(sessions::end);
    }
}
