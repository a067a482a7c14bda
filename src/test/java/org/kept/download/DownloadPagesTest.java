package org.kept.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;
import org.kept.alert.AlertWatch;
import org.kept.calendar.Period;
import org.kept.hook.TestHooks;
import org.kept.kpi.Catalogue;
import org.kept.ui.DateFormatter;

/** Each page with a table or chart has its rows as files, or is named here with the reason why not. */
@QuarkusTest
@EmptyDatabase
class DownloadPagesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern TAG = Pattern.compile("\\{#([a-z]+)[ }]");
    private static final Pattern INCLUDE = Pattern.compile("\\{#include ([a-z]+/[a-z]+)\\.html");
    private static final Pattern SVG = Pattern.compile("<svg[^>]*>");
    private static final Pattern LINK = Pattern.compile("href=\"(/api/v1/[^\"]*format=(csv|xlsx))\"");
    private static final Pattern ROW_HEAD = Pattern.compile("<th scope=\"row\"[^>]*>(.*?)</th>", Pattern.DOTALL);

    private static final String WEEK = TestWeeks.LAST.code();

    /** The Tuesday after {@link TestWeeks#LAST}. */
    private static final Instant NOW = Instant.parse("2024-05-28T12:00:00Z");

    /** Pages with a table or chart but without files, by template. */
    private static final Map<String, String> WITHOUT_FILES = Map.ofEntries(
            Map.entry("access/account", "settings: the sessions of a person"),
            Map.entry("access/keys", "settings: API keys"),
            Map.entry("access/people", "settings: people and invitations"),
            Map.entry("alert/alert", "who was told of one alert: names, no numbers"),
            Map.entry("effect/exclude", "what a form would change; it is a file once it is saved"),
            Map.entry("events/event", "one event, which is a row of the file of events"),
            Map.entry("hook/hooks", "settings: hooks"),
            Map.entry("imports/imports", "the state of imports; what they brought is in the file of events"),
            Map.entry("imports/schedule", "settings: an import that repeats"),
            Map.entry("imports/schedules", "settings: imports that repeat"),
            Map.entry("imports/setup", "rows of the file that is being imported"),
            Map.entry("imports/started", "the receipt of an import"),
            Map.entry("ingest/check", "rows of the file that is being checked"),
            Map.entry("ingest/data", "the state of receiving, which is monitored by metrics"),
            Map.entry("learning/learned", "texts of the mission"),
            Map.entry("mapping/mapping", "a trial of a mapping"),
            Map.entry("mapping/mappings", "settings: mappings"),
            Map.entry("mission/versions", "versions of a text"),
            Map.entry("promise/poster", "marks for everyone, without numbers"),
            Map.entry("promise/promise", "marks for everyone, without numbers"),
            Map.entry("rollup/definition", "what a form would change; a KPI over time has a file"),
            Map.entry("rollup/settings", "what a form would change; a KPI over time has a file"),
            Map.entry("share/shares", "settings: share links"),
            Map.entry("subscription/mails", "who was sent what: names, no numbers"),
            Map.entry("subscription/subscriptions", "settings: subscriptions"),
            Map.entry("types/type", "settings: an event type"),
            Map.entry("types/types", "settings: event types"),
            Map.entry("wall/links", "settings: screen links"),
            Map.entry("wall/wall", "a screen that no one touches; the scorecard has files"),
            Map.entry("webhook/webhooks", "settings: webhooks"),
            Map.entry("workingtime/calendar", "settings: a calendar"),
            Map.entry("workingtime/calendars", "settings: calendars"),
            Map.entry("workshop/compare", "texts of two missions"));

    /**
     * A page with files.
     *
     * @param column what each row of the page begins with, in the first file; null if that is more than one thing
     * @param words the same in the words of the page
     */
    private record PageWithFiles(
            String template, String path, @Nullable String column, UnaryOperator<String> words) {

        static PageWithFiles of(String template, String path, @Nullable String column) {
            return new PageWithFiles(template, path, column, UnaryOperator.identity());
        }
    }

    private static String kpiName(String code) {
        return Catalogue.find(code).orElseThrow().name();
    }

    private static boolean pushed;

    private final AlertWatch alerts;
    private final ZoneId zone;

    @Inject
    DownloadPagesTest(AlertWatch alerts, @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.alerts = alerts;
        this.zone = zone;
    }

    @BeforeAll
    static void forget() {
        pushed = false;
    }

    /** Not before all tests: the database is emptied after that. */
    @BeforeEach
    void push() {
        QuarkusMock.installMockForType(new MovingClock(NOW), Clock.class);
        if (pushed) {
            return;
        }
        pushed = true;
        TestWeeks.publishMission();
        TestWeeks.push();
        TestEvents.push(calls()).statusCode(200);
        send("POST", "/api/v1/scorecards/" + WEEK + "/publication", "{}");
        send("PUT", "/api/v1/webhooks/watcher", "{'url':'http://127.0.0.1:1/','types':['kept.alert.opened']}");
        alerts.look();
        send("POST", "/api/v1/actions", "{'title':'A second desk','because':'People wait.','state':'raised'}");
        TestHooks.put("shop", "shopify-order", "shopify").statusCode(200);
        TestHooks.shopify("shop", TestHooks.shopifyOrder("1", "eve@example.org", "10.00"))
                .statusCode(200);
        send(
                "POST",
                "/api/v1/exclusions",
                "{'from':'2024-05-20','to':'2024-05-26','kpi':'incorrect-fulfillment-rate','category':'outage',"
                        + "'because':'The scanner was broken'}");
    }

    private static List<JsonNode> calls() {
        var events = new ArrayList<JsonNode>();
        for (var i = 0; i < 80; i++) {
            for (var day : List.of("2024-05-15", "2024-05-22")) {
                var isAbandoned = i % (day.endsWith("15") ? 4 : 3) == 0;
                events.add(TestEvents.event(
                                "desk",
                                day + "-" + i,
                                "contact",
                                day + "T10:00:00Z",
                                isAbandoned
                                        ? "{'outcome':'abandoned','waitSeconds':20}"
                                        : "{'outcome':'answered','waitSeconds':20,'handleSeconds':100}")
                        .put("team", i % 2 == 0 ? "north" : "south"));
            }
        }
        return events;
    }

    private static void send(String method, String path, String body) {
        var status = TestKeys.withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .request(method, path)
                .statusCode();
        assertThat(status).as(path).isBetween(200, 201);
    }

    private List<PageWithFiles> pages() {
        UnaryOperator<String> moment = text -> DateFormatter.moment(Instant.parse(text), zone);
        var exclusion = TestKeys.withKey().get("/api/v1/exclusions").<String>path("items[0].id");
        return List.of(
                PageWithFiles.of("action/actions", "/actions", "title"),
                PageWithFiles.of("alert/alerts", "/alerts", "title"),
                PageWithFiles.of("audit/audit", "/audit?subject=hook", "subject"),
                new PageWithFiles("effect/exclusion", "/exclusions/" + exclusion, "kpi", DownloadPagesTest::kpiName),
                new PageWithFiles("effect/exclusions", "/exclusions", "kpi", DownloadPagesTest::kpiName),
                PageWithFiles.of("events/events", "/events?kpi=abandonment-rate&week=" + WEEK + "&counted=yes", "id"),
                PageWithFiles.of("figures/figures", "/figures?week=" + WEEK, "name"),
                new PageWithFiles("hook/deliveries", "/hooks/shop/deliveries", "received", moment),
                PageWithFiles.of("hours/hours", "/kpis/abandonment-rate/hours?span=1w&to=" + WEEK, null),
                PageWithFiles.of("mission/coverage", "/mission/coverage", null),
                PageWithFiles.of(
                        "moved/moved", "/kpis/abandonment-rate/moved?from=2024-W20&to=" + WEEK + "&by=team", null),
                PageWithFiles.of("scorecard/publication", "/scorecards/" + WEEK + "/publication", "name"),
                PageWithFiles.of("scorecard/restatements", "/restatements", "name"),
                PageWithFiles.of("scorecard/scorecard", "/scorecards/" + WEEK, "name"),
                PageWithFiles.of("teams/teams", "/kpis/abandonment-rate/teams?span=1w&to=" + WEEK, "name"),
                PageWithFiles.of("trend/kpis", "/kpis", "name"),
                new PageWithFiles(
                        "trend/trend",
                        "/kpis/sla?to=2024-W20",
                        "period",
                        code -> DateFormatter.heading(Period.parse(code))),
                new PageWithFiles("webhook/deliveries", "/webhooks/watcher/deliveries", "created", moment),
                PageWithFiles.of("why/why", "/why/sla?week=" + WEEK, null));
    }

    @Test
    void eachPageWithATableOrChartHasFilesOrAReasonWhyNot() throws IOException {
        var templates = templates();
        var withFiles = new TreeSet<String>();
        pages().forEach(page -> withFiles.add(page.template()));
        assertThat(withFiles).allMatch(name -> templates.getOrDefault(name, "").contains("{#downloads "));
        var decided = new TreeSet<>(WITHOUT_FILES.keySet());
        decided.addAll(withFiles);
        // Its findings are a list.
        decided.remove("mission/coverage");
        var included = new TreeSet<String>();
        templates.values().forEach(text -> included.addAll(parts(text)));
        assertThat(templates.keySet().stream()
                        .filter(name -> !name.startsWith("tags/") && !included.contains(name))
                        .filter(name -> showsNumbers(templates, name)))
                .containsExactlyInAnyOrderElementsOf(decided);
    }

    @Test
    void theFilesOfEachPageHaveItsRows() throws IOException {
        var browser = TestKeys.signedIn();
        for (var page : pages()) {
            var html = browser.get(page.path()).asString();
            var csv = links(html, "csv");
            var xlsx = links(html, "xlsx");
            assertThat(csv).as(page.path()).isNotEmpty();
            assertThat(xlsx).as(page.path()).hasSameSizeAs(csv);
            for (var i = 0; i < csv.size(); i++) {
                var records = csv(browser, csv.get(i));
                assertThat(records).as(csv.get(i)).hasSizeGreaterThan(1);
                assertThat(firstColumn(browser, xlsx.get(i)))
                        .as(xlsx.get(i))
                        .isEqualTo(records.stream().map(record -> record.get(0)).toList());
            }
            if (page.column() != null) {
                checkRows(page, html, csv(browser, csv.get(0)));
            }
        }
    }

    private static void checkRows(PageWithFiles page, String html, List<List<String>> records) {
        var column = records.get(0).indexOf(page.column());
        assertThat(column).as(page.path() + " " + page.column()).isNotNegative();
        var rows = records.stream()
                .skip(1)
                .map(record -> record.get(column))
                .filter(value -> !value.isEmpty())
                .map(value -> plain(page.words().apply(value)))
                .toList();
        var heads = ROW_HEAD.matcher(html)
                .results()
                .map(each -> plain(each.group(1)))
                .toList();
        assertThat(heads).as(page.path()).isNotEmpty().allSatisfy(head -> assertThat(rows)
                .anyMatch(head::contains));
    }

    @Test
    void theListOfKpisHasTheNumbersOfThePage() {
        var browser = TestKeys.signedIn();
        var html = browser.get("/kpis").asString();
        var records = csv(browser, links(html, "csv").get(0));
        var names = ROW_HEAD.matcher(html).results().map(each -> plain(each.group(1)));
        assertThat(column(records, "name")).containsExactlyElementsOf(names.toList());
        var sla = column(records, "kpi").indexOf("sla");
        assertThat(html).contains("60.0%");
        assertThat(column(records, "week").get(sla)).isEqualTo(WEEK);
        assertThat(column(records, "value").get(sla)).isEqualTo("0.6");
        assertThat(column(records, "clause").get(sla)).isEqualTo("minute");
        var quiet = column(records, "kpi").indexOf("nps");
        assertThat(column(records, "value").get(quiet)).isEmpty();
        assertThat(column(records, "why").get(quiet)).isNotEmpty();
        assertThat(column(records, "notScored").get(quiet)).isEqualTo("true");
    }

    @Test
    void theFileOfATrendHasItsForecastAndTheLimitsOfThePage() {
        var browser = TestKeys.signedIn();
        var series =
                TestKeys.withKey().get("/api/v1/kpis/sla/series?to=2024-W20").as(JsonNode.class);
        var records = csv(
                browser,
                links(browser.get("/kpis/sla?to=2024-W20").asString(), "csv").get(0));
        var last = records.size() - 2;
        assertThat(column(records, "period").subList(last - 1, last + 1)).containsExactly("2024-W20", WEEK);
        for (var member : List.of("expected", "low", "high", "chanceOfMissing")) {
            var forecast = column(records, "next." + member);
            assertThat(Double.parseDouble(forecast.get(last)))
                    .isEqualTo(series.path("next").path(member).doubleValue());
            assertThat(forecast.subList(0, last)).containsOnly("");
        }
        assertThat(column(records, "value").get(last)).isEmpty();
        // Without the outlier of the week after, as on the page.
        var limits =
                TestKeys.withKey().get("/api/v1/kpis/sla/series?to=2024-W20").<List<Float>>path("points.lower");
        assertThat(Double.parseDouble(column(records, "lower").get(0))).isGreaterThan(limits.get(0) + 0.001);
        var all = csv(browser, "/api/v1/kpis/sla/series?format=csv");
        var row = column(all, "period").indexOf("2024-W22");
        assertThat(row).as("the week in progress, which is among the points").isEqualTo(all.size() - 2);
        assertThat(column(all, "next.expected").get(row)).isNotEmpty();
    }

    @Test
    void aFileHasTheFilterOfItsPageAndAllPages() {
        var browser = TestKeys.signedIn();
        var path = "/events?kpi=abandonment-rate&week=" + WEEK;
        var all = csv(browser, links(browser.get(path).asString(), "csv").get(0));
        var counted = csv(
                browser,
                links(browser.get(path + "&counted=yes").asString(), "csv").get(0));
        assertThat(all).hasSize(81);
        assertThat(counted).hasSize(28);
        TestKeys.withKey()
                .get("/api/v1/events?counted=yes")
                .then()
                .statusCode(400)
                .body("detail", equalTo("counted requires kpi and week."));
        for (var list : List.of("/api/v1/audit", "/api/v1/exclusions", "/api/v1/hooks/shop/deliveries")) {
            TestKeys.withKey()
                    .get(list + "?format=csv&limit=1")
                    .then()
                    .statusCode(400)
                    .body("detail", equalTo("With format, all rows are sent. Leave limit out."));
        }
        var published = csv(browser, "/api/v1/audit?format=csv&act=mission.published");
        assertThat(column(published, "act")).containsOnly("mission.published");
    }

    private static Map<String, String> templates() throws IOException {
        var templates = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".html")).toList()) {
                var name = TEMPLATES.relativize(file).toString().replace(".html", "");
                templates.put(name, Files.readString(file));
            }
        }
        return templates;
    }

    /** The tags and templates that a template uses; the layout has no tables. */
    private static List<String> parts(String text) {
        var tags = TAG.matcher(text).results().map(each -> "tags/" + each.group(1));
        var templates = INCLUDE.matcher(text).results().map(each -> each.group(1));
        return Stream.concat(tags, templates)
                .filter(name -> !name.equals("ui/layout"))
                .toList();
    }

    /** Whether it shows a table, or a drawing that is no mere mark beside words. */
    private static boolean showsNumbers(Map<String, String> templates, String name) {
        @Nullable String text = templates.get(name);
        return text != null
                && (text.contains("<table")
                        || SVG.matcher(text).results().anyMatch(svg -> !svg.group()
                                .contains("aria-hidden"))
                        || parts(text).stream().anyMatch(part -> !part.equals(name) && showsNumbers(templates, part)));
    }

    private static List<String> links(String html, String format) {
        return LINK.matcher(html.replace("&amp;", "&"))
                .results()
                .filter(each -> each.group(2).equals(format))
                .map(each -> each.group(1))
                .toList();
    }

    /** The text without markup and with usual blanks. */
    private static String plain(String html) {
        return html.replaceAll("<[^>]+>", "")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replace('\u00a0', ' ')
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static List<List<String>> csv(TestBrowser browser, String link) {
        var answer = browser.request().urlEncodingEnabled(false).get(link);
        answer.then().statusCode(200);
        var text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        return CsvReader.builder().ofCsvRecord(text.substring(1)).stream()
                .map(record -> List.copyOf(record.getFields()))
                .toList();
    }

    private static List<String> column(List<List<String>> records, String name) {
        var column = records.get(0).indexOf(name);
        assertThat(column).as(name).isNotNegative();
        return records.stream().skip(1).map(record -> record.get(column)).toList();
    }

    private static List<String> firstColumn(TestBrowser browser, String link) throws IOException {
        var answer = browser.request().urlEncodingEnabled(false).get(link);
        answer.then().statusCode(200);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.asByteArray()))) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.getCellText(0))
                    .toList();
        }
    }
}
