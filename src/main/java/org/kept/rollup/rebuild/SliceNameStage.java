package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.kpi.EventType;
import org.kept.kpi.Input;
import org.kept.types.EventTypes;

/** Rebuilds how many events name each team and channel, in one step from the weekly totals, correct by then. */
@ApplicationScoped
class SliceNameStage implements RebuildStage {

    private final Database database;
    private final EventTypes types;

    SliceNameStage(Database database, EventTypes types) {
        this.database = database;
        this.types = types;
    }

    @Override
    public String code() {
        return "names";
    }

    @Override
    public @Nullable String step(String after, RebuildWeeks weeks, RebuildComparison comparison) {
        var expected = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        expected.putAll(countByName("team", "channel"));
        expected.putAll(countByName("channel", "team"));
        var stored = database.with(connection -> DerivedTable.NAMES.read(connection, "n <> 0", List.of()));
        comparison.compare(DerivedTable.NAMES, stored, expected);
        return null;
    }

    private Map<List<@Nullable Object>, List<@Nullable Object>> countByName(String kind, String other) {
        // Every event but a figure counts under exactly one of these.
        var inputs = types.all().stream()
                .flatMap(EventType::exclusiveInputs)
                .map(Input::code)
                .toList();
        var placeholders = String.join(", ", Collections.nCopies(inputs.size(), "?"));
        return database.with(connection -> {
            var counts = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
            try (var select = connection.prepareStatement(
                    "select " + kind + ", sum(n) from tally_week_total where input in (" + placeholders + ") and "
                            + other + " = '' and " + kind + " <> '' group by " + kind + " having sum(n) <> 0")) {
                var position = 1;
                for (var input : inputs) {
                    select.setString(position++, input);
                }
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        counts.put(DerivedTable.row(kind, rows.getString(1)), DerivedTable.row(rows.getLong(2)));
                    }
                }
            }
            return counts;
        });
    }
}
