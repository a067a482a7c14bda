package org.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The class files of the service. ArchUnit reads them too, but takes seconds, since it follows what they refer to. */
public final class CompiledClasses {

    private static final Path FOLDER = Path.of("target", "classes");
    private static final String SUFFIX = ".class";

    private CompiledClasses() {}

    /** All files, in the order of their paths. */
    public static List<Path> files() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all classes, as {@link Class#getName} has them. */
    public static List<String> names() {
        return files().stream()
                .map(file -> FOLDER.relativize(file).toString())
                .map(file -> file.substring(0, file.length() - SUFFIX.length())
                        .replace(FOLDER.getFileSystem().getSeparator(), "."))
                .toList();
    }
}
