package org.kept.ui;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the joined style sheet at {@code /css/kept.css}, and the joined script at {@code /js/kept.js}. */
@ApplicationScoped
class JoinedAssetsRoute {

    private static final String FOR_A_YEAR = "public, immutable, max-age=31536000";

    private final Assets assets;

    JoinedAssetsRoute(Assets assets) {
        this.assets = assets;
    }

    void register(@Observes Router router) {
        serve(router, "/css/" + PageLayout.JOINED + ".css", "text/css;charset=UTF-8", assets.styleSheet());
        serve(router, "/js/" + PageLayout.JOINED + ".js", "text/javascript;charset=UTF-8", assets.script());
    }

    private void serve(Router router, String path, String type, String text) {
        var content = Buffer.buffer(text);
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(request -> serve(request, type, content));
    }

    private void serve(RoutingContext request, String type, Buffer content) {
        // During an upgrade, a page of another version may request its own; this one must not be cached under that
        // address.
        var known = assets.stamp().equals(request.request().getParam("v"));
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, known ? FOR_A_YEAR : "no-cache")
                .end(content);
    }
}
