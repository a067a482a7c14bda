package org.kept.packaged;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A small Quarkus application that Kept is measured against, as a process; the sources are in {@code src/bench}. */
final class BenchmarkApplication implements AutoCloseable {

    /** Answers, and does nothing else. */
    static final String MINIMAL = "minimal";

    /** Stores each event as one row. */
    static final String PLAIN = "plain";

    private static final Path BUILT = Path.of("target", "bench").toAbsolutePath();
    private static final Pattern VERSION = Pattern.compile("<version.quarkus>([^<]+)</version.quarkus>");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final Duration startUp;

    private BenchmarkApplication(Process process, int port, Duration startUp) {
        this.process = process;
        this.port = port;
        this.startUp = startUp;
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
    static BenchmarkApplication start(String name, Map<String, String> settings, String... flags)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder()
                .redirectErrorStream(true)
                .redirectOutput(BUILT.resolve(name + ".log").toFile());
        builder.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(flags));
        builder.command().add("-jar");
        builder.command()
                .add(BUILT.resolve(Path.of(name, "quarkus-app", "quarkus-run.jar"))
                        .toString());
        var port = freePort();
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        var began = System.nanoTime();
        var process = builder.start();
        var client = HttpClient.newHttpClient();
        while (!answers(client, port)) {
            if (!process.isAlive() || System.nanoTime() - began > START_TIMEOUT.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "The application did not start:\n" + Files.readString(BUILT.resolve(name + ".log")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return new BenchmarkApplication(process, port, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Time from the start of the process to the first answer. */
    Duration startUp() {
        return startUp;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(HttpClient client, int port) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            // Not up yet.
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
