package org.kept.ingest.pipeline;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import org.jboss.threads.ViewExecutor;

/**
 * Bounded executor that parses, validates and stores events; queued work occupies no thread.
 *
 * <p>More threads would only wait for the database, each with an open transaction and a chunk in memory. The shared
 * commits of single events have one of their own, so that an event is not queued behind large documents.
 */
@ApplicationScoped
public class IngestExecutor implements Executor {

    private static final int MIN_THREADS = 4;

    private final Executor executor =
            withThreads(Math.max(MIN_THREADS, 2 * Runtime.getRuntime().availableProcessors()));

    private final Executor sharedCommits = withThreads(1);

    private static Executor withThreads(int max) {
        return ViewExecutor.builder(Infrastructure.getDefaultWorkerPool())
                .setMaxSize(max)
                .build();
    }

    /** Runs the work in the context of the calling request, on whichever thread is free. */
    @Override
    public void execute(Runnable work) {
        execute(executor, work);
    }

    /** Runs a commit that the single events of many requests share; one at a time. */
    void executeSharedCommit(Runnable work) {
        execute(sharedCommits, work);
    }

    private static void execute(Executor executor, Runnable work) {
        var context = (ContextInternal) Vertx.currentContext();
        executor.execute(context == null ? work : () -> context.dispatch(work));
    }
}
