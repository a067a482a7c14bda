package org.kept.figures;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.encoded;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestKeys;

/** The figures of a week over REST; every test uses its own team. */
@QuarkusTest
@OnBothDatabases
class FiguresApiTest {

    private static final String WEEK = "2024-W10";

    private final String team = "team-" + UUID.randomUUID();
    private final String source = "urn:report:" + UUID.randomUUID();

    @Test
    void aFigureIsStoredAndReplacesTheEventsOfItsWeek() {
        push(event(source, "1", "survey", "{'question':'csat','score':5}").put("team", team));
        push(event(source, "2", "survey", "{'question':'csat','score':1}").put("team", team));
        put("{'kpi':'csat','team':'" + team + "','value':0.88,'sample':40}")
                .statusCode(200)
                .body("week", equalTo(WEEK))
                .body("figures[0].value", equalTo(0.88f))
                .body("figures[0].unchanged", equalTo(false))
                .body("figures[0].replaced.value", equalTo(0.5f))
                .body("figures[0].replaced.sample", equalTo(2.0f))
                .body("figures[0].replaced.from", equalTo("from 2\u00a0answers"));
        read().body("items.find {it.kpi == 'csat'}.value", equalTo(0.88f))
                .body("items.find {it.kpi == 'csat'}.sample", equalTo(40.0f))
                .body("items.find {it.kpi == 'csat'}.figure.source", equalTo("by-hand"))
                .body("items.find {it.kpi == 'csat'}.from", containsString("typed by key:" + TestKeys.PREFIX))
                .body("items.find {it.kpi == 'nps'}.value", nullValue())
                .body("items.find {it.kpi == 'nps'}.why", containsString("in this period"));
    }

    @Test
    void theNextFigureCorrectsItAndTheSameIsUnchanged() {
        put("{'kpi':'awt','team':'" + team + "','value':65}").statusCode(200).body("figures[0].replaced", nullValue());
        put("{'kpi':'awt','team':'" + team + "','value':70}")
                .statusCode(200)
                .body("figures[0].replaced.value", equalTo(65.0f));
        put("{'kpi':'awt','team':'" + team + "','value':70}")
                .statusCode(200)
                .body("figures[0].unchanged", equalTo(true))
                .body("figures[0].replaced", nullValue());
        put("{'kpi':'awt','team':'" + team + "','value':65}").statusCode(200);
        read().body("items.find {it.kpi == 'awt'}.value", equalTo(65.0f));
    }

    @Test
    void aTypedFigureHoldsAgainstOneWithALaterTimeThatWasSentBefore() {
        var soon = Instant.now()
                .plus(4, ChronoUnit.MINUTES)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        push(event(source, "ahead", "figure", soon, "{'kpi':'csat','week':'" + WEEK + "','value':0.5}")
                        .put("team", team))
                .body("superseded", nullValue());
        put("{'kpi':'csat','team':'" + team + "','value':0.9}")
                .statusCode(200)
                .body("figures[0].replaced.from", containsString("a ready-made figure of " + source));
        read().body("items.find {it.kpi == 'csat'}.value", equalTo(0.9f));
    }

    @Test
    void aFigureThatDoesNotHoldIsSuperseded() {
        put("{'kpi':'csat','team':'" + team + "','value':0.9}").statusCode(200);
        push(event(source, "late", "figure", "2024-03-11T08:00:00Z", "{'kpi':'csat','week':'" + WEEK + "','value':0.5}")
                        .put("team", team))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("superseded", equalTo(1));
        withKey()
                .get("/api/v1/events?kpi=csat&week=" + WEEK + "&team=" + encoded(team))
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find {it.source == 'by-hand'}.holds", equalTo(true))
                .body("items.find {it.source == '" + source + "'}.holds", equalTo(false));
        withKey().get("/api/v1/events?type=figure&team=" + encoded(team)).then().body(not(containsString("holds")));
    }

    @Test
    void aFigureOfTheWeekCoversThoseOfItsDays() {
        for (var day : List.of("2024-03-05", "2024-03-06")) {
            var half = "{'kpi':'csat','date':'" + day + "','value':0.5,'sample':4}";
            push(event(source, day, "figure", day + "T20:00:00Z", half).put("team", team))
                    .body("superseded", nullValue());
        }
        var behind = "/api/v1/events?kpi=csat&week=" + WEEK + "&team=" + encoded(team);
        withKey().get(behind).then().body("items.holds", equalTo(List.of(true, true)));
        put("{'kpi':'csat','team':'" + team + "','value':0.9}")
                .statusCode(200)
                .body("figures[0].replaced.from", equalTo("from 8\u00a0answers, with 2\u00a0ready-made figures"));
        withKey()
                .get(behind)
                .then()
                .body("items", hasSize(3))
                .body("items.findAll {it.holds}.source", equalTo(List.of("by-hand")));
    }

    @Test
    void aVoidedFigureCanBeTypedAgain() {
        put("{'kpi':'csat','team':'" + team + "','value':0.9}").statusCode(200);
        withKey()
                .urlEncodingEnabled(false)
                .delete("/api/v1/events/by-hand/" + encoded("csat:" + WEEK + ":" + team) + "?reason=mistaken")
                .then()
                .statusCode(204);
        put("{'kpi':'csat','team':'" + team + "','value':0.9}")
                .statusCode(200)
                .body("figures[0].replaced", nullValue());
        read().body("items.find {it.kpi == 'csat'}.value", equalTo(0.9f));
    }

    @Test
    void allAreStoredOrNone() {
        put("{'kpi':'csat','team':'" + team + "','value':0.9},{'kpi':'nps','team':'" + team + "','value':900}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/figures/1/value"))
                .body("errors[0].code", equalTo("value.range"));
        read().body("items.find {it.kpi == 'csat'}.value", nullValue());
    }

    @Test
    void whatIsUnknownIsRefusedWithTheNearestName() {
        put("{'kpi':'csatt','value':0.9}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/figures/0/kpi"))
                .body("errors[0].detail", containsString("Did you mean 'csat'?"));
        put("{'kpi':'csat','value':0.9,'sampel':4}")
                .statusCode(422)
                .body("errors[0].code", equalTo("member.unknown"))
                .body("errors[0].detail", containsString("Did you mean 'sample'?"));
        put("{'kpi':'csat','value':'0.9'}").statusCode(422).body("errors[0].code", equalTo("value.form"));
        put("{'kpi':'csat'}").statusCode(422).body("errors[0].code", equalTo("value.missing"));
        put("{'kpi':'csat','value':0.9},{'kpi':'csat','value':0.8}")
                .statusCode(422)
                .body("errors[0].code", equalTo("kpi.repeated"));
        body("application/json", "{}")
                .put("/api/v1/figures/" + WEEK)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("figures.missing"));
        withKey().get("/api/v1/figures/2024-10").then().statusCode(404);
    }

    @Test
    void aLimitedKeyStoresOnlyWhatItMay() {
        var key = limited("'teams':['" + team + "']");
        put(key, "{'kpi':'csat','value':0.9}").statusCode(422).body("errors[0].code", equalTo("team.forbidden"));
        put(key, "{'kpi':'csat','team':'" + team + "','value':0.9}").statusCode(200);
        put(limited("'kpis':['nps']"), "{'kpi':'csat','team':'" + team + "','value':0.8}")
                .statusCode(422)
                .body("errors[0].code", equalTo("kpi.forbidden"));
        put(limited("'sources':['shop']"), "{'kpi':'csat','team':'" + team + "','value':0.8}")
                .statusCode(422)
                .body("errors[0].code", equalTo("source.forbidden"));
        read().body("items.find {it.kpi == 'csat'}.value", equalTo(0.9f));
    }

    private static String limited(String limits) {
        return withKey()
                .contentType(ContentType.JSON)
                .body(("{'name':'limited','scopes':['ingest']," + limits + "}").replace('\'', '"'))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    @Test
    void aNumberBeyondAllIsNone() {
        put("{'kpi':'csat','team':'" + team + "','value':1e999}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/figures/0/value"));
    }

    private static ValidatableResponse put(String figures) {
        return put(TestKeys.ALL, figures);
    }

    private static ValidatableResponse put(String key, String figures) {
        return withKey(key)
                .contentType(ContentType.JSON)
                .body(("{'figures':[" + figures + "]}").replace('\'', '"'))
                .put("/api/v1/figures/" + WEEK)
                .then();
    }

    private ValidatableResponse read() {
        return withKey()
                .get("/api/v1/figures/" + WEEK + "?team=" + encoded(team))
                .then()
                .statusCode(200);
    }
}
