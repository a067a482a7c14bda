package org.kept.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/**
 * What the measurements on one database share: where it is, how much they measure, and the report.
 *
 * @param name the database's, at the beginning of each line
 * @param folder of its services
 * @param database settings of a service for it; empty for the embedded one
 * @param flags of each service
 * @param seed of the next events
 * @param stored how many events the service has
 */
record Bench(
        String name,
        Path folder,
        Map<String, String> database,
        List<String> flags,
        BenchmarkSizes sizes,
        Report report,
        AtomicLong seed,
        AtomicLong stored) {

    /** The connections of those measurements that have many. */
    static final int CONNECTIONS = 64;

    /** Part of a round. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    boolean isPostgres() {
        return database.containsKey("KEPT_DB_URL");
    }

    /** Connects to the PostgreSQL. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(Objects.requireNonNull(database.get("KEPT_DB_URL")), "postgres", "");
    }

    /** Starts Kept on the database, with more settings. */
    Packaged start(Map<String, String> more) {
        var settings = new HashMap<>(database);
        settings.put("KEPT_INGEST_MAX_TEAMS", Integer.toString(sizes.teams() + SyntheticEvents.TEAMS.length));
        settings.putAll(more);
        return Packaged.startWith(folder, settings, flags.toArray(String[]::new));
    }

    /** Makes a line's name. */
    String line(String what) {
        return name + ": " + what;
    }

    /** Runs the rounds, the first to warm up. */
    void rounds(List<Figures> figures, Step round) throws Exception {
        if (sizes.warmUp()) {
            round.run();
            figures.forEach(Figures::clear);
        }
        for (var i = 0; i < sizes.rounds(); i++) {
            round.run();
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    static double seconds(Step step) throws Exception {
        var began = System.nanoTime();
        step.run();
        return (System.nanoTime() - began) / 1e9;
    }

    /** Events that no other call has generated. */
    List<SyntheticEvents.Row> generate(int count) {
        return SyntheticEvents.generate(count, seed.getAndIncrement());
    }

    /** Stores the rows as one body. */
    void push(Packaged service, List<SyntheticEvents.Row> rows) {
        push(service, "", SyntheticEvents.ndjson(rows));
    }

    void push(Packaged service, String query, byte[] ndjson) {
        var receipt = Packaged.json(
                Packaged.expect(200, service.post("/api/v1/events" + query, "application/x-ndjson", ndjson)));
        if (receipt.path("rejected").asLong() > 0) {
            throw new IllegalStateException("%.500s".formatted(receipt));
        }
        if (!query.contains("dryrun")) {
            stored.addAndGet(receipt.path("accepted").asLong());
        }
    }

    /** Stores the sample company's mission, in effect from the first of the last two years on. */
    static void mission(Packaged service) throws IOException {
        var yaml = Files.readString(Path.of("src", "main", "resources", "sample", "mission.yaml"));
        var begin = Period.of(Grain.WEEK, LocalDate.now(ZoneOffset.UTC).minusYears(2))
                .start();
        var week = Period.of(Grain.WEEK, begin).code();
        var whole = yaml.replace("{begin}", begin.toString())
                .replace("{review}", begin.plusYears(3).toString())
                .replace("{first}", week)
                .replace("{bench}", week);
        Packaged.expect(200, service.put("/api/v1/mission", whole));
    }
}
