package org.kept.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** One run of tests of the build: on H2, of the packaged service, on PostgreSQL. Its notes outlive its process. */
public enum Run {
    H2,
    PACKAGED,
    POSTGRESQL;

    private static final Path FOLDER = Path.of("target", "run");

    /** The run this process belongs to; {@code pom.xml} names it. */
    public static Run current() {
        return valueOf(System.getProperty("kept.test.run", "H2"));
    }

    /** Forgets what an earlier run of the same name wrote down. */
    void begin() {
        try {
            Files.createDirectories(FOLDER);
            for (var note : Note.values()) {
                Files.deleteIfExists(file(note));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a line down, or two parts of one with a tab between them. */
    public void write(Note note, String... parts) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    file(note), String.join("\t", parts) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines in the order they were written, each in its parts; none where nothing was. */
    List<List<String>> read(Note note) {
        try {
            return Files.exists(file(note))
                    ? Files.readAllLines(file(note)).stream()
                            .map(line -> List.of(line.split("\t", -1)))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Note note) {
        return FOLDER.resolve(name() + "-" + note.name() + ".tsv");
    }

    /** What is written down. */
    public enum Note {
        /** A test class: its name, its milliseconds, how many tests it has. */
        CLASSES,
        /** A start of the service. */
        STARTS,
        /** A place in the code that asks for a statement. */
        STATEMENTS
    }
}
