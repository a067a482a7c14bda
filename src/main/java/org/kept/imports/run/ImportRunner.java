package org.kept.imports.run;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jboss.threads.ViewExecutor;
import org.jspecify.annotations.Nullable;
import org.kept.database.DatabaseException;
import org.kept.database.ScheduledJobs;
import org.kept.database.Transactions;
import org.kept.document.DocumentFormat;
import org.kept.imports.ImportJob;
import org.kept.imports.ImportJob.ImportProgress;
import org.kept.imports.ImportState;
import org.kept.imports.ImportsConfig;
import org.kept.imports.file.SourceFile;
import org.kept.imports.file.SourceRecords;
import org.kept.imports.store.ImportStore;
import org.kept.imports.store.PieceStore;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.IngestOptions;
import org.kept.mapping.Mapping;
import org.kept.mapping.MappingDocument;
import org.kept.problem.DatabaseOutage;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/**
 * Imports waiting files, at most two at a time on a node.
 *
 * <p>A node claims an import with a lease and renews it. Progress is saved in the transaction of its events. If the
 * node dies, another one resumes after the last transaction, and nothing is counted twice.
 */
@ApplicationScoped
public class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    private static final int MAX_RUNNING = 2;
    private static final int MAX_ATTEMPTS = 10;
    private static final Duration MAX_TRANSACTION = Duration.ofMinutes(1);
    private static final int BUSY = 503;

    private final ImportStore store;
    private final PieceStore pieces;
    private final EventIngestion ingestion;
    private final ImportsConfig config;
    private final Clock clock;
    private final EventTypes types;
    private final EventIngestion.CustomKpis customKpis;
    private final ImportPacing pacing;
    private final ScheduledJobs jobs;
    private final String node = UUID.randomUUID().toString();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Executor executor = ViewExecutor.builder(Infrastructure.getDefaultWorkerPool())
            .setMaxSize(MAX_RUNNING)
            .build();
    private volatile boolean stopping;

    ImportRunner(
            ImportStore store,
            PieceStore pieces,
            EventIngestion ingestion,
            ImportsConfig config,
            Clock clock,
            EventTypes types,
            EventIngestion.CustomKpis customKpis,
            ImportPacing pacing,
            ScheduledJobs jobs) {
        this.store = store;
        this.pieces = pieces;
        this.ingestion = ingestion;
        this.config = config;
        this.clock = clock;
        this.types = types;
        this.customKpis = customKpis;
        this.pacing = pacing;
        this.jobs = jobs;
    }

    /** Claims waiting imports, as many as this node may run, and begins them in the background. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void poll() {
        try {
            for (var job = claim(); job != null; job = claim()) {
                start(job);
            }
        } catch (DatabaseException e) {
            LOG.debugf("No imports claimed: %s", e.getMessage());
        }
    }

    /** Renews the leases of this node's imports: reading a large file may take longer than a lease lasts. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        try {
            for (var id : running) {
                store.renew(id, node, leaseEnd());
            }
        } catch (DatabaseException e) {
            LOG.debugf("Leases of imports not renewed: %s", e.getMessage());
        }
    }

    /** Deletes files whose import was never started, and old receipts. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        var now = now();
        store.withUnneededFile(now.minus(config.open())).forEach(pieces::delete);
        store.deleteOld(now.minus(config.open()), now.minus(config.kept()));
    }

    /** Lets the imports of this node end after their batch; another node, or the next start, goes on. */
    void onStop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    private synchronized @Nullable ImportJob claim() {
        if (stopping || running.size() >= MAX_RUNNING) {
            return null;
        }
        // An import whose lease expired while this node is still working on it is not begun a second time.
        return store.claim(node, now(), leaseEnd())
                .filter(job -> running.add(job.id()))
                .orElse(null);
    }

    /** Runs an import in the background, with a request context of its own as a request would have. */
    private void start(ImportJob job) {
        executor.execute(() -> jobs.run(() -> {
            var context = Arc.container().requestContext();
            context.activate();
            try {
                run(job);
            } finally {
                running.remove(job.id());
                context.terminate();
            }
        }));
    }

    /** Runs a claimed import to its end, or until it is stopped. */
    void run(ImportJob job) {
        try {
            if (job.attempts() > MAX_ATTEMPTS) {
                end(job, ImportState.FAILED, "The service could not process the file.");
                return;
            }
            var file = Files.createTempFile("kept-", ".import");
            try {
                copy(job, file);
                importFile(job, file);
            } finally {
                Files.deleteIfExists(file);
            }
            end(job, ImportState.DONE, null);
            LOG.infof("File imported: import=%s mapping=%s", job.id(), job.mapping());
        } catch (ImportEndedException e) {
            LOG.infof("Import ended early: import=%s", job.id());
            release(job);
        } catch (Problem e) {
            if (e.status() == BUSY) {
                LOG.infof("Import goes on later: import=%s reason=%s", job.id(), e.detail());
            } else {
                LOG.warnf("File not imported: import=%s mapping=%s reason=%s", job.id(), job.mapping(), e.detail());
                end(job, ImportState.FAILED, e.detail());
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.errorf(e, "Import goes on when its lease has ended: import=%s", job.id());
        } catch (RuntimeException e) {
            if (stopping || DatabaseOutage.isOutage(e)) {
                LOG.warnf("Import goes on when its lease has ended: import=%s reason=%s", job.id(), e.getMessage());
            } else {
                LOG.errorf(e, "File not imported: import=%s", job.id());
                end(job, ImportState.FAILED, "The service could not process the file.");
            }
        }
    }

    private void copy(ImportJob job, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            pieces.copy(job.id(), out);
        }
    }

    private void importFile(ImportJob job, Path path) throws IOException {
        var document = MappingDocument.parse(job.document(), DocumentFormat.JSON);
        var file = SourceFile.of(path, document.mapping().sheet());
        var mapping = file.prepared(document.mapping());
        file.requireFits(job.mapping(), mapping);
        if (job.rows() == null) {
            require(store.saveTotal(job.id(), node, count(file, mapping)));
        }
        var options = IngestOptions.of(job.dryrun(), job.correct(), job.by(), job.reach());
        var progress = new ImportProgress[] {job.progress()};
        try (var records = file.open(mapping)) {
            var mapped = mapping.apply(records, types, customKpis);
            ImportRun.over(mapped, records::read, store.eventsTogether(), progress[0], batch -> {
                require(!stopping);
                var begun = System.nanoTime();
                progress[0] = store(job, batch, progress[0], options);
                pacing.afterBatch(System.nanoTime() - begun);
            });
        }
    }

    private static long count(SourceFile file, Mapping mapping) throws IOException {
        try (SourceRecords records = file.open(mapping)) {
            while (records.hasNext()) {
                records.next();
            }
            return records.read();
        } catch (Problem e) {
            // The readable part is imported; the pass that stores it reports the error.
            return 0;
        }
    }

    /** Stores a batch and the progress in one transaction. */
    private ImportProgress store(ImportJob job, ImportBatch batch, ImportProgress before, IngestOptions options) {
        if (!options.dryrun()) {
            ingestion.withdraw(batch.withdrawn(), job.mapping(), job.by(), job.reach());
        }
        if (batch.sent().isEmpty()) {
            var after = batch.after(before);
            inTransaction(() -> save(job, after));
            return after;
        }
        var after = new ImportProgress[] {before};
        ingestion.push(batch.sent(), options, receipt -> {
            after[0] = batch.after(before, receipt);
            save(job, after[0]);
        });
        return after[0];
    }

    private void save(ImportJob job, ImportProgress progress) {
        require(store.saveProgress(job.id(), node, progress, leaseEnd()));
    }

    private static void require(boolean isOurs) {
        if (!isOurs) {
            throw new ImportEndedException();
        }
    }

    private void end(ImportJob job, ImportState state, @Nullable String failure) {
        var isFinished = Transactions.commitIf(
                MAX_TRANSACTION, done -> done, () -> store.finish(job.id(), node, state, failure, now()));
        if (isFinished) {
            deleteFile(job);
        }
    }

    private void deleteFile(ImportJob job) {
        try {
            pieces.delete(job.id());
        } catch (RuntimeException e) {
            LOG.warnf("File of an import is deleted later: import=%s reason=%s", job.id(), e.getMessage());
        }
    }

    /** Releases the import, if this node still has it, so that another node can continue at once. */
    private void release(ImportJob job) {
        store.renew(job.id(), node, now());
    }

    private static void inTransaction(Runnable work) {
        Transactions.commitIf(MAX_TRANSACTION, done -> true, () -> {
            work.run();
            return true;
        });
    }

    private Instant leaseEnd() {
        return now().plus(config.lease());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
