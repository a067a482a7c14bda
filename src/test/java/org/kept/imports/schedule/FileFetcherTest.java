package org.kept.imports.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files over HTTPS, from allowed addresses and no others. */
class FileFetcherTest {

    private static final int MAX_BYTES = 2 << 20;

    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path folder;

    private static HttpsFiles files;
    private FileFetcher fetcher;

    @BeforeAll
    static void start() throws Exception {
        files = new HttpsFiles(folder);
    }

    @AfterAll
    static void stop() {
        files.close();
        VERTX.close();
    }

    @BeforeEach
    void create() {
        fetcher = fetcher(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    private static FileFetcher fetcher(Duration timeout) {
        return new FileFetcher(
                VERTX,
                new FileFetcher.FetchLimits(
                        MAX_BYTES, timeout, Duration.ofSeconds(30), address -> address.getHostAddress()
                                .equals("127.0.0.1")),
                HttpsFiles::resolve,
                files.trust());
    }

    @Test
    void aFileIsFetchedFromTheAddressOfItsName() throws Exception {
        files.file("/a.csv", "\"1\"", "id;total\n1;9.50\n");
        var file = fetcher.fetch(files.uri("/a.csv?key=x"), null, null);
        assertThat(text(file)).isEqualTo("id;total\n1;9.50\n");
        assertThat(file.etag()).isEqualTo("\"1\"");
        assertThat(file.lastModified()).isEqualTo("Sun, 29 Nov 2026 09:00:00 GMT");
        assertThat(files.requests()).contains("/a.csv?key=x");
    }

    @Test
    void aFileOfManyPiecesIsWhole() throws Exception {
        var row = "1234567890,abcdefghij\n";
        var text = row.repeat(MAX_BYTES / row.length());
        files.file("/long.csv", "\"1\"", text);
        assertThat(text(fetcher.fetch(files.uri("/long.csv"), null, null))).isEqualTo(text);
    }

    @Test
    void theKnownVersionIsNotFetchedAgain() throws Exception {
        files.file("/b.csv", "\"1\"", "x");
        assertThat(fetcher.fetch(files.uri("/b.csv"), "\"1\"", null).content()).isNull();
        assertThat(text(fetcher.fetch(files.uri("/b.csv"), "\"0\"", null))).isEqualTo("x");
    }

    @Test
    void redirectsAreFollowedUpToFive() throws Exception {
        files.file("/r0", "\"1\"", "found");
        for (var i = 1; i <= 6; i++) {
            files.redirect(
                    "/r" + i,
                    i % 2 == 0 ? "/r" + (i - 1) : files.uri("/r" + (i - 1)).toString());
        }
        assertThat(text(fetcher.fetch(files.uri("/r5"), null, null))).isEqualTo("found");
        assertFails(files.uri("/r6"), "The server redirects more than 5 times.");
    }

    @Test
    void aRedirectLeadsToHttpsOnly() {
        files.redirect("/plain", "http://files.test/a.csv");
        assertFails(files.uri("/plain"), "Files are fetched from https addresses only.");
        files.redirect("/local", "file:///etc/passwd");
        assertFails(files.uri("/local"), "Files are fetched from https addresses only.");
    }

    @Test
    void noHopLeadsToAnAddressThatIsNotAllowed() {
        files.file("/secret", "\"1\"", "secret");
        assertFails(files.uri(HttpsFiles.INSIDE, "/secret"), "inside.test has the address 127.0.0.2, which is not");
        files.redirect("/inside", files.uri(HttpsFiles.INSIDE, "/secret").toString());
        assertFails(files.uri("/inside"), "inside.test has the address 127.0.0.2, which is not");
        assertThat(files.requests()).doesNotContain("/secret");
    }

    @Test
    void theCertificateMustBeOneForTheName() {
        files.file("/c.csv", "\"1\"", "x");
        assertFails(files.uri("other.test", "/c.csv"), "The server cannot be reached, or broke off: ");
        assertThat(files.requests()).doesNotContain("/c.csv");
    }

    @Test
    void aFileThatIsTooLargeIsNotKept() {
        files.on("/large.csv", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var piece = new byte[64 * 1024];
            for (var sent = 0; sent <= MAX_BYTES; sent += piece.length) {
                exchange.getResponseBody().write(piece);
            }
        });
        assertFails(files.uri("/large.csv"), "The file is larger than 2 MiB, the limit.");
    }

    @Test
    void aFileThatBreaksOffIsNotKept() {
        files.on("/short.csv", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        });
        assertFails(files.uri("/short.csv"), "The server cannot be reached, or broke off: ");
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForEndlessly() {
        var end = new CountDownLatch(1);
        files.on("/never.csv", exchange -> awaitQuietly(end));
        try (var hasty = fetcher(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> hasty.fetch(files.uri("/never.csv"), null, null))
                    .hasMessage("The file took longer than 1 seconds.");
        } finally {
            end.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void otherAnswersAreNoFile() {
        assertFails(files.uri("/nothing.csv"), "The server answered 404.");
        files.on("/packed.csv", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, -1);
        });
        assertFails(files.uri("/packed.csv"), "The server sent a compressed body that Kept had not asked for.");
        files.on("/unasked", exchange -> exchange.sendResponseHeaders(304, -1));
        assertFails(files.uri("/unasked"), "The server answered 304.");
        assertFails(files.uri("unknown.test", "/a.csv"), "The host unknown.test is not known.");
    }

    private void assertFails(URI address, String reason) {
        assertThatThrownBy(() -> fetcher.fetch(address, null, null))
                .isInstanceOf(FetchException.class)
                .hasMessageStartingWith(reason);
    }

    private static String text(FetchedFile file) throws Exception {
        var content = Objects.requireNonNull(file.content());
        try {
            return Files.readString(content);
        } finally {
            Files.delete(content);
        }
    }
}
