package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TwoAtATime;
import org.kept.access.http.RouteParameters;
import org.kept.access.session.SessionCookie;

/** No route reveals data outside the caller's scope. Each new route or parameter must be classified here. */
@QuarkusTest
@EmptyDatabase
class RoutesWithinReachTest {

    private static final Path TABLE = Path.of("docs/access.md");

    /** Parameters that select among data visible to everyone who may use the route. */
    private static final Set<String> FREE = Set.of(
            "act",
            "actor",
            "alert",
            "back",
            "because",
            "category",
            "hash",
            "subject",
            "by",
            "channel",
            "changed",
            "check",
            "effect",
            "clause",
            "company",
            "calendar",
            "clock",
            "counted",
            "cursor",
            "dates",
            "decimal",
            "dryrun",
            "event",
            "atomic",
            "first",
            "form",
            "format",
            "from",
            "fromTime",
            "grain",
            "kind",
            "left",
            "limit",
            "mapping",
            "next",
            "number",
            "published",
            "of",
            "onconflict",
            "page",
            "reason",
            "removed",
            "right",
            "saved",
            "sheet",
            "source",
            "span",
            "state",
            "theme",
            "to",
            "toTime",
            "type",
            "variant",
            "week",
            "year",
            "zone");

    /** Who may access the object a path parameter names, by path, in the words of the document. */
    private static final Map<String, String> OBJECTS = Map.ofEntries(
            Map.entry("/unsubscribe/{token}", "anyone with the link, which is signed"),
            Map.entry("/subscriptions/{id}", "the person's own; any other is answered as not found"),
            Map.entry("/api/v1/subscriptions/{id}", "an unlimited `admin` key"),
            Map.entry("/webhooks/{name}", "an administrator"),
            Map.entry("/api/v1/webhooks/{name}", "an unlimited `admin` key"),
            Map.entry("/alerts/{id}", "an alert that the person may see; any other is answered as not found"),
            Map.entry("/api/v1/alerts/{id}", "an alert that the caller may see; any other is answered as not found"),
            Map.entry(
                    "/actions/{id}",
                    "of the whole company, of one of the caller's teams, or raised by the caller; decided on by leads for"
                            + " their teams"),
            Map.entry("/api/v1/actions/{id}", "of the whole company or of one of the caller's teams, if they have any"),
            Map.entry("/api/v1/annotations/{id}", "of one of the caller's teams, if they have any"),
            Map.entry("/api/v1/calendars/{name}", "an administrator or an unlimited `admin` key"),
            Map.entry("/api/v1/customers/{id}", "an unlimited `admin` key"),
            Map.entry(
                    "/api/v1/event-types/{code}",
                    "any `read` key that is not limited to some teams or KPIs; an unlimited `admin` key to change it"),
            Map.entry(
                    "/api/v1/events/{source}/{id}",
                    "an event that the caller may see; any other is answered as not found"),
            Map.entry(
                    "/api/v1/exclusions/{id}",
                    "of the whole company, or of a team and a KPI that the caller may see; any other is answered as not"
                            + " found"),
            Map.entry("/api/v1/hooks/{name}", "an unlimited `admin` key"),
            Map.entry("/api/v1/imports/schedules/{name}", "an administrator or an unlimited `admin` key"),
            Map.entry(
                    "/api/v1/imports/{id}",
                    "an import that the caller started, or any for an unlimited `admin` key; any other is answered as not"
                            + " found"),
            Map.entry("/api/v1/keys/{prefix}", "an administrator or an unlimited `admin` key"),
            Map.entry("/api/v1/kpis/{kpi}/phases/{id}", "of one of the caller's teams, if they have any"),
            Map.entry("/api/v1/mappings/{name}", "an administrator or an unlimited `admin` key"),
            Map.entry("/api/v1/shares/{id}", "an unlimited `admin` key"),
            Map.entry("/calendars/{name}", "anyone who is signed in; changed by an administrator"),
            Map.entry("/api/v1/recognitions/{id}", "an unlimited `admin` key"),
            Map.entry("/data/checks/{id}", "a file that the caller checked; any other is answered as not found"),
            Map.entry(
                    "/data/imports/{id}",
                    "an import that the person started, or any for an administrator; any other is answered as not found"),
            Map.entry("/data/schedules/{name}", "an administrator"),
            Map.entry("/event-types/{code}", "an administrator"),
            Map.entry("/events/{source}/{id}", "an event that the caller may see; any other is answered as not found"),
            Map.entry(
                    "/exclusions/{id}",
                    "of the whole company, or of a team that the caller may see; any other is answered as not found"),
            Map.entry("/hooks/{name}", "an administrator; other systems deliver with the secret of the hook"),
            Map.entry("/invitation/{token}", "anyone with the link"),
            Map.entry("/keys/{prefix}", "an administrator"),
            Map.entry("/mappings/{name}", "anyone who may import files"),
            Map.entry("/mission/edit/{id}", "anyone who may write drafts"),
            Map.entry("/people/{id}", "an administrator"),
            Map.entry("/people/invitations/{id}", "an administrator"),
            Map.entry(
                    "/recognitions/{id}",
                    "someone who is named in it or gave it, people of the team that is named in it, or an administrator"),
            Map.entry("/setup", "anyone with the set-up link, until there is an administrator"),
            Map.entry("/share/{token}", "anyone with the link"),
            Map.entry("/shares/{id}", "a manager or an administrator"),
            Map.entry("/wall/links/{id}", "a link that the caller created, if they have teams"),
            Map.entry("/wall/{token}", "anyone with the link"),
            Map.entry(
                    "/why/{kpi}/questions/{id}",
                    "asked by someone of the caller's teams or about one of them, if they have any"));

    /** What could name a team. */
    private static final List<List<String>> QUERIES = List.of(
            List.of(),
            List.of("by=team"),
            List.of("span=1w", "by=team"),
            List.of("week=2024-W21"),
            List.of("kpi=sla", "week=2024-W21"),
            List.of("kpi=fcr", "week=2024-W21"),
            List.of("team=" + TestDataScope.OURS),
            List.of("team=" + TestDataScope.OURS, "kpi=fcr", "week=2024-W21"));

    /** For routes that read a parameter without declaring it. */
    private static final String ALL_PARAMETERS = "by=team&span=1w&week=2024-W21&kpi=fcr&team=" + TestDataScope.OURS;

    /** Collected once: it takes a while. */
    private static final class Known {
        static final List<Resource> ALL = findResources();
    }

    /** A route with its method. */
    private record Resource(Route route, Method method) {

        Set<String> asked() {
            return RouteParameters.of(method);
        }

        /** All {@link #QUERIES} with the parameters that the route reads, and all parameters at once. */
        Set<String> queries() {
            var queries = new LinkedHashSet<>(List.of(ALL_PARAMETERS));
            for (var query : QUERIES) {
                queries.add(query.stream().filter(this::reads).collect(Collectors.joining("&")));
            }
            return queries;
        }

        private boolean reads(String parameter) {
            var name = parameter.substring(0, parameter.indexOf('='));
            return asked().contains(name) && !route.path().contains("{" + name + "}");
        }

        boolean isWithinReach() {
            return method.isAnnotationPresent(ScopeChecked.class);
        }

        boolean isForKeys() {
            return route.words().stream().anyMatch(Set.of("read", "ingest", "admin")::contains);
        }

        /** The path for this KPI and the last week. */
        String address(String kpi) {
            return route.path().startsWith("/scorecards/") || route.path().contains("/scorecards/")
                    ? route.address()
                    : route.path().contains("{kpi}") ? at(kpi) : route.address();
        }

        private String at(String kpi) {
            return new Route(route.verb(), route.path().replace("{kpi}", kpi), route.words(), route.takes()).address();
        }
    }

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(new MovingClock(TestDataScope.NOW), Clock.class);
        TestDataScope.push();
    }

    @Test
    void everyParameterIsClassified() {
        var undecided = new ArrayList<String>();
        for (var each : resources()) {
            for (var name : each.asked()) {
                var classified = name.equals("team") || name.equals("kpi") || FREE.contains(name);
                if (!classified && object(each.route().path()).isEmpty()) {
                    undecided.add(each.route().row() + " " + name);
                }
            }
        }
        assertThat(undecided).isEmpty();
    }

    @Test
    void documentedObjectAccessMatchesTheTest() throws IOException {
        var rows = new ArrayList<String>();
        OBJECTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> rows.add("| `" + each.getKey() + "` | " + each.getValue() + " |"));
        // For updating the document.
        Files.write(Path.of("target/objects.md"), rows);
        assertThat(Files.readAllLines(TABLE)).containsSubsequence(rows);
        var paths = resources().stream().map(each -> each.route().path()).toList();
        assertThat(OBJECTS.keySet())
                .as("nothing is decided of what is not there")
                .allMatch(at -> paths.stream().anyMatch(path -> path.equals(at) || path.startsWith(at + "/")));
    }

    @Test
    void aLeadCannotFilterByAnotherTeam() {
        var lead = TestDataScope.somebody(Role.LEAD, TestDataScope.OURS);
        var findings = new ArrayList<String>();
        var checked = 0;
        for (var each : resources()) {
            if (!each.route().reads() || !each.asked().contains("team")) {
                continue;
            }
            checked++;
            var at = each.address("sla");
            expect(403, lead.get(at + "?team=" + TestDataScope.THEIRS), findings);
            expect(403, lead.get(at + "?team=" + TestDataScope.OURS + "&team=" + TestDataScope.THEIRS), findings);
            expectAllowed(lead.get(at + "?team=" + TestDataScope.OURS), findings);
            expectAllowed(lead.get(at), findings);
        }
        assertThat(findings).isEmpty();
        assertThat(checked).isGreaterThanOrEqualTo(12);
    }

    @Test
    void theRefusalNamesTheCallersTeams() {
        var lead = TestDataScope.somebody(Role.LEAD, TestDataScope.OURS, "Pier");
        lead.get("/?team=" + TestDataScope.THEIRS)
                .then()
                .statusCode(403)
                .body(containsString("You can see the whole company and your own teams: Pier and Quayside."));
    }

    @Test
    void noRouteRevealsAnotherTeamToLeadsAndMembers() {
        for (var role : List.of(Role.LEAD, Role.MEMBER)) {
            var leaks = read(
                    session(TestDataScope.somebody(role, TestDataScope.OURS)),
                    (at, answer) -> TestDataScope.SECRETS.stream()
                            .filter(answer::contains)
                            .map(secret -> role + " " + at + " tells " + secret)
                            .toList());
            assertThat(leaks).isEmpty();
        }
    }

    @Test
    void callersWithoutTeamsSeeAllTeams() {
        // Otherwise the test above would prove nothing.
        var visible = read(
                session(TestDataScope.somebody(Role.LEAD)),
                (at, answer) -> answer.contains(TestDataScope.THEIRS) ? List.of(at) : List.of());
        assertThat(visible)
                .contains(
                        "/",
                        "/kpis/sla",
                        "/kpis/sla/teams",
                        "/kpis/fcr/moved?by=team",
                        "/why/fcr?week=2024-W21",
                        "/events?kpi=sla&week=2024-W21",
                        "/api/v1/events?kpi=fcr&week=2024-W21",
                        "/api/v1/kpis/sla/teams",
                        "/api/v1/kpis/fcr/moved?by=team",
                        "/api/v1/scorecards/last",
                        "/wall");
    }

    @Test
    void aTeamKeyReadsOnlyItsTeam() {
        var key = TestDataScope.text("'read','ingest'", "'teams':['" + TestDataScope.OURS + "']");
        checkKeyOnEveryRoute("team", TestDataScope.OURS, TestDataScope.THEIRS, at -> TestKeys.withKey(key)
                .urlEncodingEnabled(false)
                .get(at));
        var leaks = read(new String[] {"Authorization", "Bearer " + key}, (at, answer) -> TestDataScope.SECRETS.stream()
                .filter(answer::contains)
                .map(secret -> at + " tells " + secret)
                .toList());
        assertThat(leaks).isEmpty();
    }

    @Test
    void aKpiKeyReadsOnlyItsKpi() {
        var key = TestDataScope.text("'read','ingest'", "'kpis':['fcr']");
        checkKeyOnEveryRoute("kpi", "fcr", "sla", at -> TestKeys.withKey(key)
                .urlEncodingEnabled(false)
                .get(at));
    }

    @Test
    void aLimitedKeyCannotAdminister() {
        var findings = new ArrayList<String>();
        for (var limits : List.of("'sources':['quay']", "'teams':['Quayside']", "'kpis':['fcr']")) {
            var key = TestDataScope.text("'read','ingest'", limits);
            for (var each : resources()) {
                if (each.route().words().equals(Set.of("admin"))) {
                    var request = TestKeys.withKey(key)
                            .urlEncodingEnabled(false)
                            .config(TestBrowser.sendingAsText(each.route().takes()))
                            .contentType(each.route().takes());
                    if (!each.route().reads()) {
                        request.body("{}");
                    }
                    expect(403, request.request(each.route().verb(), each.address("fcr")), findings);
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    private static void checkKeyOnEveryRoute(String name, String ours, String theirs, Function<String, Response> get) {
        var findings = new ArrayList<String>();
        for (var each : resources()) {
            if (!each.route().reads()
                    || !each.isForKeys()
                    || each.route().words().contains("admin")) {
                continue;
            }
            var path = name.equals("kpi") && each.route().path().contains("{kpi}");
            var ownKpi = each.address(name.equals("kpi") ? ours : "sla");
            if (path) {
                expect(403, get.apply(each.address(theirs)), findings);
                expectNot(403, get.apply(ownKpi), findings);
            } else if (each.asked().contains(name)) {
                expect(403, get.apply(ownKpi), findings);
                expect(403, get.apply(ownKpi + "?" + name + "="), findings);
                expect(403, get.apply(ownKpi + "?" + name + "=" + theirs), findings);
                expect(403, get.apply(ownKpi + "?" + name + "=&" + name + "=" + ours), findings);
                expect(403, get.apply(ownKpi + "?" + name + "=" + ours + "&" + name + "=" + theirs), findings);
                expectNot(403, get.apply(ownKpi + "?" + name + "=" + ours), findings);
            } else if (each.isWithinReach()) {
                expectNot(403, get.apply(ownKpi), findings);
            } else {
                expect(403, get.apply(ownKpi + "?" + name + "=" + ours), findings);
            }
        }
        assertThat(findings).isEmpty();
    }

    private static void expect(int status, Response answer, List<String> findings) {
        if (answer.statusCode() != status) {
            findings.add(answer.statusCode() + " for " + status + ": "
                    + answer.asString().lines().limit(3).toList());
        }
        if (status == 403 && answer.asString().contains(TestDataScope.THEIRS)) {
            findings.add("A refusal tells of " + TestDataScope.THEIRS);
        }
    }

    /** Expects a page, or a redirect to one. */
    private static void expectAllowed(Response answer, List<String> findings) {
        expect(answer.statusCode() == 303 ? 303 : 200, answer, findings);
    }

    private static void expectNot(int status, Response answer, List<String> findings) {
        if (answer.statusCode() == status || answer.statusCode() >= 500) {
            findings.add(answer.statusCode() + ": " + answer.asString());
        }
    }

    private static String[] session(TestBrowser browser) {
        return new String[] {"Cookie", SessionCookie.NAME + "=" + browser.cookie(SessionCookie.NAME)};
    }

    /** Reads every route with every query that could name a team; {@code look} gets the address and the body. */
    private static List<String> read(String[] credentials, BiFunction<String, String, List<String>> look) {
        var client = new TestClient();
        var found = new CopyOnWriteArrayList<String>();
        var read = resources().stream()
                .filter(each -> each.route().reads() && !each.route().path().equals("/login"))
                .toList();
        TwoAtATime.forEach(read, each -> {
            for (var kpi : each.route().path().contains("{kpi}") ? List.of("sla", "fcr") : List.of("sla")) {
                for (var query : each.queries()) {
                    var at = each.address(kpi) + (query.isEmpty() ? "" : "?" + query);
                    var answer = client.get(at, credentials);
                    assertThat(answer.statusCode()).as(at).isLessThan(500);
                    found.addAll(look.apply(at, answer.body()));
                }
            }
        });
        return found;
    }

    private static Optional<String> object(String path) {
        return OBJECTS.keySet().stream()
                .filter(each -> path.equals(each) || path.startsWith(each + "/"))
                .findFirst();
    }

    private static List<Resource> resources() {
        return Known.ALL;
    }

    private static List<Resource> findResources() {
        return ResourceMethods.all()
                .flatMap(method -> Route.of(method).map(route -> new Resource(route, method)))
                .sorted((one, other) -> Route.IN_ORDER.compare(one.route(), other.route()))
                .toList();
    }
}
