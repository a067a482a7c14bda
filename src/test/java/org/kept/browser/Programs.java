package org.kept.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the programs that browser tests need, by environment variable or path. */
record Programs(Map<String, String> environment) {

    /** The Chromium named by {@code KEPT_CHROMIUM}, else the first one on the path. */
    Optional<Path> chromium() {
        return namedOrOnPath("KEPT_CHROMIUM", "chromium", "chromium-browser", "google-chrome");
    }

    /** The Node.js named by {@code PLAYWRIGHT_NODEJS_PATH}, else the first one on the path. */
    Optional<Path> node() {
        return namedOrOnPath("PLAYWRIGHT_NODEJS_PATH", "node", "nodejs");
    }

    /** Whether a missing browser fails the tests instead of skipping them. */
    boolean required() {
        return "true".equals(environment.get("KEPT_REQUIRE_BROWSER"));
    }

    private Optional<Path> namedOrOnPath(String variable, String... names) {
        var explicit = Optional.ofNullable(environment.get(variable)).map(Path::of);
        return explicit.or(() -> Stream.of(names)
                .flatMap(name -> folders().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst());
    }

    private Stream<Path> folders() {
        var path = environment.getOrDefault("PATH", "");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    }
}
