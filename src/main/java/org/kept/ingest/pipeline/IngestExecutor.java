package org.kept.ingest.pipeline;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import org.jboss.threads.ViewExecutor;

/**
 * The few threads that read, check and store what came in; others wait without one.
 *
 * <p>More would only wait for the database, each with a transaction open and a chunk in memory.
 */
@ApplicationScoped
public class IngestExecutor implements Executor {

    private static final int FEWEST = 4;

    private final Executor lanes = ViewExecutor.builder(Infrastructure.getDefaultWorkerPool())
            .setMaxSize(Math.max(FEWEST, 2 * Runtime.getRuntime().availableProcessors()))
            .build();

    /** The work goes on in the context of the request that hands it over, whoever's thread is free by then. */
    @Override
    public void execute(Runnable work) {
        var context = (ContextInternal) Vertx.currentContext();
        lanes.execute(context == null ? work : () -> context.dispatch(work));
    }
}
