package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Hostile requests on a small heap: every answer follows the contract, and the good events around them are stored.
 *
 * <p>A failure names the seed, and the smallest request that still fails.
 */
@AddLifecycleHook(OnlyPackaged.class)
class HostileBodiesTest {

    /** Heap for one body of the largest kind; a service that runs out of it ends and stops answering. */
    private static final String[] SMALL = {"-Xmx256m", "-XX:+ExitOnOutOfMemoryError"};

    private static final int MIB = 1024 * 1024;
    private static final int TWO_GIB = 2048;
    private static final int PACKED_AT_ONCE = 256;
    private static final int HALF_SENT = 2000;
    private static final int HALF_SENT_AT_ONCE = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static final Map<String, Packaged> SERVICES = new LinkedHashMap<>();

    @BeforeContainer
    static void start() throws IOException {
        var folder = Files.createTempDirectory(Path.of("target"), "hostile");
        // A quarter of the default limit, which takes a quarter of the time.
        var less = Map.of("KEPT_INGEST_MAX_UNPACKED", "128M");
        var onH2 = CompletableFuture.supplyAsync(() -> Packaged.start(folder.resolve("h2"), less, SMALL));
        var postgres = EmbeddedPostgres.builder().start();
        OPEN.add(postgres);
        var settings = Packaged.postgresSettings("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
        var onPostgres = Packaged.start(folder.resolve("postgresql"), settings, SMALL);
        SERVICES.put("H2", onH2.join());
        SERVICES.put("PostgreSQL", onPostgres);
        SERVICES.values().forEach(service -> OPEN.add(0, service));
        SERVICES.values().forEach(service -> service.post("/api/v1/events", "application/json", utf8(good("target"))));
    }

    @AfterContainer
    static void checkNumbersAndStop() throws Exception {
        try {
            for (var service : SERVICES.values()) {
                var check = Packaged.json(
                        service.post("/api/v1/rollup/rebuild?check=true", "application/json", new byte[0]));
                assertThat(check.path("differences").asInt(-1))
                        .as(check.toString())
                        .isZero();
            }
        } finally {
            for (var each : OPEN) {
                each.close();
            }
        }
    }

    @Provide
    Arbitrary<Attack> attacks() {
        return Attacks.any();
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void everyAnswerFollowsTheContractAndGoodEventsAreStoredOnce(@ForAll("attacks") Attack attack) {
        SERVICES.forEach((name, service) -> {
            var before = "before-" + NEXT.incrementAndGet();
            var after = "after-" + NEXT.incrementAndGet();
            var answer = send(service, attack, attack.body(good(before), good(after)));
            assertFollowsTheContract(name, attack, answer);
            for (var each : List.of(before, after)) {
                var receipt = Packaged.json(service.post("/api/v1/events", "application/json", utf8(good(each))));
                var expected = stored(attack, answer) ? "replayed" : "accepted";
                assertThat(receipt.path(expected).asInt())
                        .as("%s: a good event around %s, answered %s", name, attack, answer)
                        .isEqualTo(1);
            }
        });
    }

    @Example
    void documentsOfEmptyObjectsAreRefused() {
        var service = Objects.requireNonNull(SERVICES.get("H2"));
        var objects = "[" + "{},".repeat(3 * MIB) + "{}]";
        assertThat(List.of(
                        service.put("/api/v1/figures/2026-W40", "application/json", "{\"figures\":" + objects + "}"),
                        service.put("/api/v1/kpis/objects", "application/json", objects),
                        service.put("/api/v1/event-types/objects", "application/json", objects),
                        service.put("/api/v1/mappings/objects", "application/yaml", "- {}\n".repeat(MIB)),
                        service.post("/api/v1/mappings/try", "application/json", utf8(objects)),
                        service.post("/api/v1/keys", "application/json", utf8("{\"scopes\":" + objects + "}"))))
                .extracting(HttpResponse::statusCode)
                .containsOnly(413);
        var record = utf8("[{\"a\":" + objects + objects.replace("[", ",\"b\":[") + "}]");
        assertThat(service.post("/api/v1/imports/inspect", "application/json", record)
                        .statusCode())
                .isEqualTo(413);
        assertThat(service.post("/api/v1/imports?mapping=shopify-orders", "application/json", record)
                        .statusCode())
                .isEqualTo(413);
        assertThat(service.post("/api/v1/events", "application/json", utf8(good("objects")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Example
    void decompressionBombsAreRejectedInLittleMemory() {
        // The database is not involved.
        var service = Objects.requireNonNull(SERVICES.get("H2"));
        assertBombIsRejected(service, "application/json", "", " ".repeat(MIB));
        assertBombIsRejected(service, "application/json", "[", "[],".repeat(MIB / 3));
        assertBombIsRejected(service, "application/json", "", "[".repeat(MIB));
        assertBombIsRejected(service, "application/json", "{\"data\":{\"a\":\"", "x".repeat(MIB));
        assertBombIsRejected(service, "application/json", "{\"data\":[", "0,".repeat(MIB / 2));
        assertBombIsRejected(service, "application/x-ndjson", "", "\n".repeat(MIB));
        assertBombIsRejected(service, "application/x-ndjson", "", "x".repeat(MIB));
        assertBombIsRejected(service, "application/x-ndjson", "", ("[" + "0,".repeat(MIB / 2 - 3) + "0]\n"));
        assertBombIsRejected(service, "text/csv", "id,source,type,time\n", "\"".repeat(MIB));
        assertBombIsRejected(service, "text/csv", "id,source,type,time\n", ",".repeat(MIB));
        assertBombIsRejected(service, "text/csv", "", "a".repeat(MIB));
    }

    /** Sends two gibibytes, compressed to some two mebibytes. */
    private static void assertBombIsRejected(Packaged service, String type, String begin, String mebibyte) {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(Attacks.gzip(utf8(begin)));
        var piece = Attacks.gzip(utf8(mebibyte));
        for (var i = 0; i < TWO_GIB; i++) {
            packed.writeBytes(piece);
        }
        var attack = Attack.post(type, packed.toByteArray()).withHeaders("Content-Encoding: gzip");
        var answer = send(service, attack, attack.body());
        assertThat(answer.status())
                .as("%s %s…: %s", type, brief(begin + mebibyte), answer)
                .isBetween(400, 422);
        var good = service.post("/api/v1/events", "application/json", utf8(good("bomb-" + NEXT.incrementAndGet())));
        assertThat(good.statusCode())
                .as("after %s %s…", type, brief(begin + mebibyte))
                .isEqualTo(200);
    }

    /** Small when compressed, large when decompressed, larger when parsed: answered, or told to retry, and in time. */
    @Example
    void manyPackedDocumentsAtOnceFindTheServiceAlive() throws Exception {
        var service = Objects.requireNonNull(SERVICES.get("H2"));
        var event = "{\"data\":{\"x\":[{}" + ",{}".repeat(93) + "]}}";
        var packed = Attacks.gzip(utf8("[" + event + ("," + event).repeat(9_989) + "]"));
        var attack = Attack.post("application/json", packed).withHeaders("Content-Encoding: gzip");
        var answers = ConcurrentHashMap.<Integer>newKeySet();
        answers.add(send(service, attack, packed).status());
        var threads = Executors.newFixedThreadPool(PACKED_AT_ONCE);
        try {
            var others = Probes.during(service, () -> IntStream.range(0, PACKED_AT_ONCE)
                    .mapToObj(each -> CompletableFuture.runAsync(
                            () -> answers.add(send(service, attack, packed).status()), threads))
                    .toList()
                    .forEach(CompletableFuture::join));
            assertThat(others.get("/q/health/live")).containsExactly(200);
            assertThat(others.get("/login")).containsExactly(200);
            assertThat(others.get("/api/v1/events")).isSubsetOf(200, 503);
        } finally {
            threads.shutdown();
        }
        assertThat(answers).isSubsetOf(422, 503).contains(422);
        var good = service.post("/api/v1/events", "application/json", utf8(good("packed-after")));
        assertThat(good.statusCode()).isEqualTo(200);
    }

    /** Ten times as many as there are worker threads; everyone else is answered within a second. */
    @Example
    void requestsThatAreHalfSentHoldNoWorker() throws Exception {
        var service = Objects.requireNonNull(SERVICES.get("H2"));
        var sockets = new ArrayList<Socket>();
        try {
            var others = Probes.during(service, () -> {
                for (var i = 0; i < HALF_SENT; i++) {
                    var path = List.of(
                                    "/login", "/api/v1/annotations", "/mission/edit", "/data/checks", "/api/v1/events")
                            .get(i % 5);
                    var type = path.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded";
                    var socket = new Socket(
                            service.uri("/").getHost(), service.uri("/").getPort());
                    sockets.add(socket);
                    socket.getOutputStream()
                            .write(utf8("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + Packaged.KEY + "\r\nContent-Type: " + type
                                    + "\r\nContent-Length: 1000\r\n\r\nemail="));
                    if (i % HALF_SENT_AT_ONCE == 0) {
                        service.get("/q/health/live"); // What is half-sent is there, and not on its way.
                    }
                }
                service.signIn();
            });
            assertThat(others.values()).containsOnly(Set.of(200));
        } finally {
            for (var each : sockets) {
                each.close();
            }
        }
    }

    private static String brief(String text) {
        return text.substring(0, 20);
    }

    private static String good(String id) {
        return "{\"id\":\"" + id
                + "\",\"source\":\"good\",\"type\":\"order\",\"time\":\"2024-03-04T10:00:00Z\",\"data\":{\"customer\":\"c\"}}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the good events around it were stored with it. */
    private static boolean stored(Attack attack, Wire.Answer answer) {
        return attack.around() == Attack.Around.LINES
                || (attack.around() == Attack.Around.ARRAY && answer.status() < 300);
    }

    private static Wire.Answer send(Packaged service, Attack attack, byte[] body) {
        var path = attack.method().equals("PUT") ? "/api/v1/events/good/target?reason=why" : "/api/v1/events";
        var head = new StringBuilder(
                        attack.method() + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
                .append("Authorization: Bearer " + Packaged.KEY + "\r\n");
        attack.headers().forEach(header -> head.append(header).append("\r\n"));
        if (!attack.breaksHttp()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return Wire.send(service.uri("/"), head.append("\r\n").toString(), body, attack.breaksHttp());
    }

    private static void assertFollowsTheContract(String name, Attack attack, Wire.Answer answer) {
        var what = name + ": " + attack + " was answered " + answer;
        if (attack.breaksHttp() && (answer.status() == 0 || answer.body().isEmpty())) {
            assertThat(answer.status()).as(what).isIn(0, 400, 413, 501);
            return;
        }
        assertThat(answer.status()).as(what).isBetween(200, 499);
        var body = json(what, answer);
        if (answer.type().startsWith("application/problem+json")) {
            assertThat(answer.status()).as(what).isGreaterThanOrEqualTo(400);
            assertThat(body.path("status").asInt()).as(what).isEqualTo(answer.status());
            assertThat(List.of(body.path("type"), body.path("title"), body.path("detail")))
                    .as(what)
                    .allMatch(JsonNode::isTextual);
            return;
        }
        assertThat(answer.type()).as(what).startsWith("application/json");
        if (attack.method().equals("PUT")) {
            assertThat(answer.status()).as(what).isEqualTo(200);
            return;
        }
        var counted = List.of("accepted", "replayed", "corrected", "rejected").stream()
                .mapToInt(each -> body.path(each).asInt(-1))
                .sum();
        assertThat(counted).as(what).isEqualTo(body.path("received").asInt());
        var rejected = body.path("rejected").asInt();
        var expected = rejected == 0 ? 200 : rejected == counted ? 422 : 207;
        assertThat(answer.status()).as(what).isEqualTo(expected);
    }

    private static JsonNode json(String what, Wire.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(what, e);
        }
    }
}
