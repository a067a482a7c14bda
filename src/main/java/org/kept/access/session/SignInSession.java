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

/** Starts and ends the session of a browser. */
@ApplicationScoped
public class SignInSession {

    private static final Logger LOG = Logger.getLogger(SignInSession.class);
    private static final Pattern LOCAL_PATH = Pattern.compile("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");

    private final SessionService sessionService;
    private final SessionConfig config;

    SignInSession(SessionService sessionService, SessionConfig config) {
        this.sessionService = sessionService;
        this.config = config;
    }

    /** Signs a person in and redirects to the page they wanted. */
    public Response signIn(RoutingContext request, Person person, @Nullable String next) {
        // End the previous session of this browser.
        endSession(request);
        LOG.infof("Signed in: person=%s address=%s", person.email(), ClientAddress.of(request));
        SessionCookie.write(request, sessionService.start(person), config.lifetime());
        return Response.status(303).header("Location", localPath(next)).build();
    }

    public void signOut(RoutingContext request) {
        endSession(request);
        SessionCookie.clear(request);
    }

    /** The page to continue to, or {@code /} if it is not a local path: prevents open redirects. */
    public static String localPath(@Nullable String next) {
        return next != null && LOCAL_PATH.matcher(next).matches() ? next : "/";
    }

    private void endSession(RoutingContext request) {
        Optional.ofNullable(SessionCookie.read(request)).ifPresent(sessionService::end);
    }
}
