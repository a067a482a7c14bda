package org.kept.rollup.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kept.TestEvents.push;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.database.Database;
import org.kept.kpi.Input;
import org.kept.rollup.History;
import org.kept.rollup.SharedNumbers;
import org.kept.rollup.model.HourCells;
import org.kept.rollup.model.SliceKey;

/** The sums of an hour, team and channel are one row, in which each input has a place of its own. */
@QuarkusTest
@OnBothDatabases
class HourCellStoreTest {

    private static final Instant HOUR = Instant.parse("2024-03-04T10:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2024-03-04");
    private static final SliceKey RED = SliceKey.of("red", "phone");
    private static final BigInteger LARGE = BigInteger.TEN.pow(30);

    private final Database database;
    private final HourCellStore hourCells;
    private final EarlierHours earlierHours;

    @Inject
    HourCellStoreTest(Database database, HourCellStore hourCells, EarlierHours earlierHours) {
        this.database = database;
        this.hourCells = hourCells;
        this.earlierHours = earlierHours;
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
    void sumsOfEarlierReleasesAreMovedIntoCellsAndAddedToWhatIsThere() {
        push(new History(7, "earlier").events(100));
        execute("insert into tally_hour (input, hour_at, team, channel, day_on, n, total, squares)"
                + " select input, hour_at, team, channel, day_on, n, total, squares from " + HourCells.TABLE);
        execute("delete from hour_cell");
        push(new History(8, "later").events(100));

        earlierHours.move(new StartupEvent());

        assertThat(number("select count(*) from tally_hour")).isZero();
        SharedNumbers.rebuildFindsNoDifference();
        earlierHours.move(new StartupEvent());
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static TallyDelta.HourKey key(String input) {
        return new TallyDelta.HourKey(new Input(input), HOUR, DAY, RED);
    }

    private void add(Map<TallyDelta.HourKey, InputDelta> hours) {
        QuarkusTransaction.requiringNew().run(() -> database.run(connection -> hourCells.add(connection, hours)));
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
                    var rows = statement.executeQuery("select input, n, total, squares from " + HourCells.TABLE)) {
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
