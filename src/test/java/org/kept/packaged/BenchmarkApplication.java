package org.kept.packaged;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A small Quarkus application that Kept is measured against, as a process; the sources are in {@code src/bench}. */
final class BenchmarkApplication implements AutoCloseable {

    /** Answers, and does nothing else. */
    static final String MINIMAL = "minimal";

    /** Stores each event as one row. */
    static final String PLAIN = "plain";

    private static final Path BUILT = Path.of("target", "bench").toAbsolutePath();
    private static final Pattern VERSION = Pattern.compile("<version.quarkus>([^<]+)</version.quarkus>");

    private final ServerProcess process;

    private BenchmarkApplication(ServerProcess process) {
        this.process = process;
    }

    /** Builds the applications with Kept's version of Quarkus. */
    static void build() throws IOException, InterruptedException {
        var version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml does not name the version of Quarkus");
        }
        var log = Files.createDirectories(BUILT).resolve("build.log");
        var built = new ProcessBuilder(
                        "./mvnw",
                        "-q",
                        "-B",
                        "-ntp",
                        "-f",
                        "src/bench/pom.xml",
                        "-Dversion.quarkus=" + version.group(1),
                        "package")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (built != 0) {
            throw new IllegalStateException("The applications were not built:\n" + Files.readString(log));
        }
    }

    /** Starts one, and waits for its first answer. */
    static BenchmarkApplication start(String name, Map<String, String> settings, String... flags) throws IOException {
        var command = new ArrayList<String>();
        command.add(Packaging.plain().java().toString());
        command.addAll(List.of(flags));
        command.add("-jar");
        command.add(
                BUILT.resolve(Path.of(name, "quarkus-app", "quarkus-run.jar")).toString());
        var all = new HashMap<>(settings);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        var log = Files.createDirectories(BUILT).resolve(name + ".log");
        return new BenchmarkApplication(ServerProcess.start(command, all, log, "/", status -> status > 0));
    }

    /** Time from the start of the process to the first answer. */
    Duration startUp() {
        return process.startUp();
    }

    URI uri(String path) {
        return process.uri(path);
    }

    @Override
    public void close() {
        process.stop();
    }
}
