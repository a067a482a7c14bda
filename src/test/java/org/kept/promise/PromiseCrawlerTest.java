package org.kept.promise;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;

/**
 * A crawler that is not signed in follows every address from the promise page on, in a company with confidential data
 * in each feature.
 */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class PromiseCrawlerTest {

    private static final Instant NOW = Instant.parse("2024-05-29T08:31:00Z");

    /**
     * Addresses linked from the page and its documents; badges and the frame are for other sites, and nothing links to
     * them.
     */
    private static final List<String> REACHED = List.of(
            "/promise",
            "/promise.json",
            "/promise/feed.xml",
            "/promise/poster",
            "/promise/poster?size=a3",
            "/font/inter-latin.woff2",
            "/font/inter-latin-ext.woff2",
            "/favicon.svg",
            "/icon-512.png");

    private static final List<String> FOR_OTHER_SITES =
            List.of("/promise/frame", "/promise/badge.svg", "/promise/badge/minute.svg", "/robots.txt");

    /** Names, words and identifiers that must not become public. */
    private static final List<String> SECRETS = List.of(
            // Teams, sources, people and keys.
            "Quayside",
            "Lighthouse",
            "quay-source",
            "mia@example.org",
            "olaf@example.org",
            "noor-thanked@example.org",
            "Noor Tamm",
            TestKeys.EMAIL,
            TestKeys.PREFIX,
            // A customer and their words.
            "grace-4711",
            "Rude captain Smith",
            "survey-4711",
            // The mission's reasons, other measures, and what is deliberately not scored.
            "It counts who was answered",
            "Short answers would be a trick",
            "Nobody promised to be recommended",
            "Handle time",
            // Actions beyond what was said in public, exclusions and thanks.
            "A second desk for Olaf",
            "Two of five hang up",
            "The budget allows it",
            "Olaf opened it",
            "Softer chairs",
            "They are hard",
            "The harbour was flooded",
            "You kept calm in the storm");

    /** Sums and values of the KPIs behind the marks. */
    private static final Pattern NUMBERS = Pattern.compile("\\b83[12]\\d\\b|9[,.]?973|\\b83\\.\\d%|\\b0\\.83");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:href=|src=|content=|url\\(|\"url\":)\\s*[\"']?([^\"'\\s)<>]+)|(https?://[^\"'\\s)<>]+)");

    @BeforeEach
    void fillEveryFeature() {
        QuarkusMock.installMockForType(new MovingClock(NOW), Clock.class);
        TestWeeks.publishMission();
        TestEvents.push(events()).statusCode(200);
        post("/api/v1/actions", """
                {"title":"A second desk for Olaf","because":"Two of five hang up","proposal":"The budget allows it",
                 "clause":"minute","kpi":"sla","owner":"olaf@example.org","due":"2024-04-02","state":"done",
                 "origin":{"kind":"comment","source":"quay-source","id":"survey-4711"},"team":"Quayside",
                 "expect":{"kpi":"sla","direction":"up"},"outcome":"Olaf opened it","public":true,
                 "said":"Noon is too slow","did":"Another desk is open at noon"}""");
        post("/api/v1/actions", """
                {"title":"Softer chairs","because":"They are hard","state":"raised","clause":"minute"}""");
        post("/api/v1/exclusions", """
                {"from":"2024-02-05","to":"2024-02-11","category":"outage","because":"The harbour was flooded"}""");
        TestPeople.signedIn("noor-thanked@example.org", Role.MEMBER, "Quayside");
        post("/api/v1/recognitions", """
                {"to":"noor-thanked@example.org","clause":"minute","week":"2024-W20",
                 "text":"You kept calm in the storm"}""");
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("{\"on\":true,\"clauses\":[\"minute\"]}")
                .put("/api/v1/promise")
                .then()
                .statusCode(200);
    }

    @Test
    void aCrawlerFindsThePromiseAndNothingElse() {
        var reached = crawl(List.of("/promise"));
        assertThat(reached.keySet()).containsExactlyInAnyOrderElementsOf(REACHED);
        reached.putAll(crawl(FOR_OTHER_SITES));
        reached.forEach((address, answer) -> {
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.cookies()).as(address).isEmpty();
            if (isText(answer)) {
                assertThat(answer.asString()).as(address).doesNotContain(SECRETS);
                assertThat(answer.headers().toString()).as(address).doesNotContain(SECRETS);
            }
            // A drawing contains other numbers.
            if (isText(answer) && !answer.contentType().startsWith("image/")) {
                assertThat(answer.asString()).as(address).doesNotContainPattern(NUMBERS);
            }
        });
        // Shows that the search works: words said in public are there.
        for (var address : List.of("/promise", "/promise.json", "/promise/feed.xml")) {
            assertThat(Objects.requireNonNull(reached.get(address)).asString())
                    .as(address)
                    .contains("Noon is too slow", "Another desk is open at noon");
        }
    }

    /** Addresses that a stranger might try next. */
    @Test
    void whatIsBesideThePageStaysClosed() {
        for (var address : List.of(
                "/promise/settings",
                "/promise/settings/preview",
                "/promise/settings/logo",
                "/promise/badge/bag.svg",
                "/promise/badge/../../api/v1/promise",
                "/promise/..;/api/v1/promise",
                "/promise.xml",
                "/actions",
                "/recognitions",
                "/scorecards/2024-W20",
                "/api/v1/promise",
                "/api/v1/actions")) {
            var answer =
                    given().redirects().follow(false).urlEncodingEnabled(false).get(address);
            assertThat(answer.statusCode()).as(address).isIn(303, 400, 401, 403, 404);
            assertThat(answer.asString()).as(address).doesNotContain(SECRETS);
        }
    }

    /** The responses to these addresses and to all linked ones on this host, by address. */
    private static Map<String, Response> crawl(Collection<String> seeds) {
        var answers = new LinkedHashMap<String, Response>();
        var open = new ArrayDeque<>(seeds);
        while (!open.isEmpty()) {
            var address = open.remove();
            if (answers.containsKey(address)) {
                continue;
            }
            var answer = given().redirects().follow(false).get(address);
            answers.put(address, answer);
            if (isText(answer)) {
                open.addAll(addresses(answer.asString()));
            }
        }
        return answers;
    }

    private static List<String> addresses(String text) {
        var own = RestAssured.baseURI + ":" + RestAssured.port;
        return ADDRESS.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(each -> each.startsWith(own + "/") ? each.substring(own.length()) : each)
                .map(each -> each.replaceFirst("#.*", "").replace("&amp;", "&"))
                .filter(each -> each.startsWith("/") && !each.startsWith("//"))
                .distinct()
                .toList();
    }

    private static boolean isText(Response answer) {
        var type = answer.contentType();
        return type.startsWith("text/") || type.contains("json") || type.contains("xml");
    }

    /** Weeks of 83%, a contact of a team, and a customer's words. */
    private static List<JsonNode> events() {
        var events = new ArrayList<JsonNode>();
        for (var week : TestWeeks.FIRST.to(TestWeeks.LAST)) {
            var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':"
                    + (8_310 + (int) TestWeeks.FIRST.until(week) % 20) + ",'denominator':9973}";
            events.add(TestEvents.event("ferry", "sla" + week.code(), "figure", week.end() + "T00:00:00Z", data));
        }
        for (var team : List.of("Quayside", "Lighthouse")) {
            events.add(TestEvents.event(
                            "quay-source",
                            "call-" + team,
                            "contact",
                            "2024-04-10T10:00:00Z",
                            "{'outcome':'abandoned','waitSeconds':90}")
                    .put("team", team));
        }
        events.add(TestEvents.event(
                        "quay-source",
                        "survey-4711",
                        "survey",
                        "2024-04-10T10:00:00Z",
                        "{'question':'csat','score':1,'customer':'grace-4711','comment':'Rude captain Smith'}")
                .put("team", "Quayside"));
        return events;
    }

    private static void post(String address, String body) {
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(body)
                .post(address)
                .then()
                .statusCode(201);
    }
}
