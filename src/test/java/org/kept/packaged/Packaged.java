package org.kept.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The packaged service, started as an operator starts it, with its own folder. */
final class Packaged implements AutoCloseable {

    static final String KEY = "kept_adminkey_0123456789abcdefghijklmnopqrstuvwxyz";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "a password for a run";

    /** How tests start it; made by the first of them. */
    private static final class Fast {

        /** With an archive as the script makes it, and flags for a process that mostly starts. */
        static final Packaging START = start();

        private static Packaging start() {
            try {
                return Packaging.withArchive(Path.of("target", "archive").toAbsolutePath())
                        .with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static final Pattern MAX_HEAP = Pattern.compile("-XX:MaxHeapSize=(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerProcess process;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Packaged(ServerProcess process) {
        this.process = process;
    }

    /** Whether the service is packaged; a build that stops earlier does not package it. */
    static boolean isThere() {
        return Files.isRegularFile(JAR);
    }

    /** Settings for PostgreSQL; H2 in the folder needs none. */
    static Map<String, String> postgresSettings(String postgres) {
        return Map.of("KEPT_DB_URL", postgres, "KEPT_DB_USER", "postgres", "KEPT_DB_PASSWORD", "");
    }

    /** The flags with which tests start it. */
    static List<String> fastStart() {
        return Fast.START.flags();
    }

    /** Starts it for a test, and waits until it is ready. */
    static Packaged start(Path folder, Map<String, String> settings, String... flags) {
        return startAs(Fast.START.with(flags), folder, settings);
    }

    /** Starts it for a test with files of limited size, and waits until it is ready. */
    static Packaged startWithFilesUpTo(int kibibytes, Path folder, Map<String, String> settings) {
        var wrapper = List.of("bash", "-c", "ulimit -S -f " + kibibytes + "; exec \"$@\"", "bash");
        return start(wrapper, folder, settings, Fast.START);
    }

    /** Starts it with only those flags, as an operator would, and waits until it is ready. */
    static Packaged startWith(Path folder, Map<String, String> settings, String... flags) {
        return startAs(Packaging.plain(flags), folder, settings);
    }

    /** Starts it in that way, and waits until it is ready. */
    static Packaged startAs(Packaging packaging, Path folder, Map<String, String> settings) {
        return start(List.of(), folder, settings, packaging);
    }

    private static Packaged start(
            List<String> wrapper, Path folder, Map<String, String> settings, Packaging packaging) {
        try {
            Files.createDirectories(folder);
            var command = new ArrayList<>(wrapper);
            command.addAll(packaging.command());
            var all = new HashMap<String, String>();
            all.put("KEPT_DATA_DIR", folder.toAbsolutePath().toString());
            all.put("KEPT_ADMIN_EMAIL", EMAIL);
            all.put("KEPT_ADMIN_PASSWORD", PASSWORD);
            all.put("KEPT_ADMIN_KEY", KEY);
            all.putAll(settings);
            return new Packaged(ServerProcess.start(
                    command, all, folder.resolve("service.log"), "/q/health/ready", status -> status == 200));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Result of a command. */
    record Ran(int status, String said) {}

    /** Runs a command of the packaged service, as an operator types it. */
    static Ran run(Path folder, Map<String, String> settings, String... arguments) {
        try {
            var command = new ArrayList<>(Fast.START.command());
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            var environment = builder.environment();
            ServerProcess.forgetSettings(environment);
            environment.put("KEPT_DATA_DIR", folder.toAbsolutePath().toString());
            environment.putAll(settings);
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until readiness answers with that status. */
    void awaitReadiness(int status) {
        var deadline = System.nanoTime() + ServerProcess.START_TIMEOUT.toNanos();
        var last = 0;
        while (last != status) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Readiness is " + last + " instead of " + status);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            last = get("/q/health/ready").statusCode();
        }
    }

    /** Time from the start of the process to readiness. */
    Duration startUp() {
        return process.startUp();
    }

    /** Processor time that the process has used so far. */
    Duration processorTime() {
        return process.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.process().pid();
    }

    URI uri(String path) {
        return process.uri(path);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + KEY));
    }

    /** A page as a person sees it; call {@link #signIn} first. */
    HttpResponse<String> page(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** A page or a file as it is sent to a browser that accepts gzip. */
    HttpResponse<byte[]> compressed(String path) {
        return send(
                HttpRequest.newBuilder(uri(path)).header("Accept-Encoding", "gzip"),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    void signIn() {
        var token = page("/login")
                .body()
                .split("name=\"csrf-token\" value=\"", 2)[1]
                .split("\"", 2)[0];
        var form = "csrf-token=" + token + "&next=%2F&email=ada%40example.org&password=" + PASSWORD.replace(' ', '+');
        var answer = send(HttpRequest.newBuilder(uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        expect(303, answer);
    }

    /** The value of a cookie set by the pages. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> put(String path, String body) {
        return put(path, "application/yaml", body);
    }

    HttpResponse<String> put(String path, String type, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a body that is generated while it is sent. */
    HttpResponse<String> stream(String path, String type, Supplier<InputStream> body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(body)));
    }

    /** Resident memory of the process, as the operating system reports it. */
    String resident() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
                    .findFirst()
                    .orElse("unknown here");
        } catch (IOException e) {
            return "unknown here";
        }
    }

    /** Bytes of heap in use, after a full garbage collection. */
    long heapAfterGc() {
        var total = jcmd("GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split(" +", -1)[2]);
    }

    /** Bytes that the heap may grow to. */
    long maxHeap() {
        var flag = MAX_HEAP.matcher(jcmd("VM.flags"));
        if (!flag.find()) {
            throw new IllegalStateException("The JVM does not tell its largest heap.");
        }
        return Long.parseLong(flag.group(1));
    }

    /** What the JVM of the process answers to a command. */
    private String jcmd(String command) {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var asking = new ProcessBuilder(jcmd, Long.toString(pid()), command).start();
            var said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            asking.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(String path, String type, byte[] body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.timeout(Duration.ofMinutes(60)).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The answer, if it has that status.
     *
     * @throws IllegalStateException with the beginning of the answer if it has another one
     */
    static <T> HttpResponse<T> expect(int status, HttpResponse<T> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "%s answers %d %.500s".formatted(answer.uri().getPath(), answer.statusCode(), answer.body()));
        }
        return answer;
    }

    /** Parses a JSON body. */
    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with SIGKILL. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }

    /** Tells the process to stop, and waits until it has ended. */
    void stop() {
        process.stop();
    }
}
