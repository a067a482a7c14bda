package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A start that a pooler made fail says what to change; any other keeps its stack trace. */
class StartFailureFilterTest {

    private static final String MESSAGE = "Failed to start application";

    @ParameterizedTest
    @CsvSource({
        "42P05, prepared statement \"S_1\" already exists",
        "26000, prepared statement \"S_1\" does not exist",
    })
    void aStatementLostBehindAPoolerSaysWhatToChange(String state, String message) {
        var entry = filtered(state, message);
        assertThat(entry.getThrown()).isNull();
        assertThat(entry.getMessage())
                .startsWith("KEPT_DB_URL leads to a pooler in transaction mode")
                .contains("prepareThreshold=0", "session mode", "max_prepared_statements", "PgBouncer 1.21");
    }

    @Test
    void anotherErrorOfTheDatabaseKeepsItsStackTrace() {
        var entry = filtered("42501", "permission denied for schema public");
        assertThat(entry.getThrown()).hasRootCauseInstanceOf(PSQLException.class);
        assertThat(entry.getMessage()).isEqualTo(MESSAGE);
    }

    /** What is logged if a migration fails with an error of PostgreSQL. */
    private static LogRecord filtered(String state, String message) {
        var cause = new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0M" + message + "\0"));
        assertThat(cause.getSQLState()).isEqualTo(state);
        var entry = new LogRecord(Level.SEVERE, MESSAGE);
        entry.setThrown(new RuntimeException("Failed to start quarkus", new FlywaySqlException("not migrated", cause)));
        assertThat(new StartFailureFilter().isLoggable(entry)).isTrue();
        return entry;
    }
}
