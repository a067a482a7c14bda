package org.kept.ingest.upload;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.http.EventRequestHandler;
import org.kept.problem.Problem;

/** Checks CSV files and keeps a few per node for a while, so that no one has to choose a file twice. */
@ApplicationScoped
public class FileCheckService {

    private static final Logger LOG = Logger.getLogger(FileCheckService.class);

    private final EventRequestHandler eventRequestHandler;
    private final UploadConfig config;
    private final Clock clock;
    private final Map<String, CheckedFile> files = new LinkedHashMap<>();

    FileCheckService(EventRequestHandler eventRequestHandler, UploadConfig config, Clock clock) {
        this.eventRequestHandler = eventRequestHandler;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Runs a file dry and keeps a private copy of it.
     *
     * @throws Problem 413 if it is too large, 400 if it cannot be read as CSV
     */
    CheckedFile check(Path upload, String name, boolean correct, Actor by) {
        var options = IngestOptions.of(false, correct, by, DataScope.EVERYTHING);
        try {
            if (Files.size(upload) > config.maxFile().asLongValue()) {
                throw UploadSizeFilter.tooLarge(config.maxFile().asLongValue());
            }
            var rehearsal =
                    eventRequestHandler.acceptCsv(upload, IngestOptions.of(true, correct, by, DataScope.EVERYTHING));
            var file = new CheckedFile(
                    UUID.randomUUID().toString(), name, privateCopy(upload), clock.instant(), options, rehearsal);
            keep(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports a checked file, unless it is already sent or being sent. */
    void send(CheckedFile file) {
        if (!file.claim()) {
            return;
        }
        var sent = false;
        try {
            file.complete(eventRequestHandler.acceptCsv(file.path(), file.options()));
            sent = true;
        } finally {
            if (sent) {
                delete(file);
            } else {
                file.release();
            }
        }
    }

    /** The file with that id, if it is still kept and was checked by that person; otherwise null. */
    synchronized @Nullable CheckedFile find(String id, String by) {
        dropExpired();
        var file = files.get(id);
        return file == null || !file.options().by().equals(by) ? null : file;
    }

    @Scheduled(every = "5m")
    synchronized void dropExpired() {
        var oldest = clock.instant().minus(config.kept());
        drop(files.values().stream()
                .filter(file -> file.checkedAt().isBefore(oldest))
                .toList());
    }

    @PreDestroy
    public synchronized void dropAll() {
        drop(List.copyOf(files.values()));
    }

    private synchronized void keep(CheckedFile file) {
        files.put(file.id(), file);
        var waiting = new ArrayList<>(files.values());
        drop(waiting.subList(0, Math.max(0, waiting.size() - config.maxFiles())));
    }

    private void drop(List<CheckedFile> old) {
        for (var file : old) {
            files.remove(file.id());
            delete(file);
        }
    }

    /** Readable only by the user the service runs as. */
    private static Path privateCopy(Path upload) throws IOException {
        var copy = Files.createTempFile("kept-", ".csv");
        try (var out = Files.newOutputStream(copy)) {
            Files.copy(upload, out);
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
