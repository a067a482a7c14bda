package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;
import org.kept.database.PostgresqlPartitions.CopyProgress;
import org.kept.rollup.History;
import org.kept.rollup.SharedNumbers;

/** Events move into partitions while others are sent, corrected, voided and dropped; none is lost, and no number changes. */
@QuarkusTest
@OnBothDatabases
class PostgresqlPartitionsTest {

    private static final int STEP = 20;
    private static final int EVENTS = 200;
    private static final String KEYS = "select source || ' ' || id || ' ' || revision from event order by 1";
    private static final String INDEXES = "select indexrelid::regclass || ' ' || indisunique || ' '"
            + " || substring(pg_get_indexdef(indexrelid) from ' USING .*') from pg_index"
            + " where indrelid in ('event'::regclass, 'event_revision'::regclass) order by 1";

    private final Database database;

    @Inject
    PostgresqlPartitionsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void events() {
        assumeTrue(TestDatabase.isPostgres(), "H2 has no partitions");
        SharedNumbers.deleteAllData(database);
        push(new History(20, "moved").events(EVENTS)).statusCode(200);
        for (var each = 0; each < EVENTS; each += 4) {
            put(order("history moved", "e" + each), "corrected before").statusCode(200);
        }
    }

    @AfterEach
    void moveBack() {
        if (TestDatabase.isPostgres()) {
            move(1, step -> {});
            // Events were dropped here and their sums were not.
            SharedNumbers.deleteAllData(database);
        }
    }

    @Test
    void everythingIsThereAfterAMoveAndBack() {
        var before = read(KEYS);
        var revisions = read("select source || id || revision || data from event_revision order by 1");
        var indexes = read(INDEXES);
        var numbers = series();

        assertThat(move(3, step -> {})).isTrue();
        assertThat(read("select count(*)::text from pg_inherits where inhparent = 'event'::regclass"))
                .containsExactly("3");
        assertThat(move(3, step -> {})).isFalse();
        assertThat(read(KEYS)).isEqualTo(before);
        assertThat(read(INDEXES)).isEqualTo(indexes);
        assertThat(read("select source || ' ' || id || ' ' || revision from kept_events_accepted order by 1"))
                .isNotEmpty()
                .isSubsetOf(before);
        assertNothingDiffers(numbers);

        assertThat(move(5, step -> {})).isTrue();
        assertThat(move(1, step -> {})).isTrue();
        assertThat(read(KEYS)).isEqualTo(before);
        assertThat(read("select source || id || revision || data from event_revision order by 1"))
                .isEqualTo(revisions);
        assertThat(read(INDEXES)).isEqualTo(indexes);
        assertNothingDiffers(numbers);
    }

    @Test
    void whatIsSentDuringAMoveIsThereOnceAndCounted() {
        var history = new History(21, "meanwhile");
        var sent = new AtomicInteger();
        move(4, step -> {
            var number = sent.getAndIncrement();
            push(history.event(number)).statusCode(200);
            push(order("meanwhile", "0 first " + number)).statusCode(200);
            push(order("meanwhile", "z last " + number)).statusCode(200);
            put(order("meanwhile", "0 first " + number).put("team", "north"), "corrected meanwhile")
                    .statusCode(200);
            if (number > 1) {
                delete("meanwhile", "z last " + (number - 1), "voided meanwhile")
                        .statusCode(204);
            }
        });
        var numbers = series();
        push(order("meanwhile", "after")).body("accepted", equalTo(1));
        push(order("meanwhile", "after")).body("replayed", equalTo(1));
        push(order("meanwhile", "0 first 0").put("team", "north")).body("replayed", equalTo(1));
        put(order("meanwhile", "after").put("team", "north"), "corrected after").statusCode(200);
        assertThat(read("select revision::text from event where source = 'meanwhile' and id like '0 first %'"))
                .hasSize(sent.get())
                .containsOnly("2");
        assertThat(read("select id from event where source = 'meanwhile' and id like 'z last %' and voided"))
                .hasSize(sent.get() - 2);
        assertThat(read("select id from event where source = 'history meanwhile'"))
                .hasSize(sent.get());
        delete("meanwhile", "after", "only to compare").statusCode(204);
        assertNothingDiffers(numbers);
    }

    @Test
    void aRowThatIsDroppedDuringAMoveStaysDropped() {
        var keys = read("select id from event order by id, source");
        var dropped = List.of(keys.get(0), keys.get(keys.size() - 1));
        var steps = new AtomicInteger();
        move(2, step -> {
            if (steps.getAndIncrement() == 1) {
                for (var id : dropped) {
                    write("delete from event_revision where id = '" + id + "'");
                    write("delete from event where id = '" + id + "'");
                }
            }
        });
        assertThat(read("select id from event order by id, source"))
                .hasSize(keys.size() - dropped.size())
                .doesNotContainAnyElementsOf(dropped);
        assertThat(read("select id from event_revision")).doesNotContainAnyElementsOf(dropped);
    }

    @Test
    void anInterruptedMoveGoesOnWhereItStopped() {
        var before = read(KEYS);
        var copied = new ArrayList<Long>();
        assertThatThrownBy(() -> move(4, step -> {
                    copied.add(step.copied());
                    if (copied.size() == 3) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        assertThat(copied).containsExactly(20L, 40L, 60L);
        push(order("moved", "between")).statusCode(200);
        copied.clear();
        move(4, step -> copied.add(step.copied()));
        assertThat(copied).startsWith(80L);
        assertThat(read(KEYS)).hasSize(before.size() + 1).containsAll(before);
    }

    @Test
    void aVacuumHoldsUpTheExchangeAndNoPush() {
        database.run(vacuum -> {
            vacuum.setAutoCommit(false);
            var move = CompletableFuture.supplyAsync(() -> move(2, step -> lockAsVacuum(vacuum)));
            try {
                var waiting = List.<String>of();
                while (waiting.isEmpty()) {
                    assertThat(move).isNotDone();
                    waiting = read("select mode from pg_locks where relation = 'event'::regclass and not granted");
                }
                assertThat(waiting).containsExactly("ShareUpdateExclusiveLock");
                push(order("moved", "during a vacuum")).body("accepted", equalTo(1));
            } finally {
                vacuum.rollback();
                vacuum.setAutoCommit(true);
                assertThat(move.join()).isTrue();
            }
        });
        assertThat(read("select source from event where id = 'during a vacuum'"))
                .containsExactly("moved");
    }

    private static void lockAsVacuum(Connection vacuum) {
        try (var statement = vacuum.createStatement()) {
            statement.execute("lock table event in share update exclusive mode");
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Test
    void anUnfinishedMoveIsGivenUpWithThePresentNumber() {
        assertThatThrownBy(() -> move(4, step -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
        assertThat(move(1, step -> {})).isFalse();
        assertThat(
                        read(
                                "select relname from pg_class where relname like '%partition\\_%' or relname like 'event%\\_of4%'"))
                .isEmpty();
        assertThat(read("select tgname from pg_trigger where tgname like 'partition%'"))
                .isEmpty();
        push(order("moved", "afterwards")).body("accepted", equalTo(1));
    }

    @Test
    void anEmptyDatabaseGetsThePartitionsOfTheSettingAndOneWithEventsKeepsItsTables() throws SQLException {
        var url = Objects.requireNonNull(TestDatabase.empty().get("kept.db-url"));
        migrate(url, 7);
        migrate(url, 7);
        try (var connection = connect(url)) {
            assertThat(new PostgresqlPartitions(connection).count()).isEqualTo(7);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "insert into event (source, id, type, occurred_at, data, digest, revision, voided,"
                                + " recorded_at, recorded_by) values ('s', 'i', 'order', now(), '{}', 'd', 1, false, now(), 'ada')");
            }
            migrate(url, 3);
            assertThat(new PostgresqlPartitions(connection).count()).isEqualTo(7);
        }
        assertThatThrownBy(() -> migrate(url, 1_000))
                .hasStackTraceContaining("KEPT_DB_PARTITIONS must be from 1 to 256");
    }

    private boolean move(int partitions, Consumer<CopyProgress> progress) {
        return database.with(connection -> new PostgresqlPartitions(connection, STEP).move(partitions, progress));
    }

    private List<String> read(String sql) {
        return database.with(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    private void write(String sql) {
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private static String series() {
        return withKey()
                .get("/api/v1/kpis/return-rate/series?grain=week&from=2024-W09&to=2024-W14")
                .then()
                .statusCode(200)
                .extract()
                .path("points")
                .toString();
    }

    private static void assertNothingDiffers(String numbers) {
        assertThat(series()).isEqualTo(numbers);
        withKey()
                .contentType("application/json")
                .post("/api/v1/rollup/rebuild?check=true")
                .then()
                .statusCode(200)
                .body("differences", equalTo(0));
    }

    private static void migrate(String url, int partitions) {
        Flyway.configure(PostgresqlPartitionsTest.class.getClassLoader())
                .dataSource(url, "postgres", "")
                .callbacks(new ReportingViewsCallback(), new PartitionsCallback(() -> partitions))
                .load()
                .migrate();
    }

    private static Connection connect(String url) throws SQLException {
        var login = new Properties();
        login.setProperty("user", "postgres");
        return Objects.requireNonNull(new H2OrPostgresDriver().connect(url, login));
    }
}
