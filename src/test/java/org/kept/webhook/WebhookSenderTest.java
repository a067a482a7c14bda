package org.kept.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kept.network.PublicNetwork;
import org.kept.outbox.SendResult.SendOutcome;

/** Receivers that misbehave. */
class WebhookSenderTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static TestReceiver receiver;

    private final WebhookSender sender = sender(Duration.ofSeconds(30));

    @BeforeAll
    static void start() throws Exception {
        receiver = new TestReceiver();
    }

    @AfterAll
    static void stop() {
        receiver.close();
        VERTX.close();
    }

    private static WebhookSender sender(Duration timeout) {
        return new WebhookSender(VERTX, timeout, InetAddress::isLoopbackAddress, InetAddress::getAllByName, null);
    }

    private WebhookSender.ReceiverAnswer post(String path) throws WebhookException {
        return sender.post(URI.create(receiver.uri(path)), Map.of("Content-Type", "application/json"), BODY);
    }

    private SendOutcome outcome(String path) throws WebhookException {
        return WebhookChannel.result(post(path)).outcome();
    }

    @Test
    void whatIsPostedArrives() throws WebhookException {
        assertThat(post("/ok").status()).isEqualTo(204);
        assertThat(receiver.requests("/ok")).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo("{}");
            assertThat(request.headers().get("content-type")).containsExactly("application/json");
            assertThat(request.headers().get("user-agent")).containsExactly("Kept");
        });
        assertThat(outcome("/ok")).isEqualTo(SendOutcome.DELIVERED);
    }

    @Test
    void eachAnswerIsUnderstood() throws WebhookException {
        receiver.status("/500", 500, "oh no\nreally");
        receiver.status("/410", 410, "");
        receiver.status("/400", 400, "invalid_payload");
        receiver.status("/429", 429, "");
        assertThat(outcome("/500")).isEqualTo(SendOutcome.UNAVAILABLE);
        assertThat(WebhookChannel.result(post("/500")).detail()).isEqualTo("The receiver answered 500: oh no really");
        assertThat(outcome("/410")).isEqualTo(SendOutcome.GONE);
        assertThat(outcome("/400")).isEqualTo(SendOutcome.REFUSED);
        assertThat(outcome("/429")).isEqualTo(SendOutcome.UNAVAILABLE);
    }

    @Test
    void aReceiverMaySayHowLongToWait() throws WebhookException {
        receiver.on("/wait", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            exchange.sendResponseHeaders(503, -1);
        });
        assertThat(WebhookChannel.result(post("/wait")).retryAfter()).isEqualTo(Duration.ofMinutes(2));
        receiver.on("/date", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT");
            exchange.sendResponseHeaders(503, -1);
        });
        assertThat(WebhookChannel.result(post("/date")).retryAfter()).isNull();
    }

    @Test
    void noRedirectIsFollowed() throws WebhookException {
        receiver.on("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", receiver.uri("/inside"));
            exchange.sendResponseHeaders(307, -1);
        });
        var result = WebhookChannel.result(post("/moved"));
        assertThat(result.outcome()).isEqualTo(SendOutcome.REFUSED);
        assertThat(result.detail()).contains("leads to another address");
        assertThat(receiver.requests("/inside")).isEmpty();
    }

    @Test
    void ofALongAnswerOnlyTheBeginningIsRead() throws WebhookException {
        receiver.on("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var piece = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            // Ends with an exception when the connection is closed.
            for (var i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(piece);
            }
        });
        var answer = post("/long");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).hasSize(201).endsWith("…");
    }

    @Test
    void aReceiverThatNeverAnswersEndsInTime() {
        var done = new CountDownLatch(1);
        receiver.on("/never", exchange -> {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var hasty = sender(Duration.ofMillis(200));
        assertThatThrownBy(() -> hasty.post(URI.create(receiver.uri("/never")), Map.of(), BODY))
                .isInstanceOfSatisfying(
                        WebhookException.class, e -> assertThat(e.detail()).contains("took longer"));
        done.countDown();
    }

    @Test
    void nothingIsSentIntoTheOwnNetwork() {
        var strict = new WebhookSender(
                VERTX,
                Duration.ofSeconds(30),
                PublicNetwork::contains,
                host -> InetAddress.getAllByName("127.0.0.1"),
                null);
        assertThatThrownBy(() -> strict.post(URI.create("https://rebound.example.org/secret"), Map.of(), BODY))
                .isInstanceOfSatisfying(WebhookException.class, e -> assertThat(e.detail())
                        .contains("127.0.0.1", "KEPT_WEBHOOKS_PRIVATE_ADDRESSES"));
        assertThat(receiver.requests("/secret")).isEmpty();
    }

    @Test
    void anUnknownHostAndAClosedPortAreTold() {
        var lost = new WebhookSender(
                VERTX,
                Duration.ofSeconds(30),
                each -> true,
                host -> {
                    throw new UnknownHostException(host);
                },
                null);
        assertThatThrownBy(() -> lost.post(URI.create("https://gone.example.org/"), Map.of(), BODY))
                .isInstanceOfSatisfying(WebhookException.class, e -> assertThat(e.detail())
                        .isEqualTo("The host gone.example.org is not known."));
        assertThatThrownBy(() -> sender.post(URI.create("http://127.0.0.1:1/"), Map.of(), BODY))
                .isInstanceOfSatisfying(WebhookException.class, e -> assertThat(Objects.requireNonNull(e.detail()))
                        .contains("cannot be reached"));
    }
}
