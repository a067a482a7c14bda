package org.kept.imports.http;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import org.jboss.threads.ViewExecutor;

/** Bounded executor for the files of requests; queued work occupies no thread. */
@ApplicationScoped
public class ImportExecutor implements Executor {

    private static final int MAX_THREADS = 4;

    private final Executor executor = ViewExecutor.builder(Infrastructure.getDefaultWorkerPool())
            .setMaxSize(MAX_THREADS)
            .build();

    /** Runs the work in the context of the calling request, on whichever thread is free. */
    @Override
    public void execute(Runnable work) {
        var context = (ContextInternal) Vertx.currentContext();
        executor.execute(context == null ? work : () -> context.dispatch(work));
    }
}
