package org.kept.ui;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Style sheets and scripts of every page, with a checksum of their content so that browsers can cache them for a year.
 */
@ApplicationScoped
class Assets {

    private static final List<String> STYLES = List.of(
            "tokens",
            "base",
            "layout",
            "form",
            "table",
            "marks",
            "facts",
            "chart",
            "compare",
            "scorecard",
            "hours",
            "mission",
            "wall",
            "why",
            "workshop",
            "data",
            "keys",
            "print");
    private static final List<String> SCRIPTS = List.of("copy", "keys", "trend", "upload", "wall", "words");

    private final String stamp = checksum(Stream.concat(paths("css", STYLES, "css"), paths("js", SCRIPTS, "js"))
            .toList());

    String stamp() {
        return stamp;
    }

    List<String> styles() {
        return STYLES;
    }

    List<String> scripts() {
        return SCRIPTS;
    }

    private static Stream<String> paths(String folder, List<String> names, String suffix) {
        return names.stream().map(name -> "META-INF/resources/" + folder + "/" + name + "." + suffix);
    }

    private static String checksum(List<String> paths) {
        var crc = new CRC32();
        for (var path : paths) {
            try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
                if (file == null) {
                    throw new IllegalStateException(path + " is missing");
                }
                crc.update(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toHexString(crc.getValue());
    }
}
