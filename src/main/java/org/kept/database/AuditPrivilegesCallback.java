package org.kept.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * After each migration on PostgreSQL: gives the role that the service runs as what it needs, and takes from it the right to
 * change or delete a line of the audit trail.
 *
 * <p>Where that role also owns the tables it could give itself the right again; with an owner of its own
 * ({@code kept.db-owner-user}), which only migrates, it cannot.
 */
public final class AuditPrivilegesCallback implements Callback {

    private static final String TRAIL = "audit_entry";

    private final String service;

    /** As the settings have it. */
    public AuditPrivilegesCallback() {
        this(ConfigProvider.getConfig().getValue("kept.db-user", String.class));
    }

    /** For the service that runs as that role. */
    AuditPrivilegesCallback(String service) {
        this.service = service;
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
            var role = statement.enquoteIdentifier(service, true);
            if (!service.equals(migrates(statement))) {
                var schema = statement.enquoteIdentifier(connection.getSchema(), true);
                statement.execute(String.format(Locale.ROOT, "grant usage on schema %s to %s", schema, role));
                statement.execute(String.format(
                        Locale.ROOT,
                        "grant select, insert, update, delete on all tables in schema %s to %s",
                        schema,
                        role));
            }
            statement.execute(String.format(Locale.ROOT, "revoke update, delete, truncate on %s from %s", TRAIL, role));
        }
    }

    private static String migrates(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }
}
