package org.kept.rollup.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** What stands in the derived tables held against what the events say; a rebuild mends what differs, a check does not. */
final class RebuildComparison {

    private static final int MOST_EXAMPLES = 20;

    private final Database database;
    private final boolean mending;
    private final List<String> examples;
    private long rows;
    private long differences;

    RebuildComparison(Database database, boolean mending, Rebuild.RebuildReport soFar) {
        this.database = database;
        this.mending = mending;
        this.examples = new ArrayList<>(soFar.examples());
        this.rows = soFar.rows();
        this.differences = soFar.differences();
    }

    /** Compares rows of one table by their names; those that are not among {@code should} ought not to be there. */
    void compare(
            DerivedTable table,
            Map<List<@Nullable Object>, List<@Nullable Object>> stands,
            Map<List<@Nullable Object>, List<@Nullable Object>> should) {
        var names = new HashSet<>(stands.keySet());
        names.addAll(should.keySet());
        var wrong = new HashSet<List<@Nullable Object>>();
        for (var name : names) {
            var is = should.get(name);
            if (is != null) {
                rows++;
            }
            if (is == null || !is.equals(stands.get(name))) {
                differ(table, name, stands.get(name), is);
                wrong.add(name);
            }
        }
        if (mending && !wrong.isEmpty()) {
            mend(table, wrong, should);
        }
    }

    private void differ(
            DerivedTable table,
            List<@Nullable Object> name,
            @Nullable List<@Nullable Object> stood,
            @Nullable List<@Nullable Object> is) {
        differences++;
        if (examples.size() < MOST_EXAMPLES) {
            // Examples stay; what customers are named by must not.
            var what = table.equals(DerivedTable.CUSTOMERS) ? "a customer" : table.words(name);
            examples.add(what + ": stood at " + said(stood) + ", the events say " + said(is));
        }
    }

    private static String said(@Nullable List<@Nullable Object> cells) {
        return cells == null ? "nothing" : DerivedTable.said(cells);
    }

    private void mend(
            DerivedTable table,
            Set<List<@Nullable Object>> wrong,
            Map<List<@Nullable Object>, List<@Nullable Object>> should) {
        var right = new HashMap<>(should);
        right.keySet().retainAll(wrong);
        database.run(connection -> table.replace(connection, wrong, right));
    }

    /** What was found so far. */
    Rebuild.RebuildReport report() {
        return new Rebuild.RebuildReport(rows, differences, List.copyOf(examples));
    }
}
