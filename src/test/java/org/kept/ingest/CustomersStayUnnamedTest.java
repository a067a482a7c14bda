package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.database.Database;

/** Customer identifiers are stored and returned only as a keyed hash. */
@QuarkusTest
@OnBothDatabases
class CustomersStayUnnamedTest {

    private static final String NAME = "grace.hopper@navy.example";

    private final Database database;

    @Inject
    CustomersStayUnnamedTest(Database database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order {'customer':'%s'}",
                "return {'customer':'%s'}",
                "complaint {'customer':'%s'}",
                "referral {'customer':'%s','referrer':'%s'}",
                "contact {'outcome':'answered','waitSeconds':1,'customer':'%s'}",
                "survey {'question':'nps','score':1,'customer':'%s'}",
                "incorrect-fulfillment {'customer':'%s','referrer':'%s'}",
                "figure {'kpi':'sla','week':'2024-W10','value':0.5,'customer':'%s'}"
            })
    void noTableAndNoAnswerNamesACustomer(String typeAndData) {
        var type = typeAndData.substring(0, typeAndData.indexOf(' '));
        var data = typeAndData.substring(typeAndData.indexOf(' ') + 1).replace("%s", NAME);
        push(event("unnamed", type, type, data)).statusCode(200);
        put(event("unnamed", type, type, data).put("team", "b"), "another team").statusCode(200);

        assertThat(get("unnamed", type).asString()).doesNotContain(NAME).contains("\"customer\"");
        assertThat(withKey().get("/api/v1/events?type=" + type).asString()).doesNotContain(NAME);
        assertThat(everything()).noneMatch(text -> text.contains(NAME));
    }

    @Test
    void noRejectionNamesACustomer() {
        push(event("unnamed", "bad", "order", "{'customer':'" + NAME + "','value':'x'}"))
                .statusCode(422);
        push(event("unnamed", "worse", "order", "{'customer':['" + NAME + "']}"))
                .statusCode(422);
        assertThat(everything()).noneMatch(text -> text.contains(NAME));
    }

    @Test
    void theSameCustomerHasTheSameHashInEveryType() {
        push(event("hash", "1", "order", "{'customer':'c-1'}"));
        push(event("hash", "2", "referral", "{'customer':'c-1','referrer':'c-2'}"));
        var one = get("hash", "1").jsonPath().getString("data.customer");
        assertThat(get("hash", "2").jsonPath().getString("data.customer")).isEqualTo(one);
        assertThat(get("hash", "2").jsonPath().getString("data.referrer")).isNotEqualTo(one);
    }

    /** Every value of every table, as text. */
    private List<String> everything() {
        return database.with(connection -> {
            var all = new ArrayList<String>();
            for (var table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            all.add(String.valueOf(rows.getString(column)));
                        }
                    }
                }
            }
            assertThat(all).contains("unnamed");
            return all;
        });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        assertThat(tables).contains("event", "event_revision", "rejection", "customer");
        return tables;
    }
}
