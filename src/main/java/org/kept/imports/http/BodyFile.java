package org.kept.imports.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.kept.body.BodyConsumer;
import org.kept.body.BodyState;
import org.kept.imports.file.SourceFile;
import org.kept.problem.Problem;
import org.kept.table.FileKindDetector;

/** A body written to a private file as it arrives. Closing it deletes the file. */
final class BodyFile implements BodyConsumer, Closeable {

    private final Path path;
    private final OutputStream out;
    private final long maxBytes;
    private final Problem tooLarge;
    private long bytes;

    /**
     * Creates the file.
     *
     * @param tooLarge the error for a body beyond the maximum
     */
    BodyFile(long maxBytes, Problem tooLarge) {
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
        try {
            this.path = Files.createTempFile("kept-", ".body");
            this.out = Files.newOutputStream(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** Writes the next bytes; rejects unreadable kinds of file by their first bytes. */
    @Override
    public CompletionStage<?> accept(byte[] part, BodyState state) {
        if (state == BodyState.BROKEN_OFF) {
            throw Problem.unreadable("The body ended early. Nothing was stored; send it again.");
        }
        if (bytes == 0) {
            SourceFile.requireReadable(FileKindDetector.detect(part));
        }
        bytes += part.length;
        if (bytes > maxBytes) {
            throw tooLarge;
        }
        try {
            out.write(part);
            if (state == BodyState.WHOLE) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CompletableFuture.completedFuture(path);
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
