package org.kept.imports.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kept.body.ContentLength;
import org.kept.body.MemoryBudget;
import org.kept.body.OpenBodies;
import org.kept.body.RequestBodyReader;
import org.kept.imports.ImportsConfig;
import org.kept.imports.run.ImportService;
import org.kept.ingest.InputText;
import org.kept.problem.Problem;
import org.kept.request.SharedPlaces;
import org.kept.table.FileKindDetector;

/**
 * Handler of the files of requests. No thread is blocked while a body arrives, and no body is read before the request
 * is admitted.
 */
@ApplicationScoped
public class ImportRequestHandler {

    private static final int MIN_CHUNK_BYTES = FileKindDetector.BYTES;
    private static final int MAX_CHUNK_BYTES = 512 * 1024;

    /** Maximum number of bodies that arrive at the same time. */
    private static final int MAX_BODIES = 16;

    private static final int MAX_BODIES_OF_ONE = 4;

    private final ImportService imports;
    private final ImportsConfig config;
    private final MemoryBudget memoryBudget;
    private final OpenBodies openBodies;
    private final ImportExecutor executor;
    private final SharedPlaces bodies = new SharedPlaces(MAX_BODIES, MAX_BODIES_OF_ONE);

    /** Work on the file of a body. */
    @FunctionalInterface
    interface BodyWork<P, T> {
        T with(P prepared, Path file) throws IOException;
    }

    ImportRequestHandler(
            ImportService imports,
            ImportsConfig config,
            MemoryBudget memoryBudget,
            OpenBodies openBodies,
            ImportExecutor executor) {
        this.imports = imports;
        this.config = config;
        this.memoryBudget = memoryBudget;
        this.openBodies = openBodies;
        this.executor = executor;
    }

    /**
     * Reads the body into a file and works on it; call on the request's event loop.
     *
     * @param by the sender
     * @param prepare must succeed before any of the body is read
     */
    <P, T> CompletionStage<T> accept(HttpServerRequest request, String by, Supplier<P> prepare, BodyWork<P, T> work) {
        requirePlain(request);
        var context = Vertx.currentContext();
        var result = new CompletableFuture<T>();
        CompletionStage<P> preparing = CompletableFuture.supplyAsync(
                () -> {
                    imports.requireRoom(by, ContentLength.of(request, 0));
                    return prepare.get();
                },
                executor);
        preparing.whenComplete((prepared, failure) -> context.runOnContext(back -> {
            if (failure == null) {
                read(request, by, prepared, work).whenComplete((done, wrong) -> complete(result, done, wrong));
            } else {
                RequestBodyReader.drain(request);
                result.completeExceptionally(failure);
            }
        }));
        return result;
    }

    private static <T> void complete(CompletableFuture<T> result, T done, @Nullable Throwable failure) {
        if (failure == null) {
            result.complete(done);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private <P, T> CompletionStage<T> read(HttpServerRequest request, String by, P prepared, BodyWork<P, T> work) {
        if (!bodies.take(by)) {
            RequestBodyReader.drain(request);
            return CompletableFuture.failedStage(Problem.busy(
                    "Too many files arrive at once. Nothing was stored; try again in a moment.",
                    Duration.ofSeconds(10)));
        }
        BodyFile body;
        try {
            body = new BodyFile(config.maxFile().asLongValue(), imports.tooLarge());
        } catch (UncheckedIOException e) {
            bodies.free(by);
            RequestBodyReader.drain(request);
            return CompletableFuture.failedStage(e);
        }
        return new RequestBodyReader(request, memoryBudget, config.stalled())
                .among(openBodies)
                .atLeast(RequestBodyReader.SLOWEST)
                .readInChunks(MIN_CHUNK_BYTES, MAX_CHUNK_BYTES, executor, body)
                .thenApplyAsync(read -> apply(work, prepared, body.path()), executor)
                .whenComplete((done, failure) -> {
                    bodies.free(by);
                    body.close();
                });
    }

    private static <P, T> T apply(BodyWork<P, T> work, P prepared, Path file) {
        try {
            return work.with(prepared, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requirePlain(HttpServerRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw Problem.mediaType("Content-Encoding must be left out, not " + InputText.excerpt(encoding)
                    + ". Nothing was stored; send the file unpacked.");
        }
    }
}
