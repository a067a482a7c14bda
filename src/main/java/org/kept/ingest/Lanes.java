package org.kept.ingest;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import org.jboss.logging.MDC;
import org.jboss.threads.ViewExecutor;
import org.kept.request.RequestId;

/**
 * The few threads that read, check and store what came in; others wait without one.
 *
 * <p>More would only wait for the database, each with a transaction open and a chunk in memory.
 */
@ApplicationScoped
class Lanes implements Executor {

    private static final int FEWEST = 4;

    private final Executor lanes = ViewExecutor.builder(Infrastructure.getDefaultWorkerPool())
            .setMaxSize(Math.max(FEWEST, 2 * Runtime.getRuntime().availableProcessors()))
            .build();

    /** What the work logs carries the id of the request that handed it over: threads do not know of requests. */
    @Override
    public void execute(Runnable work) {
        var id = MDC.get(RequestId.IN_LOG);
        lanes.execute(id == null ? work : () -> logged(id, work));
    }

    private static void logged(Object id, Runnable work) {
        MDC.put(RequestId.IN_LOG, id);
        try {
            work.run();
        } finally {
            MDC.remove(RequestId.IN_LOG);
        }
    }
}
