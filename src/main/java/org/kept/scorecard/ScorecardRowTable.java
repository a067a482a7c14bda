package org.kept.scorecard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a scorecard in JSON as one table: the measures of each clause, then its hours, teams and channels. */
final class ScorecardRowTable {

    private ScorecardRowTable() {}

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
        // Weeks before this one: they are in the series of the KPI.
        row.remove("sparkline");
        if (role != null) {
            row.put("role", role);
        }
        return row;
    }
}
