package org.kept.rollup;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.kept.audit.Act;
import org.kept.audit.Audit;
import org.kept.audit.Change;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;

/** Computes everything derived anew from the events, which alone are true. */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final int MOST_EXAMPLES = 20;

    /** The derived tables, and the columns by which their rows are named. */
    private static final Map<String, Integer> TABLES = Map.of(
            "tally_hour", 5,
            "tally_week", 4,
            "tally_week_total", 4,
            "wait_bin", 4,
            "customer", 1,
            "customer_count", 4,
            "figure", 2,
            "returned_order", 2);

    /**
     * What a rebuild found.
     *
     * @param rows how many rows the events come to
     * @param differences how many rows stood otherwise before
     * @param examples up to twenty of them, in words
     */
    public record Report(long rows, long differences, List<String> examples) {}

    private final Database database;
    private final Rollup rollup;
    private final RollupState state;
    private final Alone alone;
    private final ReportingZone zone;
    private final Audit audit;

    Rebuild(Database database, Rollup rollup, RollupState state, Alone alone, ReportingZone zone, Audit audit) {
        this.database = database;
        this.rollup = rollup;
        this.state = state;
        this.alone = alone;
        this.zone = zone;
        this.audit = audit;
    }

    /** Weeks begin elsewhere in another zone, so a new zone needs new tallies before anybody reads them. */
    void onStart(@Observes StartupEvent started) {
        alone.run(() -> {
            if (!state.own().equals(zone.id().getId())) {
                LOG.infof("Computing the numbers for the time zone %s", zone.id());
                rollup.recompute();
                state.computedIn(zone.id().getId());
            }
            return true;
        });
    }

    /** Rebuilds all, and says what was not as the events have it. */
    public Report rebuild() {
        return alone.run(() -> {
            var report = compare();
            audit.record(Change.made(
                    Act.NUMBERS_REBUILT,
                    "numbers",
                    Change.lines("rows", report.rows(), "differences", report.differences())));
            return report;
        });
    }

    /** Says what a rebuild would change, and changes nothing. */
    public Report check() {
        return alone.run(this::compare, report -> false);
    }

    /** Changes something that the tallies depend on, together with the tallies. */
    void after(Runnable change) {
        alone.run(() -> {
            change.run();
            rollup.recompute();
            return true;
        });
    }

    private Report compare() {
        var before = snapshot();
        rollup.recompute();
        var after = snapshot();
        var examples = new ArrayList<String>();
        var differences = 0L;
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (var key : keys) {
            var stood = before.getOrDefault(key, "nothing");
            var is = after.getOrDefault(key, "nothing");
            if (!stood.equals(is)) {
                differences++;
                if (examples.size() < MOST_EXAMPLES) {
                    examples.add(key + ": stood at " + stood + ", the events say " + is);
                }
            }
        }
        return new Report(after.size(), differences, List.copyOf(examples));
    }

    /** Every row that says something, by its key; a row that came back to zero says nothing. */
    private Map<String, String> snapshot() {
        return database.with(connection -> {
            var all = new HashMap<String, String>();
            for (var table : TABLES.entrySet()) {
                try (var select = connection.prepareStatement("select * from " + table.getKey());
                        var rows = select.executeQuery()) {
                    while (rows.next()) {
                        row(rows, table.getKey(), table.getValue(), all);
                    }
                }
            }
            return all;
        });
    }

    private static void row(ResultSet rows, String table, int keys, Map<String, String> all) throws SQLException {
        var key = new StringBuilder(table);
        var values = new StringBuilder();
        var says = table.equals("figure") || table.equals("returned_order");
        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            var value = String.valueOf(rows.getObject(column));
            if (column <= keys) {
                key.append(' ').append(value);
            } else {
                values.append(' ').append(value);
                says |= !value.equals("0") && !value.equals("null");
            }
        }
        if (says) {
            all.put(key.toString(), values.toString().strip());
        }
    }
}
