package org.kept.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.TestKeys;

@QuarkusTest
class ResponseCompressionTest {

    private static final Pattern STYLE_SHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">");

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/css/kept.css", "/css/layout.css", "/js/kept.js", "/favicon.svg", "/api/v1/kpis"})
    void textsAreCompressedForThoseWhoAcceptIt(String path) throws Exception {
        var packed = get(path, "gzip");
        var plain = get(path, "identity");
        if (plain.body().length < 1024) {
            assertThat(packed.headers().firstValue("Content-Encoding")).isNotEqualTo("gzip");
            return;
        }
        assertThat(packed.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
        assertThat(packed.headers().allValues("Vary")).anyMatch(each -> each.equalsIgnoreCase("Accept-Encoding"));
        assertThat(packed.body()).hasSizeLessThan(plain.body().length);
        assertThat(new String(unpack(packed.body()), StandardCharsets.UTF_8)).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(plain.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
    }

    @Test
    void aPageHasOneStyleSheetThatIsCachedForAYear() throws Exception {
        var page = new String(get("/login", "identity").body(), StandardCharsets.UTF_8);
        var sheets =
                STYLE_SHEET.matcher(page).results().map(each -> each.group(1)).toList();
        assertThat(sheets).hasSize(1);
        var answer = get(sheets.get(0), "gzip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/css;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, immutable, max-age=31536000");
        assertThat(get("/css/kept.css?v=other", "gzip").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
    }

    @Test
    void theStyleSheetIsThereForHeadAsWell() {
        RestAssured.given()
                .head("/css/kept.css")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/css;charset=UTF-8")
                .header("Cache-Control", "no-cache");
    }

    @Test
    void aPageNamesItsIconsAndAPublicOneItsPreview() throws Exception {
        var page = new String(get("/login", "identity").body(), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("<meta name=\"description\"", "rel=\"apple-touch-icon\"", "/favicon.ico", "/favicon.svg")
                .contains("property=\"og:title\"", "property=\"og:description\"", "property=\"og:image\"");
        for (var icon : new String[] {"/favicon.ico", "/favicon.svg", "/apple-touch-icon.png", "/icon-512.png"}) {
            assertThat(get(icon, "identity").statusCode()).as(icon).isEqualTo(200);
        }
        assertThat(TestKeys.signedIn().get("/account").asString())
                .contains("<meta name=\"description\"")
                .doesNotContain("og:title");
    }

    @Test
    void answersToPostStreamsPicturesAndSmallTextsAreNotCompressed() {
        assertThat(ResponseCompression.isCompressible(HttpMethod.GET, "text/html;charset=UTF-8", "1024"))
                .isTrue();
        assertThat(ResponseCompression.isCompressible(HttpMethod.GET, "Application/JSON", null))
                .isTrue();
        assertThat(ResponseCompression.isCompressible(HttpMethod.GET, "text/html", "1023"))
                .isFalse();
        assertThat(ResponseCompression.isCompressible(HttpMethod.POST, "text/html", "50000"))
                .isFalse();
        assertThat(ResponseCompression.isCompressible(HttpMethod.GET, "text/event-stream", null))
                .isFalse();
        assertThat(ResponseCompression.isCompressible(HttpMethod.GET, "image/png", "50000"))
                .isFalse();
        assertThat(ResponseCompression.isCompressible(HttpMethod.GET, "application/zip", null))
                .isFalse();
        assertThat(ResponseCompression.isCompressible(HttpMethod.GET, null, null))
                .isFalse();
    }

    private HttpResponse<byte[]> get(String path, String encoding) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                        .header("Accept-Encoding", encoding)
                        .header("Authorization", path.startsWith("/api/") ? "Bearer " + TestKeys.ALL : "none")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return unpacked.readAllBytes();
        }
    }
}
