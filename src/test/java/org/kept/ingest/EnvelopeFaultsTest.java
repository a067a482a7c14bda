package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.kept.TestEvents.TIME;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.json;
import static org.kept.TestEvents.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error of an envelope, with the code and pointer that its sender gets. */
@QuarkusTest
class EnvelopeFaultsTest {

    private static final String LONG = "x".repeat(201);

    static Stream<Arguments> envelopes() {
        return Stream.of(
                arguments("{'id':null}", "id.missing /id"),
                arguments("{'id':''}", "id.length /id"),
                arguments("{'id':'" + LONG + "'}", "id.length /id"),
                arguments("{'id':7}", "id.form /id"),
                arguments("{'id':'a\\u0000b'}", "id.characters /id"),
                arguments("{'id':'a\\ud800b'}", "id.characters /id"),
                arguments("{'id':'.'}", "id.dots /id"),
                arguments("{'id':'..'}", "id.dots /id"),
                arguments("{'id':'a\\u200bb'}", "id.characters /id"),
                arguments("{'source':' .. '}", "source.dots /source"),
                arguments("{'source':' '}", "source.length /source"),
                arguments("{'team':'nor\\u200bth'}", "team.characters /team"),
                arguments("{'channel':'\\u202eevil'}", "channel.characters /channel"),
                arguments("{'tema':'berlin'}", "member.unknown /tema"),
                arguments("{'specversion':'1.0','traceparent':'00'}", ""),
                arguments("{'specversion':'1.0','Team':'x'}", "member.unknown /Team"),
                arguments("{'specversion':1.0}", "specversion.unknown /specversion"),
                arguments("{'data_base64':'e30='}", "data.form /data_base64"),
                arguments("{'source':null}", "source.missing /source"),
                arguments("{'source':['x']}", "source.form /source"),
                arguments("{'source':'" + LONG + "'}", "source.length /source"),
                arguments("{'type':null}", "type.missing /type"),
                arguments("{'type':'orders'}", "type.unknown /type"),
                arguments("{'type':'ORDER'}", "type.unknown /type"),
                arguments("{'time':null}", "time.missing /time"),
                arguments("{'time':'2024-03-04'}", "time.form /time"),
                arguments("{'time':'2024-03-04T10:00:00'}", "time.form /time"),
                arguments("{'time':'2024-02-30T10:00:00Z'}", "time.form /time"),
                arguments("{'time':1709546400}", "time.form /time"),
                arguments("{'time':'2999-01-01T00:00:00Z'}", "time.future /time"),
                arguments("{'time':'1989-12-31T23:59:59.999Z'}", "time.past /time"),
                arguments("{'time':'1990-01-01T00:30:00+01:00'}", "time.past /time"),
                arguments("{'team':''}", "team.length /team"),
                arguments("{'team':'" + "x".repeat(101) + "'}", "team.length /team"),
                arguments("{'channel':3}", "channel.form /channel"),
                arguments("{'specversion':'0.3'}", "specversion.unknown /specversion"),
                arguments("{'data':[1]}", "data.form /data"),
                arguments("{'data':'text'}", "data.form /data"),
                arguments("{'data':null,'data_base64':'e30='}", ""),
                arguments("{'data':null,'data_base64':'!'}", "data.form /data_base64"),
                arguments("{'data':{'more':'" + "x".repeat(17_000) + "'}}", "data.size /data"),
                arguments("{'data':{'more':'a\\u0000'}}", "data.characters /data"),
                arguments("{'data':{'more':'a\\udfff'}}", "data.characters /data"),
                arguments(
                        "{'id':null,'source':'','type':'x','time':'y','team':1,'channel':''}",
                        "source.length /source, id.missing /id, type.unknown /type, time.form /time, team.form /team,"
                                + " channel.length /channel"));
    }

    static Stream<Arguments> data() {
        return Stream.of(
                arguments("order", "{'customer':7}", "customer.form /data/customer"),
                arguments("order", "{'customer':''}", "customer.length /data/customer"),
                arguments("order", "{'customer':'" + LONG + "'}", "customer.length /data/customer"),
                arguments("order", "{'customer':'c\\u200b'}", "customer.characters /data/customer"),
                arguments("order", "{'customer':' . '}", "customer.characters /data/customer"),
                arguments("order", "{'value':'19.90'}", "value.form /data/value"),
                arguments("order", "{'value':1e13}", "value.range /data/value"),
                arguments("return", "{'order':7,'reason':''}", "order.form /data/order, reason.length /data/reason"),
                arguments("incorrect-fulfillment", "{'reason':'late'}", "reason.unknown /data/reason"),
                arguments("incorrect-fulfillment", "{'reason':1}", "reason.form /data/reason"),
                arguments("referral", "{}", "customer.missing /data/customer"),
                arguments("contact", "{}", "outcome.missing /data/outcome"),
                arguments(
                        "contact",
                        "{'outcome':'answered','arrivedAt':'2024-03-04 10:00'}",
                        "arrivedAt.form /data/arrivedAt"),
                arguments(
                        "contact",
                        times("answered", "'arrivedAt':'10:00:05','answeredAt':'10:00:00'"),
                        "answeredAt.order /data/answeredAt"),
                arguments(
                        "contact",
                        times("answered", "'answeredAt':'10:00:05','resolvedAt':'10:00:00'"),
                        "resolvedAt.order /data/resolvedAt"),
                arguments(
                        "contact",
                        "{'outcome':'answered','arrivedAt':'2022-03-04T10:00:00Z','answeredAt':'2024-03-04T10:00:00Z'}",
                        "answeredAt.range /data/answeredAt"),
                arguments(
                        "contact",
                        times("answered", "'arrivedAt':'10:00:00','answeredAt':'10:01:30','waitSeconds':12"),
                        "waitSeconds.conflict /data/waitSeconds"),
                arguments(
                        "contact",
                        times("answered", "'answeredAt':'10:00:00','resolvedAt':'10:01:30','handleSeconds':92"),
                        "handleSeconds.conflict /data/handleSeconds"),
                arguments(
                        "contact", times("answered", "'resolvedAt':'10:01:30'"), "answeredAt.missing /data/answeredAt"),
                arguments(
                        "contact",
                        "{'outcome':'answered','arrivedAt':'2021-03-04T10:00:00Z','resolvedAt':'2024-03-04T10:00:00Z'}",
                        "resolvedAt.range /data/resolvedAt"),
                arguments(
                        "contact",
                        "{'outcome':'answered','arrivedAt':'2999-01-01T00:00:00Z'}",
                        "arrivedAt.future /data/arrivedAt"),
                arguments(
                        "contact",
                        "{'outcome':'answered','answeredAt':'2999-01-01T00:00:00Z','resolvedAt':'2999-01-02T00:00:00Z'}",
                        "answeredAt.future /data/answeredAt, resolvedAt.future /data/resolvedAt"),
                arguments(
                        "contact",
                        times("abandoned", "'arrivedAt':'10:00:00','answeredAt':'10:01:30'"),
                        "answeredAt.conflict /data/answeredAt"),
                arguments("contact", "{'outcome':'lost','waitSeconds':1}", "outcome.unknown /data/outcome"),
                arguments(
                        "contact", "{'outcome':'answered','waitSeconds':-0.1}", "waitSeconds.range /data/waitSeconds"),
                arguments("contact", "{'outcome':'answered','waitSeconds':'1'}", "waitSeconds.form /data/waitSeconds"),
                arguments(
                        "contact",
                        "{'outcome':'answered','waitSeconds':1,'handleSeconds':-1,'resolved':'yes'}",
                        "handleSeconds.range /data/handleSeconds, resolved.form /data/resolved"),
                arguments("survey", "{}", "question.missing /data/question, score.missing /data/score"),
                arguments("survey", "{'question':'csat','score':0}", "score.range /data/score"),
                arguments("survey", "{'question':'csat','score':6}", "score.range /data/score"),
                arguments("survey", "{'question':'nps','score':-1}", "score.range /data/score"),
                arguments("survey", "{'question':'nps','score':11}", "score.range /data/score"),
                arguments("survey", "{'question':'ces','score':8}", "score.range /data/score"),
                arguments("survey", "{'question':'ces','score':3.5}", "score.whole /data/score"),
                arguments("survey", "{'question':'x\\u0000','score':3}", "question.unknown /data/question"),
                arguments(
                        "survey",
                        "{'question':'ces','score':3,'comment':'" + "x".repeat(2001) + "'}",
                        "comment.length /data/comment"),
                arguments("figure", "{}", "kpi.missing /data/kpi, period.missing /data"),
                arguments("figure", "{'kpi':'speed','week':'2024-W10','value':1}", "kpi.unknown /data/kpi"),
                arguments("figure", "{'kpi':'\\u0000','week':'2024-W10','value':1}", "kpi.unknown /data/kpi"),
                arguments("figure", "{'kpi':'sla','value':1}", "period.missing /data"),
                arguments(
                        "figure",
                        "{'kpi':'sla','week':'2024-W10','month':'2024-03','value':1}",
                        "period.several /data"),
                arguments("figure", "{'kpi':'sla','week':'2024-W53','value':1}", "week.form /data/week"),
                arguments("figure", "{'kpi':'sla','week':'2024-03','value':1}", "week.form /data/week"),
                arguments("figure", "{'kpi':'sla','month':'2024-13','value':1}", "month.form /data/month"),
                arguments("figure", "{'kpi':'sla','date':'2024-02-30','value':1}", "date.form /data/date"),
                arguments("figure", "{'kpi':'sla','date':20240301,'value':1}", "date.form /data/date"),
                arguments("figure", "{'kpi':'sla','week':'2024-W10'}", "amount.missing /data"),
                arguments("figure", "{'kpi':'sla','week':'2024-W10','numerator':1}", "amount.missing /data"),
                arguments("figure", "{'kpi':'sla','week':'2024-W10','sample':1}", "amount.missing /data"),
                arguments(
                        "figure",
                        "{'kpi':'sla','week':'2024-W10','numerator':1,'denominator':2,'value':0.5}",
                        "amount.several /data"),
                arguments("figure", "{'kpi':'sla','week':'2024-W10','value':92}", "value.range /data/value"),
                arguments(
                        "figure",
                        "{'kpi':'awt','week':'2024-W10','numerator':-1,'denominator':-2}",
                        "numerator.range /data/numerator, denominator.range /data/denominator"),
                arguments("figure", "{'kpi':'nps','week':'2024-W10','value':-101}", "value.range /data/value"),
                arguments(
                        "figure", figure("csat", "'numerator':92,'denominator':50"), "numerator.range /data/numerator"),
                arguments(
                        "figure",
                        figure("sla", "'numerator':1200,'denominator':1000"),
                        "numerator.range /data/numerator"),
                arguments(
                        "figure",
                        figure("nps", "'numerator':-300,'denominator':100"),
                        "numerator.range /data/numerator"),
                arguments(
                        "figure",
                        figure("nps", "'numerator':300,'denominator':100"),
                        "numerator.range /data/numerator"),
                arguments(
                        "figure",
                        figure("sla", "'numerator':5,'denominator':0"),
                        "denominator.range /data/denominator"),
                arguments(
                        "figure",
                        figure("sla", "'numerator':0,'denominator':0"),
                        "denominator.range /data/denominator"),
                arguments("figure", figure("ces", "'value':5.8,'sample':40"), "value.range /data/value"),
                arguments("figure", figure("csat", "'value':0.9,'sample':0"), "sample.range /data/sample"),
                arguments("figure", figure("nps", "'promoters':0,'passives':0,'detractors':0"), "amount.empty /data"),
                arguments("figure", figure("awt", "'value':31536001"), "value.range /data/value"),
                arguments(
                        "figure",
                        figure("awt", "'numerator':63072001,'denominator':2"),
                        "numerator.range /data/numerator"),
                arguments("figure", "{'kpi':'sla','week':'2999-W01','value':0.5}", "week.future /data/week"),
                arguments("figure", "{'kpi':'sla','month':'2999-01','value':0.5}", "month.future /data/month"),
                arguments("figure", "{'kpi':'sla','date':'2999-01-01','value':0.5}", "date.future /data/date"),
                arguments("figure", "{'kpi':'sla','week':'1850-W01','value':0.5}", "week.past /data/week"),
                arguments("figure", "{'kpi':'sla','month':'1989-12','value':0.5}", "month.past /data/month"),
                arguments("figure", "{'kpi':'sla','date':'1989-12-31','value':0.5}", "date.past /data/date"),
                arguments("figure", "{'kpi':'nps','week':'2024-W10','promoters':1,'passives':2}", "amount.form /data"),
                arguments(
                        "figure",
                        "{'kpi':'csat','week':'2024-W10','promoters':1,'passives':2,'detractors':3}",
                        "amount.form /data"),
                arguments(
                        "figure",
                        "{'kpi':'nps','week':'2024-W10','promoters':1,'passives':2,'detractors':3,'value':4}",
                        "amount.form /data"));
    }

    /** Data of a contact with times of one morning. */
    private static String times(String outcome, String members) {
        return "{'outcome':'" + outcome + "'," + members.replaceAll("'(\\d\\d:[\\d:.]+)'", "'2024-03-04T$1Z'") + "}";
    }

    private static String figure(String kpi, String amount) {
        return "{'kpi':'" + kpi + "','week':'2024-W10'," + amount + "}";
    }

    static Stream<Arguments> right() {
        return Stream.of(
                arguments("order", "{'value':-5,'more':{'deep':[1,2,{'a':null}]}}"),
                arguments("order", "{'value':1.50,'large':12345678901234567890,'huge':1e999999999}"),
                arguments("order", "{'more':1e2147483647,'less':1e-2147483647}"),
                arguments("return", "{}"),
                arguments("incorrect-fulfillment", "{'reason':'wrong-item','customer':'" + LONG + "'}"),
                arguments("incorrect-fulfillment", "{'customer':77,'referrer':{'name':'x'}}"),
                arguments("complaint", "{'topic':'late'}"),
                arguments("contact", "{'outcome':'abandoned','waitSeconds':0,'resolved':false}"),
                arguments("contact", "{'outcome':'answered'}"),
                arguments("contact", "{'outcome':'answered','waitSeconds':31536000,'handleSeconds':31536000}"),
                arguments("contact", times("abandoned", "'arrivedAt':'10:00:00','waitSeconds':75")),
                arguments("contact", times("answered", "'resolvedAt':'10:00:00','handleSeconds':75")),
                arguments("contact", times("answered", "'arrivedAt':'10:00:00','answeredAt':'10:00:00'")),
                arguments(
                        "contact",
                        times("answered", "'arrivedAt':'10:00:00','answeredAt':'10:01:30.4','waitSeconds':90")),
                arguments("survey", "{'question':'nps','score':10.0}"),
                arguments("figure", "{'kpi':'nps','week':'2020-W53','promoters':1,'passives':0,'detractors':0}"),
                arguments("figure", "{'kpi':'nps','month':'2024-03','numerator':-5,'denominator':10}"),
                arguments("figure", "{'kpi':'nps','week':'1990-W01','numerator':-10,'denominator':10}"),
                arguments("figure", figure("sla", "'numerator':10,'denominator':10")),
                arguments("figure", figure("return-rate", "'numerator':12,'denominator':10")),
                arguments("figure", figure("complaint-rate", "'numerator':12,'denominator':10")),
                arguments(
                        "figure",
                        "{'kpi':'sla','date':'2024-02-29','value':0.5,'sample':10,'customer':'" + LONG + "'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("envelopes")
    void anInvalidEnvelopeIsRejectedWithCodeAndPointer(String changes, String expected) {
        assertThat(faults(event("faults", "one", "order", "{}").setAll(json(changes))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("data")
    void invalidDataIsRejectedWithCodeAndPointer(String type, String data, String expected) {
        assertThat(faults(event("faults", "one", type, data))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("right")
    void unusualButValidEventsAreAccepted(String type, String data) {
        var event = event("right", type + data.hashCode(), type, data);
        assertThat(faults(event)).isEmpty();
        push(event).statusCode(200);
        get("right", event.path("id").asText()).then().statusCode(200);
    }

    /** An impossible figure is rejected however it is sent, and the others are stored. */
    @Test
    void aFigureThatCannotBeIsRefusedInEveryFormat() {
        var bad = event("figures", "bad", "figure", figure("csat", "'numerator':92,'denominator':50"));
        var good = event("figures", "good", "figure", figure("csat", "'numerator':46,'denominator':50"));
        var csv = "id,source,type,time,kpi,week,numerator,denominator\nbad,figures,figure," + TIME
                + ",csat,2024-W10,92,50\ngood,figures,figure," + TIME + ",csat,2024-W10,46,50\n";
        var answers = List.of(
                body("application/json", "[" + bad + "," + good + "]"),
                body("application/x-ndjson", bad + "\n" + good + "\n"),
                body("application/cloudevents-batch+json", "[" + bad + "," + good + "]"),
                body("text/csv", csv));
        for (var request : answers) {
            var answer = request.post("/api/v1/events")
                    .then()
                    .statusCode(207)
                    .extract()
                    .jsonPath();
            assertThat(codes(answer)).isEqualTo("numerator.range /data/numerator");
            assertThat(answer.getInt("rejected")).isEqualTo(1);
        }
    }

    @Test
    void namesThatLookTheSameAreTheSame() {
        var sources = List.of(" names", "names ", "names\u00a0");
        for (var i = 0; i < sources.size(); i++) {
            push(event(sources.get(i), "n" + i, "order", "{}")
                            .put("team", "Zu\u0308rich  north ")
                            .put("channel", " web"))
                    .statusCode(200);
            get("names", "n" + i).then().statusCode(200).body("source", equalTo("names"));
            get("names", "n" + i)
                    .then()
                    .body("team", equalTo("Z\u00fcrich north"))
                    .body("channel", equalTo("web"));
        }
        push(event("names", "customer", "order", "{'customer':'c-1'}")).body("accepted", equalTo(1));
        push(event("names", "customer", "order", "{'customer':' c-1 '}")).body("replayed", equalTo(1));
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        var longest = "🙂".repeat(200);
        var event = event(longest, longest, "return", "{'order':'" + longest + "'}");
        event.put("team", "🙂".repeat(100)).put("channel", "🙂".repeat(100));
        push(event).statusCode(200);
        get(longest, longest).then().statusCode(200);
    }

    @Test
    void anErrorQuotesOnlyTheBeginning() {
        var response = push(event("faults", "one", "x".repeat(200), "{}")).statusCode(422);
        assertThat(response.extract().jsonPath().getString("errors[0].detail"))
                .startsWith("'" + "x".repeat(60) + "…' is not an event type");
    }

    @Test
    void onlyAnObjectIsAnEvent() {
        for (var body : List.of("5", "null", "\"text\"", "[1]")) {
            var response = org.kept.TestEvents.body("application/json", body)
                    .post("/api/v1/events")
                    .then()
                    .statusCode(422);
            assertThat(codes(response.extract().jsonPath())).isEqualTo("event.form ");
        }
    }

    private static String faults(ObjectNode event) {
        var answer = push(event, "dryrun=true").extract();
        assertThat(answer.statusCode()).isIn(200, 422);
        return codes(answer.jsonPath());
    }

    private static String codes(JsonPath answer) {
        return String.join(
                ", ",
                answer.<Map<String, String>>getList("errors").stream()
                        .map(fault -> fault.get("code") + " " + fault.get("pointer"))
                        .toList());
    }
}
