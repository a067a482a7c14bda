package org.kept.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;

/** Forms sent twice, as by two clicks on a button. */
@QuarkusTest
@OnBothDatabases
class FormOnceTest {

    private static final Pattern KEY = Pattern.compile("kept_[a-z0-9]{10}_[0-9A-Za-z]{43}");
    private static final Pattern TOKEN =
            Pattern.compile("<input type=\"hidden\" name=\"csrf-token\" value=\"([A-Za-z0-9_-]{43})\">");

    private TestBrowser browser = new TestBrowser();

    @BeforeEach
    void signIn() {
        browser = TestKeys.signedIn();
    }

    @Test
    void threeClicksCreateOneKeyAndAllShowIt() {
        var name = unique();
        var answers = clicks("/keys", token("/keys"), "name", name, "scope", "read");
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream().map(FormOnceTest::key).distinct()).hasSize(1);
        assertThat(count(browser.get("/keys").asString(), "<span class=\"wrapping\">" + name + "</span>"))
                .isEqualTo(1);
        TestKeys.withKey(key(answers.get(0))).get("/api/v1/kpis").then().statusCode(200);
    }

    @Test
    void threeClicksWriteOneNoteAndAllAreRedirected() {
        var text = unique();
        var answers =
                clicks("/kpis/sla/annotations", token("/kpis/sla"), "day", "2025-11-17", "text", text, "about", "kpi");
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303));
        assertThat(answers.stream().map(answer -> answer.header("Location")).distinct())
                .hasSize(1);
        assertThat(count(TestKeys.withKey().get("/api/v1/annotations").asString(), text))
                .isEqualTo(1);
    }

    @Test
    void twoFormsWithTheSameContentAreTwo() {
        var name = unique();
        var first = send("/keys", token("/keys"), "name", name, "scope", "read");
        var second = send("/keys", token("/keys"), "name", name, "scope", "read");
        assertThat(key(first)).isNotEqualTo(key(second));
    }

    @Test
    void aFormThatWasChangedAfterBeingSentIsAnother() {
        var token = token("/keys");
        var first = send("/keys", token, "name", unique(), "scope", "read");
        var second = send("/keys", token, "name", unique(), "scope", "read");
        assertThat(key(first)).isNotEqualTo(key(second));
    }

    @Test
    void aFormThatEndedInAnErrorMayBeSentAgain() {
        var token = token("/keys");
        send("/keys", token, "name", "").then().statusCode(422);
        send("/keys", token, "name", "").then().statusCode(422).body(containsString("scope"));
    }

    @Test
    void aSecondClickOnSignInIsSignedInToo() {
        var visitor = new TestBrowser();
        var token = token(visitor.get("/login"));
        var first = visitor.postWithToken("/login", token, "email", TestKeys.EMAIL, "password", TestKeys.PASSWORD);
        var cookie = first.then().statusCode(303).extract().cookie("kept_session");
        var again = new TestBrowser();
        again.request()
                .cookie("csrf-token", visitor.cookie("csrf-token"))
                .contentType(ContentType.URLENC)
                .formParam("csrf-token", token)
                .formParam("email", TestKeys.EMAIL)
                .formParam("password", TestKeys.PASSWORD)
                .post("/login")
                .then()
                .statusCode(303)
                .header("Location", first.header("Location"))
                .cookie("kept_session", cookie);
    }

    @Test
    void nobodyElseGetsTheAnswerOfAForm() {
        var token = token("/keys");
        var name = unique();
        send("/keys", token, "name", name, "scope", "read").then().statusCode(200);
        var answer = new TestBrowser()
                .request()
                .cookie("csrf-token", browser.cookie("csrf-token"))
                .contentType(ContentType.URLENC)
                .formParam("csrf-token", token)
                .formParam("name", name)
                .formParam("scope", "read")
                .post("/keys");
        assertThat(KEY.matcher(answer.asString()).find()).isFalse();
    }

    @Test
    void everyFormOfAPageHasAnIdOfItsOwn() {
        for (var path : List.of(
                "/keys", "/people", "/account", "/kpis/sla", "/wall/links", "/mission/edit", "/data", "/figures")) {
            var page = browser.get(path).then().statusCode(200).extract().asString();
            var tokens = new ArrayList<String>();
            var found = TOKEN.matcher(page);
            while (found.find()) {
                tokens.add(found.group(1));
            }
            assertThat(tokens).as(path).hasSize(count(page, "method=\"post\""));
            assertThat(new HashSet<>(tokens)).as(path).hasSameSizeAs(tokens);
            assertThat(page).doesNotContain(String.valueOf(browser.cookie("csrf-token")));
        }
    }

    private String token(String path) {
        return token(browser.get(path));
    }

    /** The token of the last form of a page; the first one signs out. */
    private static String token(Response page) {
        var found = TOKEN.matcher(page.asString());
        var last = "";
        while (found.find()) {
            last = found.group(1);
        }
        return last;
    }

    private Response send(String path, String token, String... fields) {
        return browser.postWithToken(path, token, fields);
    }

    private List<Response> clicks(String path, String token, String... fields) {
        Callable<Response> click = () -> {
            var request = browser.request().contentType(ContentType.URLENC).formParam("csrf-token", token);
            for (var i = 0; i < fields.length; i += 2) {
                request.formParam(fields[i], fields[i + 1]);
            }
            return request.post(path);
        };
        var threads = Executors.newFixedThreadPool(3);
        try {
            return threads.invokeAll(Collections.nCopies(3, click)).stream()
                    .map(FormOnceTest::done)
                    .toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdown();
        }
    }

    private static Response done(Future<Response> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String key(Response page) {
        var found = KEY.matcher(page.asString());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String unique() {
        return "form " + UUID.randomUUID();
    }
}
