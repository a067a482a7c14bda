package org.kept.problem;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Switches HTTP/2 without TLS off: no browser speaks it, and a proxy that does would bypass its own checks. */
@ApplicationScoped
class Http1Only implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
        StrictDecoderExtension.use(options);
    }
}
