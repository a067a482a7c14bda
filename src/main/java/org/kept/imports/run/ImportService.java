package org.kept.imports.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Transactions;
import org.kept.imports.ImportJob;
import org.kept.imports.ImportJob.ImportProgress;
import org.kept.imports.ImportOptions;
import org.kept.imports.ImportReceipt;
import org.kept.imports.ImportState;
import org.kept.imports.ImportsConfig;
import org.kept.imports.file.MappingOverlay;
import org.kept.imports.file.SourceFile;
import org.kept.imports.store.ImportStore;
import org.kept.imports.store.PieceStore;
import org.kept.ingest.CustomerErasure.ErasureBegun;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.InputText;
import org.kept.mapping.Mapping;
import org.kept.mapping.MappingDocument;
import org.kept.mapping.Mappings;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** Starts, finds and stops imports. */
@ApplicationScoped
public class ImportService {

    private static final Duration MAX_TRANSACTION = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String ERASED =
            "A customer was erased meanwhile, whom the file may name. Import it again without them.";

    private final Mappings mappings;
    private final ImportStore store;
    private final PieceStore pieces;
    private final ImportRunner runner;
    private final EventIngestion ingestion;
    private final ImportsConfig config;
    private final Audit audit;
    private final Clock clock;
    private final EventTypes types;
    private final EventIngestion.CustomKpis customKpis;

    /** Work with a file. */
    @FunctionalInterface
    public interface FileWork<T> {
        T with(SourceFile file) throws IOException;
    }

    ImportService(
            Mappings mappings,
            ImportStore store,
            PieceStore pieces,
            ImportRunner runner,
            EventIngestion ingestion,
            ImportsConfig config,
            Audit audit,
            Clock clock,
            EventTypes types,
            EventIngestion.CustomKpis customKpis) {
        this.mappings = mappings;
        this.store = store;
        this.pieces = pieces;
        this.runner = runner;
        this.ingestion = ingestion;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
        this.types = types;
        this.customKpis = customKpis;
    }

    /**
     * The mapping named by the options, combined with them.
     *
     * @throws Problem 404 if there is none, 422 if an option is invalid for it
     */
    public MappingDocument resolve(ImportOptions options) {
        return MappingOverlay.with(mappings.require(options.mapping(), options.source(), options.zone()), options);
    }

    /**
     * The document combined with the options.
     *
     * @throws Problem 422 if an option is invalid for it
     */
    public MappingDocument with(MappingDocument document, ImportOptions options) {
        return MappingOverlay.with(document, options);
    }

    /**
     * Checks that there is room for another file.
     *
     * @param bytes known size of the file
     * @throws Problem 413 if the file is too large, 429 if the caller has too many imports, 503 if there are too many
     */
    public void requireRoom(String by, long bytes) {
        if (bytes > config.maxFile().asLongValue()) {
            throw tooLarge();
        }
        var unfinished = store.countUnfinished(by);
        if (unfinished.ofOne() >= config.maxUnfinishedOfOne()) {
            throw Problem.tooManyRequests(
                    "You have " + unfinished.ofOne()
                            + " imports that are not finished. Nothing was stored; wait until one is, or stop it.",
                    LATER);
        }
        if (unfinished.count() >= config.maxUnfinished()
                || unfinished.bytes() + bytes > config.maxStored().asLongValue()) {
            throw Problem.busy("Too many files wait to be imported. Nothing was stored; try again later.", LATER);
        }
    }

    /** The 413 for a file beyond the maximum. */
    public Problem tooLarge() {
        return Problem.tooLarge("The file is larger than " + config.maxFile().asLongValue() / MEBIBYTE
                + " MiB. Nothing was stored; split it and import the parts.");
    }

    /**
     * Imports a small file at once, and a large one in the background.
     *
     * @throws Problem 422 if the mapping cannot read the file; 400, 413 or 415 if the file cannot be read
     */
    public ImportOutcome accept(
            Path path,
            @Nullable String name,
            ImportOptions options,
            MappingDocument document,
            Actor by,
            DataScope reach)
            throws IOException {
        var file = SourceFile.of(path, document.mapping().sheet());
        file.requireWorkbookFor(options.sheet());
        var mapping = file.prepared(document.mapping());
        file.requireFits(options.mapping(), mapping);
        var size = Files.size(path);
        var correct = isCorrecting(options, document.mapping());
        if (size <= config.small().asLongValue()) {
            var ingestOptions = IngestOptions.of(options.dryrun(), correct, by, reach);
            inTransaction(() -> recordStart(UUID.randomUUID().toString(), name, options, size, by));
            return new ImportOutcome(
                    importNow(file, mapping, ingestOptions, batch -> withdraw(batch, options, by, reach)), null);
        }
        var job = store(path, name, size, by, reach);
        start(job, options, document, by);
        return new ImportOutcome(null, job.id());
    }

    private void withdraw(ImportBatch batch, ImportOptions options, Actor by, DataScope reach) {
        if (!options.dryrun()) {
            ingestion.withdraw(batch.withdrawn(), options.mapping(), by, reach);
        }
    }

    private ImportReceipt importNow(
            SourceFile file, Mapping mapping, IngestOptions options, Consumer<ImportBatch> before) throws IOException {
        var progress = new ImportProgress[] {ImportProgress.NONE};
        try (var records = file.open(mapping)) {
            var mapped = mapping.apply(records, types, customKpis);
            ImportRun.over(mapped, records::read, store.eventsTogether(), progress[0], batch -> {
                before.accept(batch);
                progress[0] = batch.sent().isEmpty()
                        ? batch.after(progress[0])
                        : batch.after(progress[0], ingestion.push(batch.sent(), options, receipt -> {}));
            });
        }
        return progress[0].receipt();
    }

    /**
     * Keeps a file until a person has chosen how it is read.
     *
     * @throws Problem 400, 413 or 415 if the file cannot be read; 429 or 503 if there is no room
     */
    public ImportJob open(Path path, String name, Actor by, DataScope reach) throws IOException {
        var size = Files.size(path);
        requireRoom(by.name(), size);
        SourceFile.of(path);
        return store(path, name, size, by, reach);
    }

    private ImportJob store(Path path, @Nullable String name, long size, Actor by, DataScope reach) throws IOException {
        requireRoom(by.name(), size);
        var job = new ImportJob(
                UUID.randomUUID().toString(),
                name,
                "",
                "",
                false,
                false,
                ImportState.RECEIVING,
                by,
                reach,
                size,
                null,
                ImportProgress.NONE,
                null,
                now(),
                null,
                null,
                0);
        inTransaction(() -> store.insert(job));
        var isStored = false;
        try (var in = Files.newInputStream(path)) {
            pieces.store(job.id(), in);
            isStored = store.move(job.id(), ImportState.RECEIVING, ImportState.OPEN);
        } finally {
            if (!isStored) {
                pieces.delete(job.id());
                inTransaction(() -> store.delete(job.id()));
            }
        }
        if (!isStored) {
            throw Problem.conflict("The import was stopped while its file arrived. Nothing was stored; send it again.");
        }
        return job;
    }

    /**
     * Starts an open import.
     *
     * @param by the person who starts it; its events are recorded as sent by the person who uploaded the file
     * @return false if it was started or stopped before
     */
    public boolean start(ImportJob job, ImportOptions options, MappingDocument document, Actor by) {
        var correct = isCorrecting(options, document.mapping());
        var text = document.tree().toString();
        var isStarted = Transactions.commitIf(MAX_TRANSACTION, done -> done, () -> {
            if (!store.start(job.id(), options.mapping(), text, correct, options.dryrun())) {
                return false;
            }
            recordStart(job.id(), job.fileName(), options, job.bytes(), by);
            return true;
        });
        runner.poll();
        return isStarted;
    }

    private static boolean isCorrecting(ImportOptions options, Mapping mapping) {
        var given = options.correct();
        return given == null ? mapping.correct() : given;
    }

    private void recordStart(String id, @Nullable String name, ImportOptions options, long bytes, Actor by) {
        if (!options.dryrun()) {
            var what = AuditChange.lines("mapping", options.mapping(), "file", name, "bytes", bytes);
            audit.record(by, List.of(AuditChange.added(AuditAction.IMPORT_STARTED, "import " + id, what)));
        }
    }

    /**
     * Finds an import.
     *
     * @param by required author; null for any
     * @throws Problem 404 if there is none; the answer does not say why
     */
    public ImportJob require(String id, @Nullable String by) {
        var found = InputText.isStorable(id) ? store.find(id) : Optional.<ImportJob>empty();
        return found.filter(job -> by == null || job.by().name().equals(by))
                .orElseThrow(() -> Problem.notFound("There is no such import, or its receipt has been deleted."));
    }

    /** Imports, newest first; of all authors if {@code by} is null. */
    public List<ImportJob> list(@Nullable String by, int limit) {
        return store.list(by, limit);
    }

    /** Stops an import; its stored events stay. Does nothing if it has finished. */
    public void cancel(ImportJob job, Actor by) {
        var isStopped = Transactions.commitIf(MAX_TRANSACTION, done -> done, () -> {
            var stopped = store.cancel(job.id(), null, now());
            if (stopped) {
                audit.record(
                        by,
                        List.of(AuditChange.removed(
                                AuditAction.IMPORT_CANCELLED,
                                "import " + job.id(),
                                AuditChange.lines("mapping", job.mapping(), "file", job.fileName()))));
            }
            return stopped;
        });
        if (isStopped) {
            pieces.delete(job.id());
        }
    }

    /** Does some work with the file of an unfinished import. */
    public <T> T withFile(ImportJob job, FileWork<T> work) throws IOException {
        var path = Files.createTempFile("kept-", ".import");
        try {
            try (var out = Files.newOutputStream(path)) {
                pieces.copy(job.id(), out);
            }
            return work.with(SourceFile.of(path));
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /** Stops every import before a customer is erased: a file imported later would bring back erased data. */
    void stopAll(@Observes ErasureBegun erasure) {
        var stopped = Transactions.commitIf(MAX_TRANSACTION, done -> true, () -> {
            var ids = store.unfinished().stream()
                    .filter(id -> store.cancel(id, ERASED, now()))
                    .toList();
            store.deleteErrorsWith(erasure.identifier());
            return ids;
        });
        stopped.forEach(pieces::delete);
    }

    private static void inTransaction(Runnable work) {
        Transactions.commitIf(MAX_TRANSACTION, done -> true, () -> {
            work.run();
            return true;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
