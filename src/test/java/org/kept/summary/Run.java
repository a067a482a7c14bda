package org.kept.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A test run of the build: on H2, of the packaged service, or on PostgreSQL. Its notes outlive the process. */
public enum Run {
    H2,
    PACKAGED,
    POSTGRESQL;

    private static final Path FOLDER = Path.of("target", "run");

    /** The run of this process, as named by {@code pom.xml}. */
    public static Run current() {
        return valueOf(System.getProperty("kept.test.run", "H2"));
    }

    /** Deletes the notes of an earlier run of the same name. */
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

    /** Appends a line; parts are separated by tabs. */
    public void write(Note note, String... parts) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    file(note), String.join("\t", parts) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines in the order written, each split into its parts; empty if there are none. */
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

    /** A kind of note. */
    public enum Note {
        /** A test class: name, duration in milliseconds, number of tests. */
        CLASSES,
        /** A start of the service. */
        STARTS,
        /** A place in the code that creates a statement. */
        STATEMENTS
    }
}
