package org.kept.access.session;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.Person;
import org.kept.access.throttle.ClientAddress;

/** Begins and ends the session of a browser. */
@ApplicationScoped
public class SignInSession {

    private static final Logger LOG = Logger.getLogger(SignInSession.class);
    private static final Pattern INSIDE = Pattern.compile("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

    private final SessionService sessionService;
    private final SessionConfig config;

    SignInSession(SessionService sessionService, SessionConfig config) {
        this.sessionService = sessionService;
        this.config = config;
    }

    /** Signs somebody in, and goes on to the page that was wanted. */
    public Response signIn(RoutingContext request, Person person, @Nullable String next) {
        // Whoever was signed in before in this browser is not any more.
        endSession(request);
        LOG.infof("%s signed in from %s", person.email(), ClientAddress.of(request));
        SessionCookie.write(request, sessionService.begin(person), config.lifetime());
        return Response.status(303).header("Location", localPath(next)).build();
    }

    /** Signs out whoever is signed in. */
    public void signOut(RoutingContext request) {
        endSession(request);
        SessionCookie.clear(request);
    }

    /** The page to go on to, if it is one of ours: a link into the sign-in page must not lead elsewhere. */
    public static String localPath(@Nullable String next) {
        return next != null && INSIDE.matcher(next).matches() ? next : "/";
    }

    private void endSession(RoutingContext request) {
        Optional.ofNullable(SessionCookie.read(request)).ifPresent(sessionService::end);
    }
}
