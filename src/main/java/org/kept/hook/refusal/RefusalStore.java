package org.kept.hook.refusal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kept.database.Database;

/** SQL of the refused deliveries: one row for each hook, day and reason. */
@ApplicationScoped
public class RefusalStore {

    private static final String INSERT = "insert into hook_refusal (hook, refused_on, reason, refused, last_refused)"
            + " select name, cast(? as date), cast(? as varchar), 0, cast(? as timestamp with time zone) from hook"
            + " where name = ? on conflict do nothing";

    private static final String ADD = "update hook_refusal set refused = refused + ?,"
            + " last_refused = case when last_refused < ? then ? else last_refused end"
            + " where hook = ? and refused_on = ? and reason = ?";

    private final Database database;

    RefusalStore(Database database) {
        this.database = database;
    }

    /** Adds counts, in one transaction; those of unknown hooks are dropped. */
    void add(Collection<Refusals> counts) {
        database.run(connection -> {
            insertRows(connection, counts);
            try (var add = connection.prepareStatement(ADD)) {
                for (var each : counts) {
                    var last = each.last().atOffset(ZoneOffset.UTC);
                    add.setLong(1, each.refused());
                    add.setObject(2, last);
                    add.setObject(3, last);
                    add.setString(4, each.hook());
                    add.setObject(5, each.day());
                    add.setString(6, each.reason().code());
                    add.addBatch();
                }
                add.executeBatch();
            }
        });
    }

    private static void insertRows(Connection connection, Collection<Refusals> counts) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var each : counts) {
                insert.setObject(1, each.day());
                insert.setString(2, each.reason().code());
                insert.setObject(3, each.last().atOffset(ZoneOffset.UTC));
                insert.setString(4, each.hook());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The refusals of a hook, newest first. */
    public List<Refusals> list(String hook, int limit) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select refused_on, reason, refused, last_refused"
                    + " from hook_refusal where hook = ? order by last_refused desc, reason fetch first ? rows only")) {
                select.setString(1, hook);
                select.setInt(2, limit);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<Refusals>();
                    while (rows.next()) {
                        found.add(new Refusals(
                                hook,
                                rows.getObject(1, LocalDate.class),
                                RefusalReason.of(rows.getString(2)),
                                rows.getLong(3),
                                rows.getObject(4, OffsetDateTime.class).toInstant()));
                    }
                    return found;
                }
            }
        });
    }

    /** Number of refused deliveries by hook; a hook without any is left out. */
    public Map<String, Long> totals() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select hook, sum(refused) from hook_refusal group by hook");
                    var rows = select.executeQuery()) {
                var totals = new HashMap<String, Long>();
                while (rows.next()) {
                    totals.put(rows.getString(1), rows.getLong(2));
                }
                return totals;
            }
        });
    }

    /** Deletes the counts of days before that one; returns the number of rows. */
    public int deleteBefore(LocalDate day) {
        return database.with(connection -> {
            try (var delete = connection.prepareStatement("delete from hook_refusal where refused_on < ?")) {
                delete.setObject(1, day);
                return delete.executeUpdate();
            }
        });
    }
}
