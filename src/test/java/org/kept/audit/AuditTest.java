package org.kept.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestKeys.withKey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;
import org.kept.database.Database;

@QuarkusTest
@OnBothDatabases
class AuditTest {

    @Inject
    Audit audit;

    @Inject
    Database database;

    @Test
    void keyChangesRecordActorAndAddress() {
        var prefix = TestKeys.keyWith("read").split("_", -1)[1];
        withKey().delete("/api/v1/keys/" + prefix).then().statusCode(204);

        var entries = about("key " + prefix);
        assertThat(entries.getList("items.act")).containsExactly("key.revoked", "key.made");
        assertThat(entries.getString("items[0].actor")).isEqualTo("key:" + TestKeys.PREFIX);
        assertThat(entries.getString("items[0].address")).isEqualTo("127.0.0.1");
        assertThat(entries.getString("items[0].before")).isEqualTo("name: for a test\nscopes: read");
        assertThat(entries.getString("items[0].after")).isNull();
        assertThat(entries.getString("items[1].after")).isEqualTo("name: for a test\nscopes: read");
    }

    @Test
    void everyStepOfAPersonIsRecorded() {
        var email = "noor-" + UUID.randomUUID() + "@example.org";
        var browser = TestPeople.signedIn(email, Role.LEAD, "berlin");
        var admin = TestKeys.signedIn();
        var id = personOf(admin, email);
        admin.post("/people/" + id, "role", "viewer").then().statusCode(303);
        browser.post("/account/sign-out-everywhere").then().statusCode(303);
        admin.post("/people/" + id + "/reset").then().statusCode(200);
        admin.post("/people/" + id + "/remove").then().statusCode(303);

        var entries = about("person " + email);
        assertThat(entries.getList("items.act"))
                .containsExactly(
                        "person.removed",
                        "password.link-made",
                        "sessions.ended",
                        "person.changed",
                        "person.joined",
                        "person.invited");
        assertThat(entries.getList("items.actor"))
                .containsExactly(TestKeys.EMAIL, TestKeys.EMAIL, email, TestKeys.EMAIL, email, TestKeys.EMAIL);
        assertThat(entries.getString("items[3].before")).isEqualTo("name: Noor Tamm\nrole: lead\nteams: berlin");
        assertThat(entries.getString("items[3].after")).isEqualTo("name: Noor Tamm\nrole: viewer");
    }

    @Test
    void correctionsAndVoidsRecordBeforeAfterAndReason() {
        var id = "aud-" + UUID.randomUUID();
        push(survey(id, 3, "slow"), "");
        push(survey(id, 5, "quick"), "?onconflict=correct");
        withKey()
                .queryParam("reason", "Counted twice")
                .delete("/api/v1/events/phone/" + id)
                .then()
                .statusCode(204);
        push(survey(id, 1, "again"), "");

        var entries = about("event phone/" + id);
        assertThat(entries.getList("items.act")).containsExactly("event.voided", "event.corrected");
        assertThat(entries.getString("items[0].note")).isEqualTo("Counted twice");
        assertThat(entries.getString("items[0].before"))
                .contains("revision: 2", "data.score: 5", "data.comment: (kept with the event)")
                .doesNotContain("quick");
        assertThat(entries.getString("items[1].before"))
                .isEqualTo("revision: 1\ndata.comment: (kept with the event)\ndata.score: 3");
        assertThat(entries.getString("items[1].after"))
                .isEqualTo("revision: 2\ndata.comment: (kept with the event)\ndata.score: 5");
    }

    @Test
    void dryRunsAndRejectionsAreNotRecorded() {
        var id = "aud-" + UUID.randomUUID();
        push(survey(id, 3, "a"), "");
        push(survey(id, 4, "b"), "?onconflict=correct&dryrun=true");
        push(survey(id, 4, "b"), "");
        assertThat(about("event phone/" + id).getList("items")).isEmpty();
    }

    @Test
    void removedPhasesKeepTheirReasonInTheTrail() {
        var week = "2024-W11";
        var phase = withKey()
                .contentType(ContentType.JSON)
                .body("{\"from\":\"" + week + "\",\"because\":\"New telephone system\"}")
                .post("/api/v1/kpis/ces/phases")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        withKey().delete("/api/v1/kpis/ces/phases/" + phase).then().statusCode(204);
        var entries = about("kpi ces");
        assertThat(entries.getString("items[0].act")).isEqualTo("phase.removed");
        assertThat(entries.getString("items[0].before")).contains("because: New telephone system");
        assertThat(entries.getString("items[1].act")).isEqualTo("phase.begun");
    }

    @Test
    void settingsRecordBeforeAndAfter() {
        set(45);
        set(30);
        var entries = about("kpi abandonment-rate");
        assertThat(entries.getString("items[0].act")).isEqualTo("setting.changed");
        assertThat(entries.getString("items[0].before")).contains("within: 45 s");
        assertThat(entries.getString("items[0].after")).contains("within: 30 s").contains("from: 2026-W40");
    }

    @Test
    void rolledBackChangesAreNotRecorded() {
        var subject = "test " + UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    audit.record(AuditChange.added(AuditAction.KEY_MADE, subject, "never"));
                    throw new IllegalStateException("undone");
                }))
                .hasMessageContaining("undone");
        assertThatThrownBy(() -> audit.record(AuditChange.added(AuditAction.KEY_MADE, subject, "never")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(about(subject).getList("items")).isEmpty();
    }

    @Test
    void concurrentWritersExtendOneChain() {
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 10).forEach(i -> QuarkusTransaction.requiringNew()
                                .run(() -> audit.record(
                                        AuditChange.added(AuditAction.NOTE_ADDED, "together", writer + " " + i))))))
                .toList();
        writers.forEach(CompletableFuture::join);
        assertThat(audit.verify().broken()).isNull();
        assertThat(about("together").getList("items.after"))
                .doesNotHaveDuplicates()
                .hasSize(80);
    }

    @Test
    void aTamperedEntryBreaksTheChain() {
        var subject = "touched " + UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(AuditChange.added(AuditAction.NOTE_ADDED, subject, "as it was")));
        var number = about(subject).getLong("items[0].number");
        check().then().body("intact", equalTo(true)).body("why", nullValue());
        var hash = about(subject).getString("items[0].hash");
        withKey()
                .get("/api/v1/audit/check?number=" + number + "&hash=" + hash)
                .then()
                .body("intact", equalTo(true));

        tamper("after_text", "as it was not", number);
        check().then()
                .body("intact", equalTo(false))
                .body("why", equalTo("Verification failed: entry " + number + " does not match its hash."));
        TestKeys.signedIn()
                .get("/audit?check=yes")
                .then()
                .body(containsString("Verification failed: entry " + number + " does not match its hash."));
        tamper("after_text", "as it was", number);
        check().then().body("intact", equalTo(true));
        withKey()
                .get("/api/v1/audit/check?number=" + number + "&hash=" + "0".repeat(64))
                .then()
                .body("intact", equalTo(false))
                .body("why", containsString("was rewritten"));
    }

    @Test
    void thePageFiltersByActorActionAndTime() {
        var subject = "<b>page</b> " + UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        new Actor("-cmd()", "192.0.2.9", "r7"),
                        List.of(AuditChange.changed(
                                        AuditAction.WALL_LINK_MADE,
                                        subject,
                                        "name: a\nkept: same",
                                        "name: b\nkept: same")
                                .withReason("<i>why</i>"))));
        var admin = TestKeys.signedIn();
        admin.get("/audit?act=wall-link.made&actor=-cmd()")
                .then()
                .statusCode(200)
                .body(containsString("&lt;b&gt;page"))
                .body(containsString("&lt;i&gt;why"))
                .body(containsString("<li>name: a</li>"))
                .body(containsString("<li>name: b</li>"))
                .body(not(containsString("<li>kept: same</li>")));
        admin.get("/audit?from=1990-01-01&to=1990-01-02")
                .then()
                .statusCode(200)
                .body(containsString("No entries match these filters."));
        admin.get("/api/v1/audit?format=csv&actor=-cmd()")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("kept-audit.csv"))
                .header("Cache-Control", "no-store")
                .body(containsString("'-cmd(),192.0.2.9,r7,wall-link.made"));
    }

    @Test
    void malformedParametersAreRejected() {
        for (var query : List.of(
                "act=nothing", "from=yesterday", "to=2026-13-01", "cursor=x", "limit=0", "limit=1001", "limit=many")) {
            withKey().get("/api/v1/audit?" + query).then().statusCode(400);
        }
        withKey().get("/api/v1/audit/check?number=1").then().statusCode(400);
        withKey().get("/api/v1/audit/check?number=one&hash=x").then().statusCode(400);
    }

    @Test
    void theCursorContinuesTheList() {
        IntStream.range(0, 5).forEach(i -> QuarkusTransaction.requiringNew()
                .run(() -> audit.record(AuditChange.added(AuditAction.NOTE_ADDED, "paged", "" + i))));
        var first = withKey().get("/api/v1/audit?subject=paged&limit=3").jsonPath();
        assertThat(first.getList("items.after")).containsExactly("4", "3", "2");
        var second = withKey()
                .get("/api/v1/audit?subject=paged&limit=3&cursor=" + first.getString("nextCursor"))
                .jsonPath();
        assertThat(second.getList("items.after")).containsExactly("1", "0");
        assertThat(second.getString("nextCursor")).isNull();
    }

    private void tamper(String column, String text, long number) {
        database.run(connection -> {
            try (var update =
                    connection.prepareStatement("update audit_entry set " + column + " = ? where number = ?")) {
                update.setString(1, text);
                update.setLong(2, number);
                update.executeUpdate();
            }
        });
    }

    private static io.restassured.response.Response check() {
        return withKey().get("/api/v1/audit/check");
    }

    private static JsonPath about(String subject) {
        return withKey()
                .queryParam("subject", subject)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String personOf(TestBrowser admin, String email) {
        var page = admin.get("/people").asString();
        var at = page.indexOf("/people/", page.indexOf(email)) + "/people/".length();
        return page.substring(at, at + 36);
    }

    private static String survey(String id, int score, String comment) {
        return "{\"id\":\"" + id + "\",\"source\":\"phone\",\"type\":\"survey\",\"time\":\"2026-06-01T09:00:00Z\","
                + "\"data\":{\"question\":\"csat\",\"score\":" + score + ",\"comment\":\"" + comment + "\"}}";
    }

    private static void push(String event, String query) {
        withKey().contentType(ContentType.JSON).body(event).post("/api/v1/events" + query);
    }

    private static void set(int seconds) {
        withKey()
                .contentType(ContentType.JSON)
                .body("{\"withinSeconds\":" + seconds + ",\"from\":\"2026-W40\"}")
                .put("/api/v1/kpis/abandonment-rate/settings")
                .then()
                .statusCode(200);
    }
}
