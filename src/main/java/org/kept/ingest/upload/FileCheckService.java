package org.kept.ingest.upload;

import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jboss.threads.ViewExecutor;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.csv.CsvFormat;
import org.kept.ingest.csv.CsvInspection;
import org.kept.ingest.csv.CsvRecordParser;
import org.kept.ingest.http.EventRequestHandler;
import org.kept.ingest.pipeline.IngestConfig;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/**
 * Reads, checks and imports CSV files in the background, one job for each file. Each node keeps a few files for a
 * while, so that no one has to choose a file twice.
 *
 * <p>A job continues when its page is closed. It ends with the process: rows imported by then stay, and importing the
 * file again counts nothing twice.
 */
@ApplicationScoped
public class FileCheckService {

    private static final Logger LOG = Logger.getLogger(FileCheckService.class);

    /** Maximum number of concurrent jobs; further ones wait. */
    private static final int MAX_JOBS = 2;

    private final EventRequestHandler eventRequestHandler;
    private final UploadConfig config;
    private final IngestConfig ingestConfig;
    private final ReportingZone zone;
    private final Clock clock;
    private final EventTypes types;
    private final Map<String, CheckedFile> files = new LinkedHashMap<>();
    private final Executor executor = ViewExecutor.builder(Infrastructure.getDefaultWorkerPool())
            .setMaxSize(MAX_JOBS)
            .build();

    FileCheckService(
            EventRequestHandler eventRequestHandler,
            UploadConfig config,
            IngestConfig ingestConfig,
            ReportingZone zone,
            Clock clock,
            EventTypes types) {
        this.eventRequestHandler = eventRequestHandler;
        this.config = config;
        this.ingestConfig = ingestConfig;
        this.zone = zone;
        this.clock = clock;
        this.types = types;
    }

    /**
     * Keeps a private copy of the file and begins to check it.
     *
     * @throws Problem 413 if it is too large, 503 if too many files are being processed
     */
    CheckedFile add(Path upload, String name, boolean correct, Actor by) {
        try {
            var size = Files.size(upload);
            if (size > config.maxFile().asLongValue()) {
                throw UploadSizeFilter.tooLarge(config.maxFile().asLongValue());
            }
            var file = new CheckedFile(
                    UUID.randomUUID().toString(),
                    name,
                    privateCopy(upload),
                    size,
                    clock.instant(),
                    IngestOptions.of(false, correct, by, DataScope.EVERYTHING),
                    new CsvFormat(null, null, null, null, zone.id()));
            if (!keep(file)) {
                delete(file);
                throw Problem.busy(
                        "Too many files are being checked or imported. Nothing was stored. Choose the file again in a"
                                + " minute.",
                        Duration.ofMinutes(1));
            }
            start(file, () -> check(file));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks the file again by other rules, unless a job is working on it. */
    void choose(CheckedFile file, CsvFormat format) {
        if (file.choose(format)) {
            start(file, () -> check(file));
        }
    }

    /** Begins to import a checked file, unless it is already being imported. */
    void send(CheckedFile file) {
        if (file.begin(FileStage.CHECKED, FileStage.IMPORTING)) {
            start(file, () -> importFile(file));
        }
    }

    /** Ends the job of a file after the rows it has read; a file without a job is removed. */
    void cancel(CheckedFile file) {
        file.cancel();
        if (file.begin(FileStage.UNCLEAR, FileStage.CANCELLED)
                || file.begin(FileStage.CHECKED, FileStage.CANCELLED)
                || file.begin(FileStage.FAILED, FileStage.CANCELLED)) {
            delete(file);
        }
    }

    /** Runs a job of the file in the background, with a request context of its own as a request would have. */
    void start(CheckedFile file, Runnable job) {
        executor.execute(() -> {
            var context = Arc.container().requestContext();
            context.activate();
            try {
                job.run();
            } catch (Error e) {
                fail(file, e);
            } finally {
                context.terminate();
            }
        });
    }

    private void check(CheckedFile file) {
        try {
            var reading = file.progress();
            var inspection = CsvInspection.of(() -> reading.open(file.path()), longestRow(), file.format(), types);
            if (!file.isCancelled()) {
                file.found(inspection);
                if (!inspection.isClear()) {
                    cancelIfAsked(file);
                    return;
                }
            }
            var dryRun = new IngestOptions(
                    true,
                    file.options().correct(),
                    file.options().by(),
                    null,
                    file.options().dataScope(),
                    file.options().corrector());
            var receipt = ingest(file, dryRun);
            file.complete(FileStage.CHECKED, receipt);
            cancelIfAsked(file);
        } catch (IOException | RuntimeException e) {
            if (file.isCancelled()) {
                end(file);
            } else {
                fail(file, e);
            }
        }
    }

    /** Keeps the file, because other rules may be able to read it. */
    private void fail(CheckedFile file, Throwable e) {
        file.stop(FileStage.FAILED, reason(e, file));
        cancelIfAsked(file);
    }

    /** Cancels a file whose job ended before it noticed, so that no copy is left behind. */
    private void cancelIfAsked(CheckedFile file) {
        if (file.isCancelled()) {
            cancel(file);
        }
    }

    private void importFile(CheckedFile file) {
        try {
            var receipt = ingest(file, file.options());
            file.complete(file.isCancelled() ? FileStage.CANCELLED : FileStage.IMPORTED, receipt);
            delete(file);
        } catch (IOException | RuntimeException e) {
            if (file.isCancelled()) {
                end(file);
            } else {
                // Rows that are already stored are only replayed by another attempt.
                file.stop(FileStage.CHECKED, reason(e, file));
                cancelIfAsked(file);
            }
        }
    }

    private static String reason(Throwable e, CheckedFile file) {
        if (e instanceof Problem problem) {
            return problem.detail();
        }
        LOG.errorf(e, "File not processed: file=%s", file.id());
        return "The service could not process the file.";
    }

    private Receipt ingest(CheckedFile file, IngestOptions options) throws IOException {
        var progress = file.progress();
        var parser = progress.counting(new CsvRecordParser(longestRow(), file.format(), types));
        try (var stream = progress.open(file.path())) {
            return eventRequestHandler.acceptFile(stream, parser, options);
        }
    }

    private int longestRow() {
        return (int) ingestConfig.maxLine().asLongValue();
    }

    private static void end(CheckedFile file) {
        file.stop(FileStage.CANCELLED, null);
        delete(file);
    }

    /** The file with that id, if it is still kept and was uploaded by that person; otherwise null. */
    synchronized @Nullable CheckedFile find(String id, String by) {
        dropExpired();
        var file = files.get(id);
        return file == null || !isOf(by, file) ? null : file;
    }

    /** The files that person has uploaded and that are still kept, newest first. */
    synchronized List<CheckedFile> uploadedBy(String by) {
        dropExpired();
        var own = new ArrayList<>(files.values());
        own.removeIf(file -> !isOf(by, file));
        Collections.reverse(own);
        return List.copyOf(own);
    }

    @Scheduled(every = "5m")
    synchronized void dropExpired() {
        var oldest = clock.instant().minus(config.kept());
        drop(files.values().stream()
                .filter(file ->
                        file.uploadedAt().isBefore(oldest) && !file.stage().isBusy())
                .toList());
    }

    /** Cancels every job and removes every file. */
    public synchronized void dropAll() {
        drop(List.copyOf(files.values()));
    }

    @PreDestroy
    synchronized void close() {
        var all = List.copyOf(files.values());
        dropAll();
        all.forEach(FileCheckService::delete);
    }

    /** Keeps the file and drops the oldest beyond the limits, of its person first; false if all of them have jobs. */
    private synchronized boolean keep(CheckedFile file) {
        var all = List.copyOf(files.values());
        var own = all.stream().filter(each -> isOf(file.options().by(), each)).toList();
        if (busy(own) >= config.maxFilesOfOne() || busy(all) >= config.maxFiles()) {
            return false;
        }
        files.put(file.id(), file);
        dropOldest(own, config.maxFilesOfOne() - 1);
        dropOldest(List.copyOf(files.values()), config.maxFiles());
        return true;
    }

    private static boolean isOf(String by, CheckedFile file) {
        return file.options().by().equals(by);
    }

    private static long busy(List<CheckedFile> some) {
        return some.stream().filter(each -> each.stage().isBusy()).count();
    }

    private void dropOldest(List<CheckedFile> some, int max) {
        drop(some.subList(0, Math.max(0, some.size() - max)).stream()
                .filter(each -> !each.stage().isBusy())
                .toList());
    }

    private void drop(List<CheckedFile> old) {
        for (var file : old) {
            files.remove(file.id());
            file.cancel();
            if (!file.stage().isBusy()) {
                delete(file);
            }
        }
    }

    /** Readable only by the user the service runs as. */
    private static Path privateCopy(Path upload) throws IOException {
        var copy = Files.createTempFile("kept-", ".csv");
        try (var out = Files.newOutputStream(copy)) {
            Files.copy(upload, out);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return copy;
    }

    private static void delete(CheckedFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            LOG.warnf(e, "Uploaded file not deleted: file=%s", file.path());
        }
    }
}
