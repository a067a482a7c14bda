package org.kept.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guarded path is guarded in every spelling. */
@QuarkusTest
class PathFilterTest {

    private static List<String> spellings(String path) {
        var last = path.lastIndexOf('/');
        var head = path.substring(0, last);
        var tail = path.substring(last + 1);
        return List.of(
                path + ";x",
                path + "%3B",
                path + "%3b=1",
                "/;x" + head + "/" + tail,
                path.replaceFirst("(/[a-z0-9]+)(/|$)", "$1;x$2"),
                head + "//" + tail,
                head + "/./" + tail,
                head + "/%2e/" + tail,
                head + "/x/../" + tail,
                head + "/x/%2E%2E/" + tail,
                head + "/%2f" + tail,
                head + "/%5c" + tail,
                path + "%2f",
                path + "%5C",
                "/" + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/swagger-ui",
                "/q/swagger-ui/index.html",
                "/api/v1/backup",
                "/api/v1/events",
                "/api/v1/keys",
                "/api/v1/audit",
                "/audit",
                "/people",
                "/data",
                "/kpis/sla"
            })
    void noSpellingOfAGuardedPathIsServed(String path) throws Exception {
        var client = HttpClient.newHttpClient();
        for (var spelling : spellings(path)) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + spelling));
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(spelling).isEqualTo(400);
        }
    }
}
