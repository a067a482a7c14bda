package org.kept.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TwoAtATime;
import org.kept.access.people.PersonService;
import org.kept.access.person.NewPerson;
import org.kept.access.session.SessionCookie;
import org.kept.access.session.SessionService;
import org.kept.problem.ProblemResponder;

/** Checks that the tables of {@code docs/access.md} match the code, and tries every route with every role and scope. */
@QuarkusTest
class EveryRouteTest {

    /** A caller; {@code credentials} are headers of a request. */
    private record Caller(String name, Set<String> words, boolean byCookie, Supplier<String[]> credentials) {}

    private static final Path TABLE = Path.of("docs/access.md");

    /** Routes of the framework, and those below the resources. */
    private static final List<Route> FRAMEWORK_ROUTES = List.of(
            Route.open("/hooks/{name}"),
            new Route("POST", "/hooks/{name}", Set.of(), MediaType.APPLICATION_JSON),
            new Route("POST", "/unsubscribe/{token}", Set.of(), MediaType.APPLICATION_FORM_URLENCODED),
            Route.open("/promise"),
            Route.open("/promise.json"),
            Route.open("/promise/badge.svg"),
            Route.open("/promise/badge/{clause}.svg"),
            Route.open("/promise/feed.xml"),
            Route.open("/promise/frame"),
            Route.open("/promise/logo"),
            Route.open("/promise/poster"),
            Route.open("/robots.txt"),
            Route.open("/q/health"),
            Route.open("/q/metrics"),
            Route.open("/q/openapi"),
            Route.open("/q/swagger-ui/", Permissions.ADMINISTRATOR));

    @Inject
    PersonService people;

    @Inject
    SessionService sessions;

    private final TestClient client = new TestClient();

    @Test
    void documentedPermissionsMatchTheRoles() throws IOException {
        var titles = Arrays.stream(Role.values()).map(Role::title).toList();
        var rows = new ArrayList<>(List.of("| | " + String.join(" | ", titles) + " |"));
        for (var permission : Permission.values()) {
            var cells = Arrays.stream(Role.values())
                    .map(role -> role.allows(permission) ? "yes" : "–")
                    .toList();
            rows.add("| " + permission.means() + " (`" + String.join("`, `", permission.authorities()) + "`) | "
                    + String.join(" | ", cells) + " |");
        }
        assertThat(Files.readAllLines(TABLE)).containsSubsequence(rows);
    }

    @Test
    void documentedRoutesMatchTheCode() throws IOException {
        var table = Files.readAllLines(TABLE).stream()
                .filter(line -> line.matches("\\| `[A-Z]+ /.*"))
                .toList();
        var rows = routes().map(Route::row).toList();
        // For updating the document.
        Files.write(Path.of("target/routes.md"), rows);
        assertThat(table).containsExactlyElementsOf(rows);
    }

    @Test
    void everyRouteAllowsExactlyItsRoles() {
        var token = new TestBrowser();
        token.get("/login");
        var csrf = String.valueOf(token.cookie("csrf-token"));
        var routes = routes().toList();
        var wrong = new CopyOnWriteArrayList<String>();
        // By caller: some calls end all sessions of the caller, and none those of another.
        TwoAtATime.forEach(
                callers("csrf-token=" + csrf),
                caller -> routes.forEach(route -> {
                    var answer = call(route, caller, csrf);
                    if (isRefused(answer) == mayUse(caller, route) || answer.statusCode() >= 500) {
                        wrong.add(caller.name() + " " + route.row() + " → " + answer.statusCode());
                    }
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRouteOfTheApiRefusesUnknownParameters() {
        var lenient = routes().filter(route -> route.path().startsWith("/api/"))
                .filter(route -> !refusesUnknownParameter(route))
                .map(Route::row)
                .toList();
        assertThat(lenient).isEmpty();
    }

    @Test
    void noRouteOfTheApiFailsWithoutABody() {
        var failing = new ArrayList<String>();
        routes().filter(route -> route.path().startsWith("/api/") && !route.reads())
                .forEach(route -> Stream.of("", " ", "null", "[]", "0").forEach(body -> {
                    var answer = TestKeys.withKey()
                            .config(TestBrowser.sendingAsText(MediaType.APPLICATION_JSON))
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(body)
                            .request(route.verb(), route.address());
                    if (answer.statusCode() >= 500) {
                        failing.add(route.row() + " with '" + body + "' → " + answer.statusCode());
                    }
                }));
        assertThat(failing).isEmpty();
    }

    /** A browser keeps the address of a form after an error, and asks for it when the page is reloaded. */
    @Test
    void theAddressOfEveryFormLeadsToThePageAboveIt() {
        var pages = routes().filter(route -> !ProblemResponder.isApiPath(route.path()))
                .toList();
        var readable = pages.stream().filter(Route::reads).map(Route::path).collect(Collectors.toSet());
        var formsOnly =
                pages.stream().filter(route -> !readable.contains(route.path())).toList();
        assertThat(formsOnly).hasSizeGreaterThan(30);
        assertThat(formsOnly).allSatisfy(route -> {
            var address = route.address();
            var answer =
                    given().redirects().follow(false).urlEncodingEnabled(false).get(address + "?week=last");
            assertThat(answer.statusCode()).as(route.path()).isEqualTo(303);
            assertThat(answer.header("Location")).endsWith(pageAbove(route.path(), address, readable) + "?week=last");
        });
    }

    private static String pageAbove(String path, String address, Set<String> readable) {
        var template = path;
        var above = address;
        do {
            template = template.substring(0, Math.max(1, template.lastIndexOf('/')));
            above = above.substring(0, Math.max(1, above.lastIndexOf('/')));
        } while (!readable.contains(template));
        return above;
    }

    private static boolean refusesUnknownParameter(Route route) {
        var request = TestKeys.withKey();
        if (!route.reads() && !route.verb().equals("DELETE")) {
            request.config(TestBrowser.sendingAsText(route.takes()))
                    .contentType(route.takes())
                    .body("{}");
        }
        var answer = request.request(route.verb(), route.address() + "?tema=north");
        return answer.statusCode() == 400 && answer.asString().contains("parameter.unknown");
    }

    private static Stream<Route> routes() {
        return Stream.concat(ResourceMethods.all().flatMap(Route::of), FRAMEWORK_ROUTES.stream())
                .sorted(Route.IN_ORDER);
    }

    private List<Caller> callers(String token) {
        var all = new ArrayList<Caller>();
        all.add(new Caller("nobody", Set.of(), false, () -> new String[] {"Cookie", token}));
        for (var role : Role.values()) {
            var wanted = new NewPerson(
                    "Walker", role.code() + UUID.randomUUID() + "@example.org", "boots and a long stick", role);
            var person = QuarkusTransaction.requiringNew().call(() -> people.create(wanted));
            // A new session per call: some calls end sessions.
            all.add(new Caller(role.code(), role.authorities(), true, () ->
                    new String[] {"Cookie", token + "; " + SessionCookie.NAME + "=" + sessions.start(person)}));
        }
        for (var scope : Scope.values()) {
            var key = TestKeys.keyWith(scope.code());
            all.add(new Caller("key " + scope.code(), Set.of(scope.code()), false, () ->
                    new String[] {"Cookie", token, "Authorization", "Bearer " + key}));
        }
        return all;
    }

    private static boolean mayUse(Caller caller, Route route) {
        if (route.isOpen()) {
            return true;
        }
        var written = ProblemResponder.isApiPath(route.path()) && !route.reads();
        return caller.words().stream().anyMatch(route.words()::contains) && !(caller.byCookie() && written);
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        var status = answer.statusCode();
        return status == 401
                || status == 403
                || (status == 303
                        && answer.headers().firstValue("Location").orElse("").contains("/login?next="));
    }

    private HttpResponse<String> call(Route route, Caller caller, String csrf) {
        var credentials = caller.credentials().get();
        var address = route.address();
        if (route.reads()) {
            return client.get(address, credentials);
        }
        return switch (route.takes()) {
            case MediaType.APPLICATION_FORM_URLENCODED ->
                client.sendForm(route.verb(), address, List.of(new TestClient.Field("csrf-token", csrf)), credentials);
            case MediaType.MULTIPART_FORM_DATA -> TestClient.upload(route.verb(), address, csrf, "", credentials);
            default -> client.send(route.verb(), address, route.takes(), "{}", credentials);
        };
    }
}
