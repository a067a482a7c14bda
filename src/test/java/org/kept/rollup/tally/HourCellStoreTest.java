package org.kept.rollup.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kept.TestEvents.push;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.database.Database;
import org.kept.database.Transactions;
import org.kept.kpi.Input;
import org.kept.rollup.History;
import org.kept.rollup.SharedNumbers;
import org.kept.rollup.model.HourSource;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.state.EarlierHours;
import org.kept.rollup.state.ExclusiveTransaction;

/** The sums of an hour, team and channel are one row, in which each input has a place of its own. */
@QuarkusTest
@OnBothDatabases
class HourCellStoreTest {

    private static final Instant HOUR = Instant.parse("2024-03-04T10:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2024-03-04");
    private static final SliceKey RED = SliceKey.of("red", "phone");
    private static final BigInteger LARGE = BigInteger.TEN.pow(30);
    private static final int WRITERS = 2;
    private static final int ROUNDS = 50;

    private final Database database;
    private final HourCellStore hourCells;
    private final EarlierHours earlierHours;
    private final EarlierHourMover mover;
    private final ExclusiveTransaction exclusiveTransaction;

    @Inject
    HourCellStoreTest(
            Database database,
            HourCellStore hourCells,
            EarlierHours earlierHours,
            EarlierHourMover mover,
            ExclusiveTransaction exclusiveTransaction) {
        this.database = database;
        this.hourCells = hourCells;
        this.earlierHours = earlierHours;
        this.mover = mover;
        this.exclusiveTransaction = exclusiveTransaction;
    }

    @AfterEach
    @BeforeEach
    void empty() {
        SharedNumbers.deleteAllData(database);
    }

    @Test
    void allInputsOfAnHourTeamAndChannelAreOneRow() {
        add(Map.of(key("orders"), InputDelta.ONE, key("waits"), new InputDelta(2, -7, LARGE)));
        add(Map.of(key("waits"), new InputDelta(-1, 9, LARGE.negate()), key("returns"), InputDelta.ONE));

        assertThat(number("select count(*) from hour_cell")).isEqualTo(1);
        assertThat(sums())
                .isEqualTo(Map.of(
                        "orders", InputDelta.ONE,
                        "returns", InputDelta.ONE,
                        "waits", new InputDelta(1, 2, BigInteger.ZERO)));
    }

    @Test
    void moreInputsThanOneRowHasPlacesForGoIntoFurtherRows() {
        var expected = new TreeMap<String, InputDelta>();
        var hours = new HashMap<TallyDelta.HourKey, InputDelta>();
        for (var i = 1; i <= InputPlaces.PLACES + 1; i++) {
            var sums = new InputDelta(i, 2L * i, LARGE.add(BigInteger.valueOf(i)));
            expected.put("many-" + i, sums);
            hours.put(key("many-" + i), sums);
        }
        add(hours);

        assertThat(number("select count(*) from hour_cell")).isGreaterThan(1);
        assertThat(sums()).isEqualTo(expected);
    }

    @Test
    void removedInputsAreGoneAndTheOthersOfTheirCellsStay() {
        add(Map.of(key("orders"), InputDelta.ONE, key("waits"), new InputDelta(2, 7, LARGE)));
        subtract("waits", DAY.plusDays(1), DAY.plusDays(8));
        assertThat(sums()).containsOnlyKeys("orders", "waits");
        subtract("waits", DAY, DAY.plusDays(7));
        assertThat(sums()).isEqualTo(Map.of("orders", InputDelta.ONE));
    }

    @Test
    void aPlaceGivenInATransactionThatIsRolledBackIsGivenAgain() {
        var failure = new IllegalStateException("the power went");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    database.run(connection -> hourCells.add(connection, Map.of(key("undone"), InputDelta.ONE)));
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(sums()).isEmpty();
        add(Map.of(key("undone"), InputDelta.ONE));
        assertThat(sums()).isEqualTo(Map.of("undone", InputDelta.ONE));
    }

    @Test
    void writersOfTheSameCellsAllCount() throws Exception {
        add(shared(0));
        inParallel(round -> add(shared(0)));
        assertThat(sums())
                .isEqualTo(Map.of(
                        "orders",
                        new InputDelta(WRITERS * ROUNDS + 1, 0, BigInteger.ZERO),
                        "waits",
                        waits(WRITERS * ROUNDS + 1)));
    }

    /** Both insert the cell, and give the next place to an input that is new. */
    @Test
    void writersOfNewCellsAndInputsAllCount() throws Exception {
        inParallel(round -> {
            // As every writer does.
            var lock = database.writeLock();
            lock.lock();
            try {
                add(shared(round));
                add(Map.of(key("new-" + Thread.currentThread().getName() + "-" + round % 5), InputDelta.ONE));
            } finally {
                lock.unlock();
            }
        });
        assertThat(number("select sum(n[place]) from hour_cell join input_place on input_place.part = hour_cell.part"
                        + " where input = 'orders'"))
                .isEqualTo(WRITERS * ROUNDS);
        assertThat(number("select count(*) from input_place where input like 'new-%'"))
                .isEqualTo(WRITERS * 5);
    }

    @Test
    void earlierRowsAreMovedInPiecesWhileEventsAreStored() {
        storeEarlierRows();
        push(new History(8, "later").events(100));
        var all = all();
        var left = earlierRows();
        while (left > 0) {
            assertThatThrownBy(() -> exclusiveTransaction.atStart(zone -> {
                        assertThat(hourCells.moveEarlierRows(30)).isPositive();
                        throw new IllegalStateException("the power went");
                    }))
                    .hasMessage("the power went");
            assertThat(earlierRows()).isEqualTo(left);
            int moved = exclusiveTransaction.atStart(zone -> hourCells.moveEarlierRows(30));
            assertThat(moved).isPositive();
            assertThat(earlierRows()).isEqualTo(left - moved);
            assertThat(all()).isEqualTo(all);
            left = earlierRows();
        }
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void nodesThatMoveEarlierRowsAtOnceTakeTurns() throws Exception {
        storeEarlierRows();
        var all = all();
        inParallel(round -> exclusiveTransaction.atStart(zone -> hourCells.moveEarlierRows(10)));
        assertThat(earlierRows()).isZero();
        assertThat(all()).isEqualTo(all);
    }

    @Test
    void aStartMovesEarlierRows() {
        storeEarlierRows();
        earlierHours.setPresent(false);
        mover.onStart(new StartupEvent());
        while (earlierHours.arePresent()) {
            Thread.onSpinWait();
        }
        assertThat(earlierRows()).isZero();
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aRebuildAndARecountMoveEarlierRowsFirst() {
        storeEarlierRows();
        SharedNumbers.rebuildFindsNoDifference();
        assertThat(earlierRows()).isZero();

        toEarlierRows();
        subtract("orders", LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1000));
        assertThat(all()).isNotEmpty().noneMatch(row -> row.startsWith("orders "));
    }

    /** Sums of events in rows, as an earlier release stored them. */
    private void storeEarlierRows() {
        push(new History(7, "earlier").events(100));
        toEarlierRows();
    }

    private void toEarlierRows() {
        execute("insert into tally_hour (input, hour_at, team, channel, day_on, n, total, squares)"
                + " select input, hour_at, team, channel, day_on, n, total, squares from " + HourSource.CELL_TABLE);
        execute("delete from hour_cell");
        earlierHours.setPresent(true);
    }

    private long earlierRows() {
        return number("select count(*) from tally_hour");
    }

    /** Every sum as it is read while rows are moved. */
    private List<String> all() {
        var source = HourSource.of(true);
        return database.with(connection -> {
            var all = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select input, hour_at, team, channel, day_on, " + source.sums()
                            + " from " + source.from() + " group by input, hour_at, team, channel, day_on"
                            + " order by input, hour_at, team, channel")) {
                while (rows.next()) {
                    var row = new StringJoiner(" ");
                    for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.add(rows.getString(column));
                    }
                    all.add(row.toString());
                }
            }
            return all;
        });
    }

    /** Has two writers do the same at the same time, round by round. */
    private static void inParallel(IntConsumer round) throws Exception {
        var barrier = new CyclicBarrier(WRITERS);
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            Callable<Boolean> writer = () -> {
                for (var i = 0; i < ROUNDS; i++) {
                    barrier.await(1, TimeUnit.MINUTES);
                    round.accept(i);
                }
                return true;
            };
            for (var done : pool.invokeAll(Collections.nCopies(WRITERS, writer))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** What each writer adds to an hour. */
    private static Map<TallyDelta.HourKey, InputDelta> shared(int hour) {
        var at = HOUR.plus(Duration.ofHours(hour));
        return Map.of(
                new TallyDelta.HourKey(new Input("orders"), at, DAY, RED),
                InputDelta.ONE,
                new TallyDelta.HourKey(new Input("waits"), at, DAY, RED),
                waits(1));
    }

    private static InputDelta waits(long times) {
        return new InputDelta(times, -7 * times, LARGE.multiply(BigInteger.valueOf(times)));
    }

    private static TallyDelta.HourKey key(String input) {
        return new TallyDelta.HourKey(new Input(input), HOUR, DAY, RED);
    }

    private void add(Map<TallyDelta.HourKey, InputDelta> hours) {
        Transactions.commitIf(Duration.ofMinutes(1), added -> true, () -> {
            database.run(connection -> hourCells.add(connection, hours));
            return true;
        });
    }

    private void subtract(String input, LocalDate from, LocalDate to) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.run(
                        connection -> hourCells.subtract(connection, List.of(new Input(input)), from, to)));
    }

    /** The stored sums by input. */
    private Map<String, InputDelta> sums() {
        return database.with(connection -> {
            var sums = new TreeMap<String, InputDelta>();
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("select input, n, total, squares from " + HourSource.CELL_TABLE)) {
                while (rows.next()) {
                    sums.put(
                            rows.getString(1),
                            new InputDelta(
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    rows.getBigDecimal(4).toBigIntegerExact()));
                }
            }
            return sums;
        });
    }

    private long number(String sql) {
        return database.with(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private void execute(String sql) {
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).isPositive();
            }
        });
    }
}
