package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TwoAtATime;
import org.kept.access.http.RouteParameters;
import org.kept.access.people.PersonService;
import org.kept.access.person.NewPerson;
import org.kept.access.session.SessionCookie;
import org.kept.access.session.SessionService;
import org.kept.problem.ProblemResponder;

/** No parameter or form value is executed by the browser, the database, a template or the protocol. */
@QuarkusTest
@OnBothDatabases
class InjectionTest {

    private static final String MARKUP = "'\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    private static final String TEMPLATE =
            "{1000003*7}{{1000003*7}}${1000003*7}#{1000003*7}{inject:csrf.token}{#include ui/layout /}";
    private static final String HEADER = "a\r\nX-Evil: 1\r\nSet-Cookie: evil=1";

    /** Values tried for every parameter. */
    private static final List<String> CORPUS = List.of(
            MARKUP + TEMPLATE,
            "' or '1'='1'; drop table event; --",
            "../../../../etc/passwd",
            HEADER,
            "\0\u202e\ud800",
            "=cmd|' /C calc'!A1",
            "9".repeat(3000),
            "999999999",
            "-2147483648",
            "+999999999-12-31",
            "-999999999-01-01",
            "9999-12-31",
            "+99999-W01",
            "1e400",
            "NaN");

    /** Malformed percent-encodings. */
    private static final List<String> BROKEN = List.of("%C0%AE%C0%AE%2F", "%ff%fe", "%ED%A0%80");

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{\\w+}");

    private record Resource(Route route, Method method) {

        boolean isForPrograms() {
            return ProblemResponder.isApiPath(route.path());
        }
    }

    @Inject
    PersonService people;

    @Inject
    SessionService sessions;

    private final TestClient client = new TestClient();

    @Test
    void noUrlParameterIsExecuted() {
        var person = administrator();
        var findings = new CopyOnWriteArrayList<String>();
        var requests = new AtomicInteger();
        TwoAtATime.forEach(reading(), each -> {
            var session = sessions.start(person);
            for (var query : queries(each)) {
                requests.incrementAndGet();
                inspect(each + " " + query, client.get(query, credentials(each, session)), findings);
            }
            if (sessions.find(session).isEmpty()) {
                findings.add("it ended the session, and hid the rest: " + each);
            }
        });
        assertThat(findings).isEmpty();
        assertThat(requests.get()).isGreaterThan(1000);
    }

    @Test
    void noFormValueIsExecutedOnInputOrLater() {
        var person = administrator();
        var token = new TestBrowser();
        token.get("/login");
        var csrf = String.valueOf(token.cookie("csrf-token"));
        var findings = new CopyOnWriteArrayList<String>();
        var writing = resources().filter(one -> !one.route().reads()).toList();
        TwoAtATime.forEach(writing, each -> {
            var session = sessions.start(person);
            for (var text : CORPUS) {
                // Some calls end sessions.
                session = sessions.find(session).isPresent() ? session : sessions.start(person);
                inspect(each + " " + text, send(each, session, csrf, text), findings);
            }
        });
        storeHostileText();
        TwoAtATime.forEach(
                reading(),
                each -> inspect(
                        "kept " + each,
                        client.get(each.route().address(), credentials(each, sessions.start(person))),
                        findings));
        var session = sessions.start(person);
        for (var page : List.of("/events", "/mission/edit", "/kpis/aht/teams", "/kpis/aht?team=" + encoded(MARKUP))) {
            inspect("kept " + page, client.get(page, "Cookie", cookie(session)), findings);
        }
        assertThat(findings).isEmpty();
        assertThat(client.get("/events", "Cookie", cookie(session)).body()).contains("&lt;script&gt;alert(1)");
    }

    private static List<Resource> reading() {
        return resources().filter(one -> one.route().reads()).toList();
    }

    /** Stores hostile text as an integration could, for all pages to show. */
    private static void storeHostileText() {
        var text = (MARKUP + TEMPLATE).replace("\\", "\\\\").replace("\"", "\\\"");
        var shorter = MARKUP.replace("\"", "\\\"");
        var event = "{\"id\":\"" + shorter + UUID.randomUUID() + "\",\"source\":\"" + shorter
                + "\",\"type\":\"contact\",\"team\":\"" + shorter + "\",\"channel\":\"" + shorter
                + "\",\"time\":\"2026-06-01T09:00:00Z\",\"data\":{\"outcome\":\"answered\",\"waitSeconds\":5,"
                + "\"handleSeconds\":5,\"" + shorter + "\":\"" + text + "\"}}";
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(event)
                .post("/api/v1/events")
                .then()
                .statusCode(200);
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("{\"from\":\"2026-06-01\",\"text\":\"" + text + "\"}")
                .post("/api/v1/annotations")
                .then()
                .statusCode(201);
    }

    private static void inspect(String what, HttpResponse<String> answer, List<String> findings) {
        var body = answer.body();
        var headers = answer.headers();
        if (answer.statusCode() >= 500) {
            findings.add(answer.statusCode() + " " + what);
        }
        if (headers.firstValue("X-Evil").isPresent()
                || headers.allValues("Set-Cookie").stream().anyMatch(cookie -> cookie.startsWith("evil="))) {
            findings.add("a header of its own: " + what);
        }
        if (body.contains("7000021") || body.contains("root:x:")) {
            findings.add("it was run: " + what);
        }
        var isPage = headers.firstValue("Content-Type").orElse("none").startsWith("text/html");
        if (isPage && (body.contains("<script>alert(1)") || body.contains("<img src=x"))) {
            findings.add("it was not escaped: " + what);
        }
        if (answer.statusCode() != 204
                && !body.isEmpty()
                && headers.firstValue("X-Content-Type-Options").isEmpty()) {
            findings.add("it may be taken for another type: " + what);
        }
    }

    private static List<String> queries(Resource each) {
        var path = each.route().address();
        var all = new ArrayList<String>();
        var texts = Stream.concat(CORPUS.stream().map(InjectionTest::encoded), BROKEN.stream())
                .toList();
        for (var name : RouteParameters.of(each.method())) {
            if (!each.route().path().contains("{" + name + "}")) {
                texts.forEach(text -> all.add(path + "?" + name + "=" + text));
            }
        }
        if (each.route().path().contains("{")) {
            texts.stream()
                    .filter(text -> text.length() < 2000)
                    .forEach(text ->
                            all.add(PATH_PARAMETER.matcher(each.route().path()).replaceAll(text.replace("$", "%24"))));
        }
        return all;
    }

    private HttpResponse<String> send(Resource each, String session, String csrf, String text) {
        var verb = each.route().verb();
        var address = each.route().address();
        var credentials = each.isForPrograms()
                ? credentials(each, session)
                : new String[] {"Cookie", cookie(session) + "; csrf-token=" + csrf};
        return switch (each.route().takes()) {
            case MediaType.APPLICATION_FORM_URLENCODED -> {
                var fields = new ArrayList<>(List.of(new TestClient.Field("csrf-token", csrf)));
                fields(each.method()).forEach(name -> fields.add(new TestClient.Field(name, text(name, text))));
                yield client.sendForm(verb, address, fields, credentials);
            }
            case MediaType.MULTIPART_FORM_DATA -> TestClient.upload(verb, address, csrf, text, credentials);
            default -> {
                var name = text.replace("\"", "\\\"").replaceAll("\\p{Cntrl}", "");
                yield client.send(verb, address, each.route().takes(), "{\"name\":\"" + name + "\"}", credentials);
            }
        };
    }

    /** Passes validation of the lifetime, which would otherwise hide the other fields. */
    private static String text(String field, String text) {
        return field.equals("lifetime") && !text.startsWith("9") ? "day" : text;
    }

    private static List<String> fields(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(InjectionTest::field)
                .toList();
    }

    private static Stream<String> field(Parameter parameter) {
        var form = parameter.getAnnotation(RestForm.class);
        return form == null ? Stream.empty() : Stream.of(form.value().isEmpty() ? parameter.getName() : form.value());
    }

    private static String[] credentials(Resource each, String session) {
        return each.isForPrograms()
                ? new String[] {"Authorization", "Bearer " + TestKeys.ALL}
                : new String[] {"Cookie", cookie(session)};
    }

    private static String cookie(String session) {
        return SessionCookie.NAME + "=" + session;
    }

    private Person administrator() {
        var wanted = new NewPerson(
                "Walker", "injection-" + UUID.randomUUID() + "@example.org", "boots and a long stick", Role.ADMIN);
        return QuarkusTransaction.requiringNew().call(() -> people.create(wanted));
    }

    private static Stream<Resource> resources() {
        return ResourceMethods.all()
                .flatMap(method -> Route.of(method).map(route -> new Resource(route, method)))
                .sorted((one, other) -> Route.IN_ORDER.compare(one.route(), other.route()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
