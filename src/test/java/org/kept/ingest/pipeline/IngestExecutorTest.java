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

/** Requests share few threads, and every log line carries the id of its own request. */
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
    void tasksKeepTheIdOfTheirRequest() {
        var seen = new ArrayList<CompletableFuture<List<Object>>>();
        for (var i = 0; i < REQUESTS; i++) {
            seen.add(submit("request-" + i));
        }
        for (var i = 0; i < REQUESTS; i++) {
            var own = "request-" + i;
            assertThat(seen.get(i).orTimeout(1, TimeUnit.MINUTES).join()).containsExactly(own, own);
        }
    }

    /** The request ids logged in a task, and in a second one that the first submits. */
    private CompletableFuture<List<Object>> submit(String id) {
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
