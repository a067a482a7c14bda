package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.TIME;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A delivery states whether it was late, or when it was promised and delivered. */
@QuarkusTest
class DeliveriesTest {

    private static final String EVENTS = "/api/v1/events";
    private static final String IN_TIME =
            "'promisedBy':'2024-03-04T12:00:00+01:00','deliveredAt':'2024-03-04T11:00:00Z'";
    private static final String LATE = "'promisedBy':'2024-03-04T12:00:00+01:00','deliveredAt':'2024-03-04T11:00:01Z'";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                            | late.missing /data/late
        {'late':'yes'}                                | late.form /data/late
        {'promisedBy':'2024-03-04T12:00:00Z'}         | deliveredAt.missing /data/deliveredAt
        {'deliveredAt':'2024-03-04T12:00:00Z'}        | promisedBy.missing /data/promisedBy
        {'promisedBy':'noon','deliveredAt':7}         | promisedBy.form /data/promisedBy, deliveredAt.form /data/deliveredAt
        {'promisedBy':'2024-03-04T12:00:00','late':true} | promisedBy.form /data/promisedBy
        {'promisedBy':'2999-01-01T00:00:00Z','deliveredAt':'2999-01-01T00:00:00Z'} | deliveredAt.future /data/deliveredAt
        {'order':7,'late':true}                       | order.form /data/order
        """)
    void missingOrMalformedFieldsAreRejected(String data, String expected) {
        assertThat(faults(data)).isEqualTo(expected);
    }

    @Test
    void lateMayNotContradictTheTimes() {
        assertThat(faults("{'late':true," + IN_TIME.replace("11:00:00Z", "10:59:59Z") + "}"))
                .isEqualTo("late.conflict /data/late");
        assertThat(faults("{'late':false," + LATE + "}")).isEqualTo("late.conflict /data/late");
        assertThat(faults("{'late':true," + LATE + "}")).isEmpty();
        push(event("deliveries", "contradicts", "delivery", "{'late':false," + LATE + "}"))
                .body("errors[0].detail", containsString("delivered after promisedBy"));
    }

    @Test
    void lateFollowsFromTheTimes() {
        push(event("deliveries", "in-time", "delivery", "{'order':'o-1'," + IN_TIME + "}"))
                .statusCode(200);
        push(event("deliveries", "late", "delivery", "{" + LATE + "}")).statusCode(200);
        get("deliveries", "in-time").then().body("data.late", equalTo(false)).body("data.order", equalTo("o-1"));
        get("deliveries", "late").then().body("data.late", equalTo(true));
        push(event("deliveries", "late", "delivery", "{" + LATE + ",'late':true}"))
                .body("replayed", equalTo(1));
        signedIn().get("/events?type=delivery").then().statusCode(200).body(containsString("in-time"));
    }

    @Test
    void everyFormatGivesTheSameDelivery() {
        var sent = event("deliveries", "form", "delivery", "{'late':true}");
        push(sent).body("accepted", equalTo(1));
        body("application/x-ndjson", sent + "\n").post(EVENTS).then().body("replayed", equalTo(1));
        body("text/csv", "id,source,type,time,late\nform,deliveries,delivery," + TIME + ",true\n")
                .post(EVENTS)
                .then()
                .body("replayed", equalTo(1));
        body("application/cloudevents+json", sent.put("specversion", "1.0").toString())
                .post(EVENTS)
                .then()
                .body("replayed", equalTo(1));
    }

    @Test
    void deliveriesAreCountedByChannelInCustomKpis() {
        body("application/json", """
            {"name":"Late deliveries","betterWhen":"lower","unit":"fraction",
             "numerator":{"type":"delivery","where":{"late":true}},"denominator":{"type":"delivery"}}\
            """)
                .put("/api/v1/kpis/late-deliveries")
                .then()
                .body("formula", equalTo("deliveries marked late ÷ deliveries"));
        for (var data : new String[] {"{'late':false}", "{" + IN_TIME + "}", "{" + LATE + "}", "{'late':false}"}) {
            push(event("deliveries", "own" + data.hashCode(), "delivery", data).put("channel", "parcels"));
        }
        withKey()
                .get("/api/v1/kpis/late-deliveries/series?grain=week&from=2024-W10&to=2024-W10&channel=parcels")
                .then()
                .body("points[0].numerator", equalTo(1))
                .body("points[0].denominator", equalTo(3));
        withKey()
                .contentType("application/json")
                .post("/api/v1/rollup/rebuild?check=true")
                .then()
                .body("differences", equalTo(0));
        withKey().delete("/api/v1/kpis/late-deliveries");
    }

    private static String faults(String data) {
        var answer = push(event("deliveries", "wrong", "delivery", data), "dryrun=true")
                .extract()
                .jsonPath();
        return String.join(
                ", ",
                answer.<Map<String, String>>getList("errors").stream()
                        .map(fault -> fault.get("code") + " " + fault.get("pointer"))
                        .toList());
    }
}
