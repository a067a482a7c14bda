package org.kept.promise;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.promise.TestPromise.ADDRESSES;
import static org.kept.promise.TestPromise.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.database.ReadSession;

/** How the promise page is answered: from memory, compressed, and not again to those who have it. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class PromiseEditionsTest {

    private final MovingClock clock = new MovingClock(TestPromise.NOW);

    @Inject
    PromiseStore store;

    @Inject
    PublicPromiseBuilder builder;

    @Inject
    PromiseRenderer renderer;

    @Inject
    ReadSession reads;

    @BeforeEach
    void publishMission() {
        TestPromise.publishMission(clock);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        for (var address : ADDRESSES) {
            var tag = given().get(address).header("ETag");
            assertThat(tag).startsWith("W/\"");
            given().header("If-None-Match", "\"other\", " + tag)
                    .get(address)
                    .then()
                    .statusCode(304)
                    .body(equalTo(""));
            given().header("If-None-Match", "\"other\"").get(address).then().statusCode(200);
            given().head(address).then().statusCode(200).header("ETag", equalTo(tag));
        }
    }

    /** Outside tests the page is read once a minute, and rendered once. */
    @Test
    void thePageIsAnsweredFromMemory() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        var editions = new PromiseEditions(store, builder, renderer, reads, () -> Duration.ofHours(1));
        var page = new PromiseForm.Wanted(PromiseForm.PAGE, "", "https://kept.example.org");
        assertThat(editions.ready(page)).isNull();

        var first = editions.load(page);

        assertThat(editions.ready(page)).isSameAs(first);
        assertThat(first.body().toString()).contains("href=\"https://kept.example.org/promise\"");
        assertThat(Objects.requireNonNull(editions.ready(new PromiseForm.Wanted(PromiseForm.CLAUSE_BADGE, "none", "")))
                        .isMissing())
                .isTrue();
        put("{'on':false}").statusCode(200);
        assertThat(editions.load(page)).isSameAs(first);
        editions.invalidate();
        assertThat(editions.ready(page)).isNull();
        assertThat(editions.load(page).isMissing()).isTrue();
    }

    /** A page is rendered and compressed again only if its content has changed. */
    @Test
    void whatHasNotChangedIsNotRenderedAgain() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        var editions = new PromiseEditions(store, builder, renderer, reads, () -> Duration.ofHours(1));
        var page = new PromiseForm.Wanted(PromiseForm.PAGE, "", "https://kept.example.org");
        var first = editions.load(page);
        editions.invalidate();
        assertThat(editions.load(page)).isSameAs(first);

        put("{'on':true,'colours':{'light':'#0b5d3b'}}").statusCode(200);
        editions.invalidate();
        var green = editions.load(page);
        assertThat(green.body().toString()).contains("--accent:#0b5d3b");

        clock.forward(Duration.ofDays(1));
        editions.invalidate();
        assertThat(editions.load(page).body().toString()).contains("30\u00a0May\u00a02024");
    }

    @Test
    void thePageIsCompressedForThoseWhoAcceptIt() throws Exception {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        for (var address : List.of("/promise", "/promise.json", "/promise/feed.xml")) {
            var plain = fetch(address, "identity");
            var packed = fetch(address, "br, gzip;q=0.8");
            assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
            assertThat(packed.headers().allValues("Vary").stream().map(each -> each.toLowerCase(Locale.ROOT)))
                    .containsOnlyOnce("accept-encoding");
            assertThat(packed.body()).hasSizeLessThan(plain.body().length);
            assertThat(packed.headers().firstValue("ETag"))
                    .isEqualTo(plain.headers().firstValue("ETag"));
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
            }
            assertThat(fetch(address, "gzip;q=0").body()).isEqualTo(plain.body());
        }
    }

    /** In tests the page is read for each request, so nothing is in memory yet for any of them. */
    @Test
    void thoseWhoAskAtOnceAreAllAnswered() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        var client = HttpClient.newHttpClient();
        var answers = IntStream.range(0, 60)
                .mapToObj(each -> client.sendAsync(request("/promise", "identity"), BodyHandlers.ofString()))
                .toList();
        var pages = answers.stream().map(CompletableFuture::join).toList();
        assertThat(pages).allSatisfy(each -> assertThat(each.statusCode()).isEqualTo(200));
        assertThat(pages.stream().map(HttpResponse::body).distinct()).hasSize(1);
    }

    private static HttpResponse<byte[]> fetch(String address, String encoding)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(address, encoding), BodyHandlers.ofByteArray());
    }

    private static HttpRequest request(String address, String encoding) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                .header("Accept-Encoding", encoding)
                .build();
    }
}
