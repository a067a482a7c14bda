package org.kept.operate;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kept.database.H2OrPostgresDriver;
import org.kept.database.PostgresqlPartitions;
import org.kept.database.PostgresqlPartitions.CopyProgress;
import org.kept.operate.CommandLine.CommandException;

/**
 * Command that moves the events of PostgreSQL into partitions, while the service runs.
 *
 * @param progress is told every ten seconds how far it is
 */
record PartitionCommand(OperatorSettings settings, Consumer<String> progress) implements CommandLine.Command {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(10);

    @Override
    public String name() {
        return "partition";
    }

    @Override
    public List<String> arguments() {
        return List.of("N");
    }

    @Override
    public String description() {
        return "Moves the events on PostgreSQL into N partitions, also while Kept runs; 1 moves them back into one table.";
    }

    @Override
    public String run(List<String> given) throws CommandException {
        var partitions = number(given.get(0));
        if (settings.isH2()) {
            throw new CommandException("Partitions need PostgreSQL: the embedded database has none. Set KEPT_DB_URL.");
        }
        var login = new Properties();
        login.setProperty("user", settings.ownerUser());
        login.setProperty("password", settings.ownerPassword());
        try (var connection = Objects.requireNonNull(new H2OrPostgresDriver().connect(settings.databaseUrl(), login))) {
            var tables = new PostgresqlPartitions(connection);
            if (tables.isDistributed()) {
                throw new CommandException("Citus distributes the tables of this database. Nothing was changed.");
            }
            return tables.move(partitions, new Throttled(progress))
                    ? "events and revisions are in " + partitions + (partitions == 1 ? " table" : " partitions")
                            + " each"
                    : "nothing to do: the number of partitions is already " + partitions;
        } catch (SQLException e) {
            throw new CommandException(
                    "The events were not moved: " + e.getMessage()
                            + ". They are all where they were. Run the command again to go on.",
                    e);
        }
    }

    private static int number(String text) throws CommandException {
        var sentence = "N must be a number from 1 to " + PostgresqlPartitions.MOST + ", not " + text + ".";
        try {
            var number = Integer.parseInt(text);
            if (PostgresqlPartitions.isPossible(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new CommandException(sentence, e);
        }
        throw new CommandException(sentence);
    }

    /** Passes on one step in ten seconds, as a sentence. */
    private static final class Throttled implements Consumer<CopyProgress> {

        private final Consumer<String> lines;
        private long last = System.nanoTime();

        Throttled(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void accept(CopyProgress step) {
            var now = System.nanoTime();
            if (now - last >= EVERY) {
                last = now;
                lines.accept(String.format(
                        Locale.ROOT,
                        "kept: %,d of about %,d rows of %s copied",
                        step.copied(),
                        Math.max(step.copied(), step.total()),
                        step.table()));
            }
        }
    }
}
