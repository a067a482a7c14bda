package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one PostgreSQL send a thousand deliveries, and one is killed in the middle: each arrives, with one id.
 */
class DeliveriesAcrossKillTest {

    private static final int DELIVERIES = 1_000;
    private static final String WEBHOOK = "/api/v1/webhooks/receiver";

    private static final String SENT_BY_NO_NODE = "state = 'waiting' and leased_until is null";

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service to kill; mvn verify makes one");
    }

    @Test
    void eachArrivesThoughANodeIsKilled() throws Exception {
        Queue<String> got = new ConcurrentLinkedQueue<>();
        var receiver = receiver(got);
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var settings = new HashMap<>(
                    Packaged.postgresSettings("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres"));
            settings.putAll(Map.of(
                    "KEPT_SECRET_KEY",
                    "a key of the test that is long enough",
                    "KEPT_WEBHOOKS_PRIVATE_ADDRESSES",
                    "true"));
            var starting = CompletableFuture.supplyAsync(() -> Packaged.start(folder.resolve("one"), settings));
            var killed = Packaged.start(folder.resolve("two"), settings);
            try (var stays = starting.join()) {
                var ids = queue(stays, receiver.getAddress().getPort());
                assertThat(post(stays, WEBHOOK + "/resume").statusCode()).isEqualTo(200);
                await(() -> got.size() >= DELIVERIES / 4);
                killed.kill();
                endLeases(postgres);
                await(() -> Set.copyOf(got).containsAll(ids));
                assertThat(Set.copyOf(got)).isEqualTo(ids);
                // Deliveries that were sent but not recorded come twice: at most those in progress on the killed node.
                assertThat(got.size()).isBetween(DELIVERIES, DELIVERIES + 8);
                await(() -> Packaged.json(stays.get(WEBHOOK + "/deliveries?state=waiting"))
                        .path("items")
                        .isEmpty());
            } finally {
                killed.kill();
            }
        } finally {
            receiver.stop(0);
        }
    }

    private static HttpServer receiver(Queue<String> got) throws IOException {
        var receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        receiver.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                got.add(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        return receiver;
    }

    /** Queues a thousand deliveries for a paused webhook; returns their ids. */
    private static Set<String> queue(Packaged service, int port) {
        var body = "{\"url\":\"http://127.0.0.1:" + port + "/\"}";
        assertThat(service.put(WEBHOOK, "application/json", body).statusCode()).isEqualTo(200);
        assertThat(post(service, WEBHOOK + "/pause").statusCode()).isEqualTo(200);
        var ids = new HashSet<String>();
        for (var i = 0; i < DELIVERIES; i++) {
            ids.add(Packaged.json(post(service, WEBHOOK + "/try")).path("id").asText());
        }
        assertThat(ids).hasSize(DELIVERIES);
        return ids;
    }

    /**
     * Ends the leases of the killed node, which last minutes, once all other deliveries are sent. The node that stays
     * asks for due ones only when it has recorded those that it is sending.
     */
    private static void endLeases(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            await(() -> count(statement, SENT_BY_NO_NODE) == 0);
            statement.execute("update outbox_delivery set leased_until = now() where leased_until > now()");
        }
    }

    private static int count(Statement statement, String condition) {
        try (var rows = statement.executeQuery("select count(*) from outbox_delivery where " + condition)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> post(Packaged service, String path) {
        return service.post(path, "application/json", "".getBytes(StandardCharsets.UTF_8));
    }

    private static void await(BooleanSupplier wanted) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Still not as wanted");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
