package org.kept.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of this machine that a browser test needs, by the environment it runs in. */
record Programs(Map<String, String> environment) {

    /** What {@code KEPT_CHROMIUM} names, else the first Chromium on the path. */
    Optional<Path> chromium() {
        return named("KEPT_CHROMIUM", "chromium", "chromium-browser", "google-chrome");
    }

    /** What {@code PLAYWRIGHT_NODEJS_PATH} names, else the Node on the path. */
    Optional<Path> node() {
        return named("PLAYWRIGHT_NODEJS_PATH", "node", "nodejs");
    }

    /** Whether a machine without a browser fails the tests instead of skipping them. */
    boolean required() {
        return "true".equals(environment.get("KEPT_REQUIRE_BROWSER"));
    }

    private Optional<Path> named(String variable, String... names) {
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
