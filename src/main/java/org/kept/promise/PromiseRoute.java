package org.kept.promise;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.kept.access.PublicAddress;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;
import org.kept.request.PromisePath;
import org.kept.ui.Banner;

/**
 * Serves the promise page to anyone, from memory. Not a REST resource: there is no caller, cookie or form, and a cached
 * page is answered on the event loop, already compressed.
 *
 * <p>The cost is bounded by one edition a minute, whatever the number of requests. A document that is not cached is
 * made once; requests that arrive meanwhile wait for it and are not refused.
 */
@ApplicationScoped
class PromiseRoute {

    /** After the filters, before the resources. */
    private static final int ORDER = 1;

    private static final int MAX_AT_ONCE = 8;
    private static final Duration LOADING = Duration.ofSeconds(30);
    private static final int NOT_MODIFIED = 304;
    private static final String CACHED = "public, max-age=60";
    private static final String BADGE_SUFFIX = ".svg";

    private final PromiseEditions editions;
    private final PublicAddress address;
    private final ProblemResponder problemResponder;
    private final Instance<Banner> banners;
    private final Semaphore permits = new Semaphore(MAX_AT_ONCE);
    private final ConcurrentMap<PromiseForm.Wanted, Future<PromiseDocument>> loading = new ConcurrentHashMap<>();

    PromiseRoute(
            PromiseEditions editions,
            PublicAddress address,
            ProblemResponder problemResponder,
            @Any Instance<Banner> banners) {
        this.editions = editions;
        this.address = address;
        this.problemResponder = problemResponder;
        this.banners = banners;
    }

    void register(@Observes Router router) {
        route(router, PromisePath.PAGE, PromiseForm.PAGE);
        route(router, PromisePath.FRAME, PromiseForm.FRAME);
        route(router, PromisePath.JSON, PromiseForm.JSON);
        route(router, PromisePath.FEED, PromiseForm.FEED);
        route(router, PromisePath.BADGE, PromiseForm.BADGE);
        route(router, PromisePath.LOGO, PromiseForm.LOGO);
        route(router, PromisePath.ROBOTS, PromiseForm.ROBOTS);
        route(router, PromisePath.POSTER, request -> wanted(request, poster(request), ""));
        route(router, PromisePath.CLAUSE_BADGES + ":file", this::clauseBadge);
    }

    private void route(Router router, String path, PromiseForm form) {
        route(router, path, request -> wanted(request, form, ""));
    }

    private void route(Router router, String path, Function<RoutingContext, PromiseForm.Wanted> wanted) {
        router.route(path)
                .order(ORDER)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(request -> answer(request, wanted.apply(request)));
    }

    private PromiseForm.Wanted clauseBadge(RoutingContext request) {
        var file = request.pathParam("file");
        var code = file.endsWith(BADGE_SUFFIX) ? file.substring(0, file.length() - BADGE_SUFFIX.length()) : "";
        return wanted(request, PromiseForm.CLAUSE_BADGE, code);
    }

    private static PromiseForm poster(RoutingContext request) {
        return "a3".equalsIgnoreCase(request.request().getParam("size"))
                ? PromiseForm.POSTER_A3
                : PromiseForm.POSTER_A4;
    }

    private PromiseForm.Wanted wanted(RoutingContext request, PromiseForm form, String clause) {
        return new PromiseForm.Wanted(form, clause, base(request, address));
    }

    /** Scheme and host for links; empty if the address of Kept is not known. */
    static String base(RoutingContext request, PublicAddress address) {
        try {
            var link = address.link(PublicAddress.base(request), PromisePath.PAGE);
            return link.substring(0, link.length() - PromisePath.PAGE.length());
        } catch (IllegalArgumentException e) {
            return ""; // A host that is none is in no link.
        }
    }

    private void answer(RoutingContext request, PromiseForm.Wanted wanted) {
        var ready = editions.ready(wanted);
        if (ready != null) {
            send(request, ready);
            return;
        }
        if (banners.stream().anyMatch(Banner::isLoading)) {
            problemResponder.send(
                    request,
                    Problem.busy("The numbers of this page are being counted. Ask again in a moment.", LOADING));
            return;
        }
        // Sent on the event loop of this request, also if another request made the document.
        var context = request.vertx().getOrCreateContext();
        load(request, wanted)
                .onSuccess(document -> context.runOnContext(ignored -> send(request, document)))
                .onFailure(failure -> context.runOnContext(ignored -> problemResponder.send(request, failure)));
    }

    /** Makes the document, or waits for the request that is making it. */
    private Future<PromiseDocument> load(RoutingContext request, PromiseForm.Wanted wanted) {
        var promise = Promise.<PromiseDocument>promise();
        var earlier = loading.putIfAbsent(wanted, promise.future());
        if (earlier != null) {
            return earlier;
        }
        if (permits.tryAcquire()) {
            request.vertx().executeBlocking(() -> editions.load(wanted), false).onComplete(done -> {
                permits.release();
                loading.remove(wanted);
                if (done.succeeded()) {
                    promise.complete(done.result());
                } else {
                    promise.fail(done.cause());
                }
            });
        } else {
            loading.remove(wanted);
            promise.fail(Problem.busy("The page is being made. Ask again in a moment.", Duration.ofSeconds(1)));
        }
        return promise.future();
    }

    private void send(RoutingContext request, PromiseDocument document) {
        if (document.isMissing()) {
            request.next(); // Answered like every address that does not exist.
            return;
        }
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        var policy = document.policy();
        if (policy != null) {
            policy.apply(request);
        }
        headers(response, document);
        var gzipped = document.gzipped();
        if (gzipped != null) {
            response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (document.isKnownAs(request.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else if (request.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else if (gzipped != null
                && PromiseDocument.acceptsGzip(request.request().getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(gzipped);
        } else {
            response.end(document.body());
        }
    }

    private static void headers(HttpServerResponse response, PromiseDocument document) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, document.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, CACHED)
                .putHeader(HttpHeaders.ETAG, document.tag());
        if (document.shared()) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
    }
}
