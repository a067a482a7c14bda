package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.lines;
import static org.kept.TestEvents.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.DistributedStatements;
import org.kept.kpi.Catalogue;

/** A customer counts once per period and view, however many orders there are and whichever of them is voided. */
@QuarkusTest
@OnBothDatabases
class CountedOnceTest {

    private final KpiReader kpiReader;
    private final Database database;

    @Inject
    CountedOnceTest(KpiReader kpiReader, Database database) {
        this.kpiReader = kpiReader;
        this.database = database;
    }

    @Test
    void aMonthCountsACustomerOfTwoOfItsWeeksOnce() {
        push(List.of(
                        order("twice", "1", "2023-03-07T10:00:00Z", "a", "red"),
                        order("twice", "2", "2023-03-14T10:00:00Z", "a", "blue"),
                        order("twice", "3", "2023-03-14T11:00:00Z", "b", "blue")))
                .statusCode(200);
        assertThat(customers("2023-W10", "", "twice")).isEqualTo("0 of 1");
        assertThat(customers("2023-W11", "", "twice")).isEqualTo("1 of 2");
        assertThat(customers("2023-03", "", "twice")).isEqualTo("0 of 2");
        assertThat(customers("2023-03", "blue", "twice")).isEqualTo("0 of 2");
        assertThat(customers("2023-03", "red", "twice")).isEqualTo("0 of 1");
        assertThat(customers("2023-03-14", "blue", "twice")).isEqualTo("1 of 2");

        delete("counted twice", "1", "never happened").statusCode(204);
        assertThat(customers("2023-W11", "", "twice")).isEqualTo("0 of 2");
        assertThat(customers("2023-W10", "", "twice")).isEqualTo("nothing");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aWeekInTwoMonthsIsCountedInFull() {
        push(order("turn", "1", "2023-02-28T10:00:00Z", "a", "red"));
        push(order("turn", "2", "2023-03-01T10:00:00Z", "a", "red"));
        assertThat(customers("2023-W09", "", "turn")).isEqualTo("0 of 1");
        assertThat(customers("2023-02", "", "turn")).isEqualTo("0 of 1");
        assertThat(customers("2023-03", "", "turn")).isEqualTo("1 of 1");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aCustomerWithTooManyOrdersToListIsCountedOnce() {
        countsOnce("crowd");
    }

    @Test
    void theStatementsForCitusCountSuchACustomerOnceToo() {
        DistributedStatements.during(database, () -> countsOnce("throng"));
        SharedNumbers.rebuildFindsNoDifference();
    }

    private void countsOnce(String crowd) {
        var many = new ArrayList<ObjectNode>();
        for (var i = 0; i < 150; i++) {
            var team = i % 50 == 0 ? "red" : "blue";
            many.add(order(crowd, "c" + i, "2023-03-%02dT10:00:00Z".formatted(2 + i % 27), crowd, team));
        }
        push(many).statusCode(200);
        assertThat(customers("2023-03", "", crowd)).isEqualTo("0 of 1");
        push(order(crowd, "more", "2023-03-20T10:00:00Z", crowd, "red"));
        push(order(crowd, "green", "2023-03-20T10:00:00Z", crowd, "green"));
        assertThat(customers("2023-03", "green", crowd)).isEqualTo("0 of 1");
        assertThat(customers("2023-W10", "green", crowd)).isEqualTo("nothing");
        SharedNumbers.rebuildFindsNoDifference();

        push(order(crowd, "first", "2023-02-20T10:00:00Z", crowd, "red"));
        assertThat(customers("2023-03", "green", crowd)).isEqualTo("1 of 1");
        SharedNumbers.rebuildFindsNoDifference();

        var moved = order(crowd, "green", "2023-03-20T10:00:00Z", crowd, "blue");
        body("application/x-ndjson", lines(List.of(moved)))
                .post("/api/v1/events?onconflict=correct")
                .then()
                .statusCode(200);
        delete("counted " + crowd, "first", "never happened").statusCode(204);
        assertThat(customers("2023-03", "green", crowd)).isEqualTo("nothing");
        assertThat(customers("2023-03", "blue", crowd)).isEqualTo("0 of 1");
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static ObjectNode order(String channel, String id, String time, String customer, String team) {
        return event("counted " + channel, id, "order", time, "{'customer':'" + channel + " " + customer + "'}")
                .put("channel", channel)
                .put("team", team);
    }

    private String customers(String period, String team, String channel) {
        var kpi = Catalogue.find("repeat-customer-rate").orElseThrow();
        var read = Period.parse(period);
        return kpiReader
                .series(kpi, read, read, Slice.of(team, channel))
                .get(0)
                .reading()
                .fold(
                        present -> present.quotient() == null
                                ? "a value"
                                : Math.round(present.quotient().numerator()) + " of "
                                        + Math.round(present.quotient().denominator()),
                        absent -> "nothing");
    }
}
