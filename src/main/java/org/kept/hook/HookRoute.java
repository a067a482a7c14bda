package org.kept.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.kept.access.SenderThrottle;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;

/**
 * Receives deliveries at {@code /hooks/{name}}. It is not a resource of the REST API, because the rules for forms,
 * sessions and keys do not apply to deliveries.
 *
 * <p>The body has already been read without blocking a thread, and counts towards the memory budget until the answer is
 * sent.
 */
@ApplicationScoped
class HookRoute {

    /** After the filters, before the resources. */
    private static final int ORDER = 1;

    private static final int MAX_AT_ONCE = 16;
    private static final int BYTES_PER_MEBIBYTE = 1024 * 1024;

    private final HookReceiver receiver;
    private final SenderThrottle throttle;
    private final HookConfig config;
    private final ProblemResponder problemResponder;
    private final ObjectMapper json;
    private final Semaphore permits = new Semaphore(MAX_AT_ONCE);

    HookRoute(
            HookReceiver receiver,
            SenderThrottle throttle,
            HookConfig config,
            ProblemResponder problemResponder,
            ObjectMapper json) {
        this.receiver = receiver;
        this.throttle = throttle;
        this.config = config;
        this.problemResponder = problemResponder;
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route("/hooks/:name").order(ORDER).method(HttpMethod.POST).handler(this::deliver);
        router.route("/hooks/:name")
                .order(ORDER)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::tryOut);
        router.route("/hooks/:name")
                .order(ORDER)
                .method(HttpMethod.PUT)
                .method(HttpMethod.PATCH)
                .method(HttpMethod.DELETE)
                .handler(this::refuseMethod);
    }

    private void deliver(RoutingContext request) {
        var buffer = request.body().buffer();
        var body = buffer == null ? new byte[0] : buffer.getBytes();
        var max = config.maxBody().asLongValue();
        if (body.length > max) {
            problemResponder.send(
                    request, Problem.tooLarge("A delivery has at most " + max / BYTES_PER_MEBIBYTE + " MiB."));
            return;
        }
        var name = request.pathParam("name");
        var address = throttle.addressOf(request);
        var headers = headers(request.request().headers());
        whenFree(request, () -> receiver.receive(name, headers, body, address))
                .onSuccess(answer -> send(request, answer.status(), "application/json", write(answer)));
    }

    private void refuseMethod(RoutingContext request) {
        request.response().putHeader(HttpHeaders.ALLOW, "POST, GET, HEAD");
        problemResponder.send(request, problemResponder.answer(request, 405));
    }

    private void tryOut(RoutingContext request) {
        var name = request.pathParam("name");
        var query = new HashMap<String, String>();
        request.queryParams().forEach(query::putIfAbsent);
        var address = throttle.addressOf(request);
        whenFree(request, () -> receiver.challenge(name, query, address))
                .onSuccess(answer -> send(request, 200, "text/plain;charset=UTF-8", answer));
    }

    /** Runs the work on a worker; failures are answered here. */
    private <T> Future<T> whenFree(RoutingContext request, Callable<T> work) {
        if (!permits.tryAcquire()) {
            var busy = Problem.busy(
                    "Too many deliveries at once. Nothing was stored; send it again.", Duration.ofSeconds(1));
            problemResponder.send(request, busy);
            return Future.failedFuture(busy);
        }
        return request.vertx()
                .executeBlocking(work, false)
                .onComplete(done -> permits.release())
                .onFailure(failure -> problemResponder.send(request, failure));
    }

    private static void send(RoutingContext request, int status, String type, String body) {
        var response = request.response();
        if (response.ended()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (request.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private String write(HookAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Answer not written", e);
        }
    }

    private static Map<String, List<String>> headers(MultiMap sent) {
        var headers = new HashMap<String, List<String>>();
        sent.names().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), sent.getAll(name)));
        return headers;
    }
}
