package org.kept.body;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;
import org.kept.request.SharedPlaces;

/**
 * Reads the body of a request before a resource is called, so that a slow client occupies a connection and the bytes it
 * has sent, but no worker thread.
 *
 * <p>Two kinds of path are left out: routes that stream events read their bodies themselves in the same way, and files
 * of signed-in people go to disk, read by a few workers at a time.
 */
@ApplicationScoped
class RequestBodyFilter {

    /** After authentication and the limits of size. */
    private static final int ORDER = 0;

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int MAX_UPLOADS = 8;
    private static final int MAX_UPLOADS_OF_ONE = 2;
    private static final long LARGEST_UPLOAD = 64L * 1024 * 1024;
    private static final long MIN_BYTES_PER_SECOND = 64L * 1024;

    private final RequestBodyConfig config;
    private final MemoryBudget memoryBudget;
    private final OpenBodies openBodies;
    private final ProblemResponder problemResponder;
    private final SharedPlaces uploads = new SharedPlaces(MAX_UPLOADS, MAX_UPLOADS_OF_ONE);

    RequestBodyFilter(
            RequestBodyConfig config,
            MemoryBudget memoryBudget,
            OpenBodies openBodies,
            ProblemResponder problemResponder) {
        this.config = config;
        this.memoryBudget = memoryBudget;
        this.openBodies = openBodies;
        this.problemResponder = problemResponder;
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, ORDER);
    }

    private void read(RoutingContext request) {
        var path = request.normalizedPath();
        if (WITHOUT_BODY.contains(request.request().method())
                || config.streamed().stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"))) {
            request.next();
        } else if (request.user() instanceof QuarkusHttpUser user
                && config.uploads().contains(path)) {
            upload(request, user.getSecurityIdentity().getPrincipal().getName());
        } else {
            readFully(request);
        }
    }

    private void upload(RoutingContext request, String caller) {
        if (!uploads.take(caller)) {
            problemResponder.send(
                    request,
                    Problem.busy(
                            "Too many files are being uploaded. Nothing was stored; try again in a moment.",
                            Duration.ofSeconds(10)));
            return;
        }
        var declared = ContentLength.of(request.request(), LARGEST_UPLOAD);
        var tooSlow = closeIfSlow(request, Math.min(declared, LARGEST_UPLOAD));
        var whole = openBodies.open(Vertx.currentContext(), () -> {
            if (!request.request().isEnded()) {
                request.request().connection().close();
            }
        });
        request.addEndHandler(done -> {
            request.vertx().cancelTimer(tooSlow);
            uploads.free(caller);
            whole.run();
        });
        request.next();
    }

    private void readFully(RoutingContext request) {
        var max = (int) Math.min(maxBytes(request), Integer.MAX_VALUE / 2);
        var tooSlow = closeIfSlow(request, max);
        new RequestBodyReader(request.request(), memoryBudget, config.stalled())
                .among(openBodies)
                .readFully(max, tooLarge(max), bytes -> {
                    request.vertx().cancelTimer(tooSlow);
                    return pass(request, bytes);
                })
                .whenComplete((done, failure) -> {
                    request.vertx().cancelTimer(tooSlow);
                    if (failure != null) {
                        problemResponder.send(request, cause(failure));
                    }
                });
    }

    /** Closes the connection of a sender that needs too long for so many bytes; returns the timer. */
    private long closeIfSlow(RoutingContext request, long bytes) {
        return request.vertx()
                .setTimer(
                        config.stalled()
                                .plusSeconds(bytes / MIN_BYTES_PER_SECOND)
                                .toMillis(),
                        late -> request.request().connection().close());
    }

    private static Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static Problem tooLarge(int max) {
        return Problem.tooLarge("The body is larger than " + max / (1024 * 1024) + " MiB.");
    }

    /**
     * The maximum set by {@link BodySizeLimiter}; the default one for paths that accept more only as uploads of
     * signed-in people.
     */
    private long maxBytes(RoutingContext request) {
        var max = request.<Long>get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        return config.uploads().contains(request.normalizedPath())
                ? config.most().asLongValue()
                : max;
    }

    /** Passes the body on; its memory, as bytes and parsed, stays reserved until the request has ended. */
    private CompletionStage<Void> pass(RoutingContext request, byte[] bytes) {
        var type = request.request().getHeader("Content-Type");
        FormSyntax.check(type, bytes);
        var parsed = memoryBudget.open();
        parsed.add(parsedSize(type, bytes));
        var ended = new CompletableFuture<Void>();
        request.addEndHandler(done -> {
            parsed.close();
            ended.complete(null);
        });
        ((RoutingContextInternal) request).setBody(Buffer.buffer(bytes));
        request.next();
        return ended;
    }

    /** Documents are parsed as a whole; forms and files have limits of their own. */
    private static long parsedSize(@Nullable String type, byte[] bytes) {
        var lower = type == null ? "json" : type.toLowerCase(Locale.ROOT);
        if (lower.contains("json")) {
            return DocumentSize.ofJson(bytes);
        }
        return lower.contains("yaml") ? DocumentSize.ofYaml(bytes) : 0;
    }
}
