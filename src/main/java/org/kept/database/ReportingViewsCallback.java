package org.kept.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Flyway callback on PostgreSQL: creates the read-only views for other tools after a migration, and lets the role
 * {@code kept_reader} read them if there is one. H2 has none: no other program can read its file.
 *
 * <p>A migration may change tables that the views read, so they are dropped before it. Their columns are never renamed
 * or removed, only added at the end: {@code docs/publish.md}.
 */
public final class ReportingViewsCallback implements Callback {

    private static final String FILE = "db/views.sql";

    /** Drops all three views, or none if a view of someone else depends on one of them. */
    private static final String DROP = "do $$ begin"
            + " drop view if exists kept_readings_weekly, kept_clauses, kept_events_accepted;"
            + " exception when dependent_objects_still_exist then null; end $$";

    private static final String GRANT =
            "do $$ begin if exists (select from pg_roles where rolname = 'kept_reader') then"
                    + " grant select on kept_readings_weekly, kept_clauses, kept_events_accepted to kept_reader;"
                    + " end if; end $$";

    /** For Flyway. */
    public ReportingViewsCallback() {}

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE || event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            var connection = context.getConnection();
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                return;
            }
            if (event == Event.BEFORE_EACH_MIGRATE) {
                executeOnPostgresql(connection, DROP);
            } else {
                createOnPostgresql(connection, script());
                executeOnPostgresql(connection, GRANT);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "reporting-views";
    }

    /** Creates the views unless this script has created them already, so that a start locks no view in use. */
    private static void createOnPostgresql(Connection connection, String script) throws SQLException {
        var version = "kept " + Integer.toHexString(script.hashCode());
        try (var select = connection.prepareStatement(
                        "select obj_description(to_regclass('kept_readings_weekly'), 'pg_class')");
                var row = select.executeQuery()) {
            if (row.next() && version.equals(row.getString(1))) {
                return;
            }
        }
        executeOnPostgresql(connection, script);
        executeOnPostgresql(connection, "comment on view kept_readings_weekly is '" + version + "'");
    }

    private static void executeOnPostgresql(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script() {
        try (var file = ReportingViewsCallback.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
