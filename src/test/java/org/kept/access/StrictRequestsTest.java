package org.kept.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.TestKeys;

/** Unknown parameters and members are rejected, and none is read as something else. */
@QuarkusTest
class StrictRequestsTest {

    @Test
    void aMistypedDryRunStoresNothing() {
        push(order("strict", "dry"), "dry_run=true")
                .statusCode(400)
                .body("errors[0].code", equalTo("parameter.unknown"))
                .body("errors[0].pointer", equalTo("?dry_run"))
                .body("detail", containsString("Did you mean 'dryrun'?"));
        get("strict", "dry").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/events?limit=ten, parameter",
        "/api/v1/events?limit=99999999999, parameter",
        "/api/v1/events?limit=%D9%A3, parameter",
        "/api/v1/events?team=a&team=b, parameter.repeated",
        "/api/v1/kpis/sla/series?kpi=awt, parameter.unknown",
        "/api/v1/kpis?Team=a, parameter.unknown",
        "/%61pi/v1/kpis?Team=a, parameter.unknown",
        "/ap%69/v1/%6bpis?Team=a, parameter.unknown"
    })
    void aParameterIsReadAsWrittenOrRefused(String path, String code) {
        TestKeys.withKey()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/kpis/sla/series?grain=weak, grain, week",
        "/api/v1/kpis/sla/series?format=xls, format, xlsx",
        "/api/v1/kpis/sla/moved?by=chanel, by, channel",
        "/api/v1/kpis/sla/teams?by=tema, by, team",
        "/api/v1/alerts?state=opened, state, open",
        "/api/v1/actions?state=agree, state, agreed",
        "/api/v1/events?type=ordre, type, order",
        "/api/v1/audit?act=key.mad, act, key.made"
    })
    void aCodeOfAParameterNamesTheNearest(String path, String parameter, String nearest) {
        TestKeys.withKey()
                .get(path)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?" + parameter))
                .body("detail", containsString("Did you mean '" + nearest + "'?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/v1/keys              | {\"name\":\"x\",\"scopes\":[\"raed\"]} | read",
                "PUT  | /api/v1/kpis/sla/settings | {\"variant\":\"answered-over-ofered\"}  | answered-over-offered",
                "POST | /api/v1/exclusions        | {\"from\":\"2024-03-04\",\"to\":\"2024-03-05\",\"category\":\"outtage\",\"because\":\"A storm\"} | outage"
            })
    void aCodeInABodyNamesTheNearest(String verb, String path, String body, String nearest) {
        body("application/json", body)
                .request(verb, path)
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("Did you mean '" + nearest + "'?"));
    }

    @Test
    void aCodeThatWouldStoreNamesTheNearest() {
        push(order("strict", "coded"), "onconflict=corect")
                .statusCode(400)
                .body("detail", containsString("Did you mean 'correct'?"));
        get("strict", "coded").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/annotations     | {\"from\":\"0026-11-09\",\"text\":\"The storm\"}",
                "/api/v1/annotations     | {\"from\":\"2026-11-09\",\"to\":\"9999-11-09\",\"text\":\"The storm\"}",
                "/api/v1/kpis/sla/phases | {\"from\":\"1850-W20\",\"because\":\"A new phone system\"}"
            })
    void aDateThatCannotBeMeantIsRefused(String path, String body) {
        body("application/json", body).post(path).then().statusCode(422).body("errors[0].code", equalTo("date.range"));
    }

    @Test
    void aTruthValueIsTrueOrFalse() {
        TestKeys.withKey().post("/api/v1/rollup/rebuild?check=yes").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POST   | /api/v1/rollup/rebuild       | ; 'check' is a query parameter",
                "DELETE | /api/v1/events/strict/bodied | ; 'reason' is a query parameter",
                "DELETE | /api/v1/keys/strict          | \"\"",
                "POST   | /api/v1/backup               | \"\"",
                "POST   | /api/v1/hooks/strict/replay  | \"\"",
                "POST   | /api/v1/webhooks/strict/try  | \"\""
            })
    void aBodyIsReadOrRefused(String verb, String path, String parameters) {
        body("application/json", "{\"check\":true}")
                .request(verb, path)
                .then()
                .statusCode(400)
                .body("detail", equalTo("This address takes no body" + parameters + ". Nothing was done."));
    }

    @Test
    void anEmptyBodyIsNone() {
        for (var empty : List.of("", " ", "{}", "{}\n")) {
            body("application/json", empty)
                    .post("/api/v1/rollup/rebuild?check=true")
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | /api/v1/kpis/sla/settings | {\"withinSecond\":30}               | /withinSecond | withinSeconds",
                "POST | /api/v1/keys              | {\"name\":\"x\",\"scope\":[\"read\"]} | /scope        | scopes",
                "POST | /api/v1/annotations       | {\"form\":\"2026-11-09\"}           | /form         | from",
                "PUT  | /api/v1/imports/schedules/x | {\"ulr\":\"x\"}                      | /ulr          | url",
                "POST | /api/v1/kpis/sla/phases   | {\"becuase\":\"x\"}                 | /becuase      | because",
                "PUT  | /api/v1/kpis/own-kpi      | {\"nmae\":\"x\"}                    | /nmae         | name",
                "PUT  | /api/v1/mission           | {\"statment\":\"x\"}                | /statment     | statement"
            })
    void anUnknownMemberNamesTheNearest(String verb, String path, String body, String pointer, String nearest) {
        body("application/json", body)
                .request(verb, path)
                .then()
                .statusCode(422)
                .body("errors.find { it.code == 'member.unknown' }.pointer", equalTo(pointer))
                .body("errors.find { it.code == 'member.unknown' }.detail", containsString("'" + nearest + "'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"withinSeconds\":30.7}",
                "{\"withinSeconds\":\"30\"}",
                "{\"withinSeconds\":true}",
                "{\"withinSeconds\":30,\"withinSeconds\":60}",
                "{\"withinSeconds\":30} {}",
                "{\"allHistory\":1}",
                "{\"allHistory\":\"true\"}",
                "{\"variant\":7}"
            })
    void aMemberIsReadAsWrittenOrRefused(String body) {
        body("application/json", body).put("/api/v1/kpis/sla/settings").then().statusCode(400);
    }
}
