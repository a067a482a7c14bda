package org.kept.ui;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the joined style sheet at {@code /css/kept.css}. */
@ApplicationScoped
class StyleSheetRoute {

    private static final String FOR_A_YEAR = "public, immutable, max-age=31536000";

    private final Assets assets;
    private final Buffer content;

    StyleSheetRoute(Assets assets) {
        this.assets = assets;
        this.content = Buffer.buffer(assets.styleSheet());
    }

    void register(@Observes Router router) {
        router.route("/css/" + PageLayout.STYLE_SHEET + ".css")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::serve);
    }

    private void serve(RoutingContext request) {
        // During an upgrade, a page of another version may request its own style sheet; this one must not be cached
        // under that address.
        var known = assets.stamp().equals(request.request().getParam("v"));
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/css;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, known ? FOR_A_YEAR : "no-cache")
                .end(content);
    }
}
