package org.kept.database;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.sql.SQLException;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jboss.logging.Logger;

/**
 * Flyway callback: gives the events of an empty PostgreSQL the partitions that {@code kept.db-partitions} asks for. Before
 * a migration, which may change their columns, it drops what an unfinished {@code kept partition} has copied.
 */
public final class PartitionsCallback implements Callback {

    private static final Logger LOG = Logger.getLogger(PartitionsCallback.class);

    private final IntSupplier setting;

    /** For the number in {@code kept.db-partitions}; without it nothing is changed. */
    public PartitionsCallback() {
        this(() -> ConfigProvider.getConfig()
                .getOptionalValue("kept.db-partitions", Integer.class)
                .orElse(0));
    }

    /** For that number; 0 changes nothing. */
    PartitionsCallback(IntSupplier setting) {
        this.setting = setting;
    }

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
            var partitions = setting.getAsInt();
            var isPostgresql = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            check(partitions, isPostgresql);
            if (!isPostgresql) {
                return;
            }
            var tables = new PostgresqlPartitions(connection);
            if (event == Event.BEFORE_EACH_MIGRATE) {
                tables.dropUnfinished();
            } else if (partitions > 0 && !tables.createIfEmpty(partitions)) {
                LOG.warnf(
                        "KEPT_DB_PARTITIONS=%d has no effect, because there are events already. Run: kept partition %d"
                                + " (docs/operate.md, Partitions).",
                        partitions, partitions);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "partitions";
    }

    private static void check(int partitions, boolean isPostgresql) {
        if (partitions == 0) {
            return;
        }
        if (!isPostgresql) {
            throw new ConfigurationException("KEPT_DB_PARTITIONS needs PostgreSQL: the embedded database has no"
                    + " partitions. Remove the setting, or set KEPT_DB_URL.");
        }
        if (!PostgresqlPartitions.isPossible(partitions)) {
            throw new ConfigurationException(
                    "KEPT_DB_PARTITIONS must be from 1 to " + PostgresqlPartitions.MOST + ", not " + partitions + ".");
        }
    }
}
