package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.kpi.EventType;
import org.kept.kpi.Input;

/** How many events name each team and channel, in one step: it adds up the weeks, which are right by then. */
@ApplicationScoped
class SliceNameStage implements RebuildStage {

    /** Every event but a figure is counted under exactly one of them. */
    private static final List<String> EACH_ONCE = Arrays.stream(EventType.values())
            .flatMap(EventType::inputsOfAll)
            .map(Input::code)
            .toList();

    private final Database database;

    SliceNameStage(Database database) {
        this.database = database;
    }

    @Override
    public String code() {
        return "names";
    }

    @Override
    public @Nullable String step(String after, RebuildWeeks weeks, RebuildComparison comparison) {
        var should = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        should.putAll(named("team", "channel"));
        should.putAll(named("channel", "team"));
        var stand = database.with(connection -> DerivedTable.NAMES.read(connection, "n <> 0", List.of()));
        comparison.compare(DerivedTable.NAMES, stand, should);
        return null;
    }

    private Map<List<@Nullable Object>, List<@Nullable Object>> named(String kind, String other) {
        var these = String.join(", ", Collections.nCopies(EACH_ONCE.size(), "?"));
        return database.with(connection -> {
            var named = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
            try (var select = connection.prepareStatement(
                    "select " + kind + ", sum(n) from tally_week_total where input in (" + these + ") and " + other
                            + " = '' and " + kind + " <> '' group by " + kind + " having sum(n) <> 0")) {
                var position = 1;
                for (var input : EACH_ONCE) {
                    select.setString(position++, input);
                }
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        named.put(DerivedTable.row(kind, rows.getString(1)), DerivedTable.row(rows.getLong(2)));
                    }
                }
            }
            return named;
        });
    }
}
