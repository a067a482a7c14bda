package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;
import org.kept.problem.DatabaseOutage;

@QuarkusTest
@OnBothDatabases
class DatabaseTest {

    private final Database database;

    @Inject
    DatabaseTest(Database database) {
        this.database = database;
    }

    @Test
    void theKindIsTheOneOfTheRun() {
        assertThat(database.kind())
                .isEqualTo(TestDatabase.isPostgres() ? Database.DatabaseKind.POSTGRESQL : Database.DatabaseKind.H2);
        assertThat(database.with(DatabaseTest::product)).isEqualTo(TestDatabase.isPostgres() ? "PostgreSQL" : "H2");
    }

    @Test
    void aReadOnlyServerIsNoticed() {
        assumeTrue(TestDatabase.isPostgres(), "H2 has no standbys");
        assertThat(database.with(DatabaseReadinessCheck::isReadOnlyPostgresql)).isFalse();
        boolean isReadOnly = QuarkusTransaction.requiringNew().call(() -> database.with(DatabaseTest::afterReadOnly));
        assertThat(isReadOnly).isTrue();
    }

    @Test
    void aWriteThatAReadOnlyServerRefusesIsAnOutageAndLeavesNoOldConnection() {
        assumeTrue(TestDatabase.isPostgres(), "H2 has no standbys");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .call(() -> database.with(connection -> {
                            try (var statement = connection.createStatement()) {
                                statement.execute("set transaction read only");
                                return statement.executeUpdate("delete from event where type = ''");
                            }
                        })))
                .satisfies(
                        failure -> assertThat(DatabaseOutage.isOutage(failure)).isTrue());
        boolean isValid = database.with(connection -> connection.isValid(1));
        assertThat(isValid).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "53300, The database has no connection left for Kept.",
        "57P03, 'The database is starting, shutting down or out of resources.'",
        "53100, 'The database is starting, shutting down or out of resources.'",
        "08006, The database cannot be reached.",
        "'', The database cannot be reached.",
    })
    void readinessSaysWhatIsWrongWithoutNames(String state, String says) {
        assertThat(DatabaseReadinessCheck.problem(state)).isEqualTo(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "90131"})
    void workIsTriedAgainAfterAConflictWithAnotherWriter(String state) {
        var attempts = new AtomicInteger();
        int result = Transactions.joining(() -> failingOnce(attempts, state));
        assertThat(result).isEqualTo(2);
    }

    @Test
    void workThatJoinsATransactionIsTriedAgainWithIt() {
        var outer = new AtomicInteger();
        var attempts = new AtomicInteger();
        int result = Transactions.joining(() -> {
            outer.incrementAndGet();
            return Transactions.joining(() -> failingOnce(attempts, "40001"));
        });
        assertThat(result).isEqualTo(2);
        assertThat(outer).hasValue(2);
    }

    private static int failingOnce(AtomicInteger attempts, String state) {
        if (attempts.incrementAndGet() == 1) {
            throw new DatabaseException(new SQLException("a conflict", state));
        }
        return attempts.get();
    }

    private static boolean afterReadOnly(Connection connection) throws SQLException {
        try (var setting = connection.createStatement()) {
            setting.execute("set transaction read only");
        }
        return DatabaseReadinessCheck.isReadOnlyPostgresql(connection);
    }

    private static String product(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName();
    }
}
