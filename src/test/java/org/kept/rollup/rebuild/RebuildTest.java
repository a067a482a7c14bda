package org.kept.rollup.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.database.Database;
import org.kept.database.DistributedStatements;
import org.kept.problem.Problem;
import org.kept.rollup.History;
import org.kept.rollup.SharedNumbers;

/** A rebuild runs step by step: it corrects every error, lets others write, and resumes where it stopped. */
@QuarkusTest
@OnBothDatabases
class RebuildTest {

    private static final int EVENTS = 100;

    private final Rebuild rebuild;
    private final Database database;

    @Inject
    RebuildTest(Rebuild rebuild, Database database) {
        this.rebuild = rebuild;
        this.database = database;
    }

    @BeforeEach
    void events() {
        // A check reads everything, and some of these tests run a dozen.
        SharedNumbers.deleteAllData(database);
        push(new History(7, "rebuilt").events(EVENTS));
        push(TestEvents.order("rebuilt", "away").put("team", "nowhere else"));
        push(event("rebuilt", "back", "return", "2024-03-30T10:00:00Z", "{'order':'away'}"));
        push(event(
                "rebuilt", "rated", "figure", "2024-03-30T10:00:00Z", "{'kpi':'csat','week':'2024-W10','value':0.8}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update hour_cell set n = array[7]",
                "update hour_cell set squares = array[7]",
                "update hour_cell set day_on = '2024-04-04' where team = 'red'",
                "delete from hour_cell where team = 'red'",
                "insert into hour_cell values ('2001-03-04T10:00:00Z', '', '', 0, '2001-03-04', array[1], array[1],"
                        + " array[1])",
                "update tally_week set squares = 7 where input = 'answered'",
                "delete from tally_week where input = 'orders-returned'",
                "insert into tally_week values ('stray', '2001-03-07', '', '', 1, 0, 0)",
                "update tally_week_total set total = total - 1 where input = 'answered'",
                "delete from tally_week_total where team = 'red'",
                "insert into tally_week_total values ('stray', '', '', '2001-03-05', 0, 1, 0)",
                "update wait_bin set n = n + 1",
                "delete from wait_bin",
                "insert into wait_bin values ('2001-03-05', 'red', '', 1, 1, 0)",
                "update wait_bin set total = total + 1",
                "insert into value_bin values ('stray', '2001-03-05', 'red', '', 1, 1, 0)",
                "insert into counted_customer values ('stray', '2001-03-05', 'red', '', 'nobody', '2001-03-05', 1)",
                "update customer set first_at = '2001-03-04T10:00:00Z' where first_at is not null",
                "update customer set referrals = referrals + 1",
                "delete from customer",
                "insert into customer (hash, referrals) values ('nobody', 3)",
                "update customer_count set customers = customers + 1 where grain = 'day'",
                "update customer_count set firsts = firsts + 1 where grain = 'week'",
                "delete from customer_count where grain = 'month'",
                "insert into customer_count values ('month', '', '', '2001-03-01', 1, 1)",
                "update figure set amount = 0.7 where amount is not null",
                "delete from figure",
                "update figure set at = '2001-03-04T10:00:00Z'",
                "update returned_order set order_id = 'another'",
                "delete from returned_order",
                "insert into returned_order values ('nobody', 'none', 'away')",
                "update cut_name set n = n + 1",
                "delete from cut_name where kind = 'team'",
                "insert into cut_name values ('channel', 'stray', 1)",
            })
    void corruptedRowsAreFoundAndCorrected(String corruption) {
        var before = rebuild.check();
        assertThat(before.differences()).isZero();
        execute(corruption);

        var found = rebuild.check();
        assertThat(found.differences()).isPositive();
        assertThat(found.examples()).isNotEmpty();
        assertThat(rebuild.check()).as("a check changes nothing").isEqualTo(found);

        assertThat(rebuild.rebuild().differences()).isPositive();
        assertThat(rebuild.check()).isEqualTo(before);
    }

    @Test
    void theStatementsForCitusFindAndCorrectTheSame() {
        push(event("rebuilt", "first", "order", "2024-03-02T10:00:00Z", "{'customer':'c'}"));
        push(event("rebuilt", "at once", "order", "2024-03-02T10:00:00Z", "{'customer':'c'}"));
        push(event("rebuilt", "later", "order", "2024-03-09T10:00:00Z", "{'customer':'c'}"));
        execute("update customer set referrals_dropped = 1, referrals = referrals + 1 where first_id = 'at once'");
        assertThat(rebuild.rebuild().differences()).isPositive();
        var before = rebuild.check();
        assertThat(before.differences()).isZero();
        DistributedStatements.during(database, () -> assertThat(rebuild.check()).isEqualTo(before));
        execute("delete from tally_week where input in ('first-orders', 'first-orders-referred', 'orders-returned')");
        execute("delete from customer_count where grain = 'week'");
        DistributedStatements.during(
                database, () -> assertThat(rebuild.rebuild().differences()).isPositive());
        assertThat(rebuild.check()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 9})
    void anInterruptedRebuildResumesWhereItStopped(int steps) {
        var before = rebuild.check();
        execute("update customer set referrals = referrals + 1");
        execute("delete from tally_week where input = 'orders'");
        execute("delete from cut_name");
        rebuild.begin();
        var failure = new IllegalStateException("the power went");
        assertThatThrownBy(() -> rebuild.resume(after(steps, () -> {
                    throw failure;
                })))
                .isSameAs(failure);

        var interrupted = rebuild.newest().orElseThrow();
        assertThat(interrupted.isFinished()).isFalse();
        progress()
                .body("state", equalTo("running"))
                .body("part", equalTo(interrupted.part()))
                .body("finished", nullValue());
        var resumed = new ArrayList<RebuildRun>();
        var done = rebuild.resume(resumed::add);
        assertThat(resumed.get(0).begun()).isEqualTo(interrupted.begun());
        assertThat(resumed.get(0).found().rows())
                .isGreaterThanOrEqualTo(interrupted.found().rows());
        assertThat(done.found().rows()).isEqualTo(before.rows());
        assertThat(done.found().differences()).isPositive();
        assertThat(rebuild.check()).isEqualTo(before);
        progress()
                .body("state", equalTo("done"))
                .body("finished", notNullValue())
                .body("differences", equalTo((int) done.found().differences()));
    }

    @Test
    void aCallDuringARebuildJoinsIt() {
        execute("update customer set referrals = referrals + 1");
        rebuild.begin();
        var checks = new ArrayList<Rebuild.RebuildReport>();
        var done = rebuild.resume(after(1, () -> withKey()
                .contentType("application/json")
                .post("/api/v1/rollup/rebuild")
                .then()
                .statusCode(200)
                .body("differences", greaterThan(0))
                .body("examples", not(empty()))));
        checks.add(rebuild.check());
        assertThat(done.found().differences()).isPositive();
        assertThat(checks.get(0).differences()).isZero();
    }

    @Test
    void anInterruptedThreadStopsBetweenTwoSteps() {
        rebuild.begin();
        assertThatThrownBy(() ->
                        rebuild.resume(after(2, () -> Thread.currentThread().interrupt())))
                .isInstanceOf(Problem.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(rebuild.newest().orElseThrow().isFinished()).isFalse();
        rebuild.rebuild();
    }

    @Test
    void eventsBetweenTwoStepsCountOnce() {
        rebuild.begin();
        var more = new History(8, "between");
        var id = new int[1];
        rebuild.resume(run -> push(more.event(id[0]++)).statusCode(200));
        assertThat(id[0]).isGreaterThan(8);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void settingsChangedBetweenTwoStepsApplyToAllWeeks() {
        rebuild.begin();
        rebuild.resume(after(5, () -> within(20)));
        SharedNumbers.rebuildFindsNoDifference();
        within(60);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aNewZoneIsRecountedDuringStartup() {
        execute("update rollup_state set zone = 'Pacific/Kiritimati'");
        execute("update tally_week set n = n + 1 where input = 'orders'");
        start();
        assertThat(rebuild.newest().orElseThrow().isFinished()).isTrue();
        assertThat(rebuild.newest().orElseThrow().found().differences()).isPositive();
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void whileANewZoneIsCountedPagesAnswerAndEventsAreToldWhenToComeBack() {
        var event = new History(1, "waiting").event(0);
        execute("update rollup_state set zone = 'Pacific/Kiritimati'");
        var rest = Objects.requireNonNull(rebuild.beginAtStart());
        try {
            given().get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body(
                            "checks.find { it.name == 'numbers' }.data.says",
                            matchesRegex(
                                    "Counting all numbers in the time zone .+: 0 of \\d+ weeks?\\. Until then .+"));
            given().get("/login").then().statusCode(200);
            push(event).statusCode(503).header("Retry-After", notNullValue()).body("detail", containsString("0 of "));
            withKey().get("/api/v1/scorecards/2024-W10").then().statusCode(503).header("Retry-After", notNullValue());
            progress().body("state", equalTo("running"));
        } finally {
            rest.run();
        }
        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'numbers' }.data.says", equalTo("All numbers are counted."));
        push(event).statusCode(200);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aNodeInAnotherZoneCannotChangeTheNumbers() {
        var event = new History(1, "elsewhere").event(0);
        execute("update rollup_state set zone = 'Pacific/Kiritimati'");
        try {
            assertThatThrownBy(rebuild::rebuild)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("counts in Pacific/Kiritimati")
                    .hasMessageContaining("KEPT_ZONE");
            // H2 has a single node.
            push(event).statusCode(database.isH2() ? 200 : 503);
        } finally {
            start();
        }
        push(event).statusCode(200);
        SharedNumbers.rebuildFindsNoDifference();
    }

    /** Does the work of a start, including the part left to the background. */
    private void start() {
        var rest = rebuild.beginAtStart();
        if (rest != null) {
            rest.run();
        }
    }

    private static void within(int seconds) {
        withKey()
                .contentType("application/json")
                .body("{\"withinSeconds\":" + seconds + ",\"allHistory\":true}")
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse progress() {
        return withKey().get("/api/v1/rollup/rebuild").then().statusCode(200);
    }

    private static Consumer<RebuildRun> after(int steps, Runnable what) {
        var taken = new int[1];
        return run -> {
            if (++taken[0] == steps) {
                what.run();
            }
        };
    }

    private void execute(String sql) {
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).isPositive();
            }
        });
    }
}
