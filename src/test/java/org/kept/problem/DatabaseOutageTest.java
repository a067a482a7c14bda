package org.kept.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An outage of the database is distinguished from an error in a statement, by state or by code. */
class DatabaseOutageTest {

    @ParameterizedTest
    @CsvSource({
        "connection failure, 08006, 0",
        "too many connections, 53300, 0",
        "disk full on PostgreSQL, 53100, 0",
        "shut down by an administrator, 57P01, 0",
        "crashed, 57P02, 0",
        "starting up, 57P03, 0",
        "idle for too long, 57P05, 0",
        "idle in a transaction for too long, 25P03, 0",
        "a transaction that took too long, 25P04, 0",
        "no server for writing, 08001, 0",
        "PgBouncer has no server, 08P01, 0",
        "connection to the remote node worker1:5432 failed with the following error: refused, 08006, 0",
        "ERROR: server closed the connection unexpectedly while executing command on worker1, XX000, 0",
        "ERROR: failure on connection marked as essential: worker1:5432, XX000, 0",
        "I/O error, 58030, 0",
        "locked on PostgreSQL, 55P03, 0",
        "locked on H2, HYT00, 50200",
        "read-only after a failover, 25006, 0",
        "I/O error on H2, 90028, 90028",
        "database closed on H2, 90121, 90121",
        "'Sorry, acquisition timeout!', , 0",
    })
    void anOutageIsFoundBelowItsWrapping(String message, String state, int code) {
        var sql = new SQLException(message, state, code);
        assertThat((Throwable) DatabaseOutage.find(new IllegalStateException(new RuntimeException(sql))))
                .isSameAs(sql);
    }

    @Test
    void aFailedCommitIsFoundAmongTheSuppressed() {
        var sql = new SQLException("disk full", "53100");
        var rollback = new IllegalStateException("Could not commit transaction.");
        rollback.addSuppressed(new IllegalStateException("Error trying to commit", sql));
        assertThat((Throwable) DatabaseOutage.find(new RuntimeException(rollback)))
                .isSameAs(sql);
    }

    @Test
    void aStoreOfH2ThatCannotBeWrittenIsAnOutage() {
        var store = new SQLException("General error", "HY000", 50000, new MVStoreException(2, "Writing failed"));
        assertThat((Throwable) DatabaseOutage.find(store)).isSameAs(store);
        var other = new SQLException("General error", "HY000", 50000, new IllegalStateException("a bug"));
        assertThat((Throwable) DatabaseOutage.find(other)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"unique key, 23505, 0", "syntax, 42601, 0", "deadlock, 40P01, 0", "a bug, XX000, 0", "no state, , 0"})
    void anErrorInAStatementIsNone(String message, String state, int code) {
        assertThat((Throwable) DatabaseOutage.find(new SQLException(message, state, code)))
                .isNull();
    }

    @Test
    void anErrorWithoutSqlIsNone() {
        assertThat((Throwable) DatabaseOutage.find(new IllegalStateException("x")))
                .isNull();
    }
}
