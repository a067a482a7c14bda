package org.kept.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.kept.request.HookPath;
import org.kept.request.RequestId;
import org.kept.request.SecretPath;

/** Builds every error response: a problem document for programs, a page for people. */
@ApplicationScoped
public class ProblemResponder {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemResponder.class);

    /** An error response, ready to send. */
    public record ProblemResponse(int status, Map<String, String> headers, String body) {}

    private static final Duration OUTAGE_LOG_INTERVAL = Duration.ofMinutes(1);

    private final ObjectMapper json;
    private final AtomicLong lastOutage = new AtomicLong(System.nanoTime() - OUTAGE_LOG_INTERVAL.toNanos());

    ProblemResponder(ObjectMapper json) {
        this.json = json;
    }

    /** Whether the path is for programs: below {@code /api} or {@code /q}, or a hook. All other paths are pages. */
    public static boolean isApiPath(String path) {
        return path.equals("/api")
                || path.startsWith("/api/")
                || path.equals("/q")
                || path.startsWith("/q/")
                || HookPath.matches(path);
    }

    /**
     * The response to an exception. Internal errors are logged under the request id, and the response contains only
     * that id.
     */
    public ProblemResponse answer(RoutingContext request, Throwable failure) {
        var problem = ExceptionTranslator.translate(failure);
        if (problem != null) {
            if (problem.status() == 403) {
                logRefusal(request, problem);
            }
            logOutage(failure);
            return answer(request, ProblemDocument.of(problem, request.normalizedPath(), null), headers(problem));
        }
        var reference = RequestId.of(request);
        LOG.errorf(
                failure,
                "%s: request failed: request=%s %s",
                reference,
                request.request().method(),
                SecretPath.masked(request.normalizedPath()));
        var internal = StandardProblems.internal(reference);
        return answer(request, ProblemDocument.of(internal, request.normalizedPath(), reference), Map.of());
    }

    /** Logs an outage of the database, at most one line a minute. */
    private void logOutage(Throwable failure) {
        var outage = DatabaseOutage.find(failure);
        if (outage == null) {
            return;
        }
        var now = System.nanoTime();
        var last = lastOutage.get();
        if (now - last >= OUTAGE_LOG_INTERVAL.toNanos() && lastOutage.compareAndSet(last, now)) {
            LOG.errorf(
                    "Database unavailable: state=%s message=%s",
                    outage.getSQLState(), String.valueOf(outage.getMessage()).replaceAll("\\p{Cntrl}", " "));
        }
    }

    /** Logs who was denied what, on one line. */
    private static void logRefusal(RoutingContext request, Problem refusal) {
        var caller = request.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "none";
        LOG.infof(
                "Request refused: caller=%s request=%s %s detail=%s",
                caller,
                request.request().method(),
                SecretPath.masked(request.normalizedPath()),
                refusal.detail().replaceAll("\\p{Cntrl}", " "));
    }

    /** The response for a status without an exception. */
    public ProblemResponse answer(RoutingContext request, int status) {
        return answer(
                request,
                status < 500
                        ? StandardProblems.of(status)
                        : new IllegalStateException("Request failed: status=" + status));
    }

    /** Sends the response to a failure outside the resources, unless a response was already sent. */
    public void send(RoutingContext request, Throwable failure) {
        send(request, answer(request, failure));
    }

    public void send(RoutingContext request, ProblemResponse answer) {
        var response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }

    private ProblemResponse answer(RoutingContext request, ProblemDocument document, Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        var page = isApiPath(request.normalizedPath()) ? null : ProblemPages.render(request, document);
        all.put("Content-Type", page == null ? MEDIA_TYPE : "text/html;charset=UTF-8");
        all.put("Cache-Control", "no-store");
        return new ProblemResponse(document.status(), all, page == null ? write(document) : page);
    }

    private static Map<String, String> headers(Problem problem) {
        var headers = new LinkedHashMap<String, String>();
        if (problem.status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        var wait = problem.retryAfter();
        if (wait != null) {
            // Rounded up: a retry on the second must not be too early.
            headers.put(
                    "Retry-After",
                    Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        }
        return headers;
    }

    private String write(ProblemDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Problem document not written", e);
        }
    }
}
