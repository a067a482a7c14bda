package org.kept.scorecard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.download.DownloadColumns;

/** The rows of a scorecard in JSON as one table: the measures of each clause, then its hours, teams and channels. */
final class ScorecardRowTable {

    /** Weeks before the week: they are in the series of the KPI. */
    private static final String SPARKLINE = "sparkline";

    private static final List<String> OF_THE_CLAUSE = List.of("week", "team", "channel", "clause", "quote", "standing");

    private ScorecardRowTable() {}

    /** The columns that each scorecard has; those of hours, teams and channels follow. */
    static List<String> columns() {
        return Stream.concat(OF_THE_CLAUSE.stream(), DownloadColumns.of(ScorecardApi.ScorecardRowView.class).stream())
                .filter(each -> !each.equals(SPARKLINE))
                .toList();
    }

    static List<ObjectNode> rows(JsonNode view) {
        var rows = new ArrayList<ObjectNode>();
        for (var clause : view.path("clauses")) {
            clause.path("rows").forEach(each -> rows.add(row(view, clause, each, null)));
            clause.path("hours").forEach(each -> rows.add(row(view, clause, each, ScorecardDocuments.BY_HOUR)));
            clause.path("segments").forEach(each -> rows.add(row(view, clause, each, ScorecardDocuments.BY_SEGMENT)));
            if (rows.isEmpty() || !rows.get(rows.size() - 1).path("clause").equals(clause.path("code"))) {
                rows.add(row(view, clause, ((ObjectNode) view).objectNode(), null));
            }
        }
        return rows;
    }

    private static ObjectNode row(JsonNode view, JsonNode clause, JsonNode each, @Nullable String role) {
        var row = ((ObjectNode) view).objectNode();
        row.set("week", view.path("week"));
        row.set("team", view.path("team"));
        row.set("channel", view.path("channel"));
        row.set("clause", clause.path("code"));
        row.set("quote", clause.path("quote"));
        row.set("standing", clause.path("standing"));
        row.setAll((ObjectNode) each);
        row.remove(SPARKLINE);
        if (role != null) {
            row.put("role", role);
        }
        return row;
    }
}
