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
import java.util.function.IntPredicate;

/**
 * A Quarkus application in a process of its own, on a free port of this machine.
 *
 * @param startUp the time from the start of the process until it was ready
 */
record ServerProcess(Process process, int port, Duration startUp) {

    static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    /**
     * Starts it, and waits until it is ready.
     *
     * @param settings its environment, beside that of this process without settings
     * @param log the file that its output is appended to
     * @param path what it is asked for until it is ready
     * @param ready the statuses that say so
     */
    static ServerProcess start(
            List<String> command, Map<String, String> settings, Path log, String path, IntPredicate ready)
            throws IOException {
        var port = freePort();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        forgetSettings(builder.environment());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        var began = System.nanoTime();
        var process = builder.start();
        var request = HttpRequest.newBuilder(uri(port, path))
                .timeout(Duration.ofSeconds(10))
                .build();
        var client = HttpClient.newHttpClient();
        while (!ready.test(status(client, request))) {
            if (!process.isAlive() || System.nanoTime() - began > START_TIMEOUT.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException("The application did not start:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Removes settings of Kept and of Quarkus from the environment of a process. */
    static void forgetSettings(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("KEPT_") || name.startsWith("QUARKUS_"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The status of the answer; 0 if there is none yet. */
    private static int status(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    URI uri(String path) {
        return uri(port, path);
    }

    /** Tells it to stop, and waits until it has ended. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Kills it with SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
