package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.kept.request.RequestId;

/** Many requests share few threads, and each line of the log still carries the id of its own. */
@QuarkusTest
class IngestExecutorTest {

    private static final int REQUESTS = 200;

    private final IngestExecutor ingestExecutor;
    private final Vertx vertx;

    @Inject
    IngestExecutorTest(IngestExecutor ingestExecutor, Vertx vertx) {
        this.ingestExecutor = ingestExecutor;
        this.vertx = vertx;
    }

    @Test
    void whatIsHandedOnGoesOnUnderTheIdOfItsRequest() {
        var seen = new ArrayList<CompletableFuture<List<Object>>>();
        for (var i = 0; i < REQUESTS; i++) {
            seen.add(handOn("request-" + i));
        }
        for (var i = 0; i < REQUESTS; i++) {
            var own = "request-" + i;
            assertThat(seen.get(i).orTimeout(1, TimeUnit.MINUTES).join()).containsExactly(own, own);
        }
    }

    /** What the log would say of the request in a lane, and in a second one that the first hands on to. */
    private CompletableFuture<List<Object>> handOn(String id) {
        var seen = new CompletableFuture<List<Object>>();
        var request = (ContextInternal) VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        request.dispatch(() -> {
            MDC.put(RequestId.IN_LOG, id);
            ingestExecutor.execute(() -> {
                var first = String.valueOf(MDC.get(RequestId.IN_LOG));
                ingestExecutor.execute(() -> seen.complete(List.of(first, String.valueOf(MDC.get(RequestId.IN_LOG)))));
            });
        });
        return seen;
    }
}
