package org.kept.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Flyway callback after each migration on PostgreSQL: grants the service's role what it needs, and revokes its right to
 * change or delete audit entries and published weeks.
 *
 * <p>A role that also owns the tables could grant itself the right again. With an owner of its own
 * ({@code kept.db-owner-user}) that only migrates, the service's role cannot.
 */
public final class AuditPrivilegesCallback implements Callback {

    /** Rows of these tables are only added. */
    private static final List<String> APPEND_ONLY = List.of("audit_entry", "publication");

    private final String serviceRole;

    /** For the role that {@code kept.db-user} names. */
    public AuditPrivilegesCallback() {
        this(ConfigProvider.getConfig().getValue("kept.db-user", String.class));
    }

    /** For that role. */
    AuditPrivilegesCallback(String serviceRole) {
        this.serviceRole = serviceRole;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            protectOnPostgresql(context.getConnection());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "append-only";
    }

    private void protectOnPostgresql(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return;
        }
        try (var statement = connection.createStatement()) {
            var role = statement.enquoteIdentifier(serviceRole, true);
            if (!serviceRole.equals(migrationRole(statement))) {
                var schema = statement.enquoteIdentifier(connection.getSchema(), true);
                statement.execute(String.format(Locale.ROOT, "grant usage on schema %s to %s", schema, role));
                statement.execute(String.format(
                        Locale.ROOT,
                        "grant select, insert, update, delete on all tables in schema %s to %s",
                        schema,
                        role));
            }
            for (var table : APPEND_ONLY) {
                statement.execute(
                        String.format(Locale.ROOT, "revoke update, delete, truncate on %s from %s", table, role));
            }
        }
    }

    private static String migrationRole(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }
}
