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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Minimal Quarkus application, the baseline of the start-up time. */
final class Minimal {

    private static final Path JAR = Path.of("target", "bench", "minimal", "quarkus-app", "quarkus-run.jar");
    private static final Pattern VERSION = Pattern.compile("<version.quarkus>([^<]+)</version.quarkus>");

    private Minimal() {}

    /** Builds it with Kept's version of Quarkus. */
    static void build() throws IOException, InterruptedException {
        var version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml names the version of Quarkus");
        }
        var built = new ProcessBuilder(
                        "./mvnw",
                        "-q",
                        "-B",
                        "-ntp",
                        "-f",
                        "src/bench/minimal/pom.xml",
                        "-Dversion.quarkus=" + version.group(1),
                        "package")
                .inheritIO()
                .start()
                .waitFor();
        if (built != 0) {
            throw new IllegalStateException("The minimal application was not built.");
        }
    }

    /** Time from the start of the process to the first answer. */
    static Duration startUp() throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var began = System.nanoTime();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (!answers(port)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            return Duration.ofNanos(System.nanoTime() - began);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            // Not up yet.
            return false;
        }
    }
}
