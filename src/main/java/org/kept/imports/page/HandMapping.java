package org.kept.imports.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentFormat;
import org.kept.imports.file.SourceFile;
import org.kept.mapping.MappingDocument;
import org.kept.table.FileInspector;
import org.kept.types.EventTypes;

/** Builds a mapping from the columns and expressions that a person chose for the members of an event. */
final class HandMapping {

    static final List<String> ENVELOPE = List.of("id", "time", "team", "channel");

    /** Choice instead of a column: an id computed from the content of the row. */
    static final String WHOLE_ROW = "=row";

    /** Prefix of a value that is the same for all rows. */
    static final String ALWAYS = "=";

    private HandMapping() {}

    /** The mapping; null until type, id, time and source are chosen. */
    static @Nullable MappingDocument document(SourceFile file, ImportChoices choices, EventTypes types) {
        var type = types.find(choices.get(ImportChoices.TYPE));
        if (type == null || !isSaid("id", choices) || !isSaid("time", choices) || !choices.has(ImportChoices.SOURCE)) {
            return null;
        }
        var event = JsonNodeFactory.instance.objectNode().put("type", type.code());
        for (var member : ENVELOPE) {
            put(event, member, file, choices);
        }
        var data = JsonNodeFactory.instance.objectNode();
        for (var field : type.fields()) {
            put(data, field.name(), file, choices);
            var unit = choices.get(ImportChoices.UNIT + field.name());
            if (!unit.isEmpty() && data.get(field.name()) instanceof ObjectNode origin && !origin.has("value")) {
                origin.put("unit", unit);
            }
        }
        event.set("data", data);
        var tree = JsonNodeFactory.instance.objectNode().put("source", choices.get(ImportChoices.SOURCE));
        if (file.isTable() && file.inspection().headingRow() == 0) {
            // Without headings, the mapping names the columns as the page does.
            var columns = tree.putArray("columns");
            file.inspection().columns().forEach(each -> columns.add(each.name()));
        }
        var dates = file.inspection().dialect().dates();
        if (dates != null) {
            tree.put("dates", dates.code());
        }
        if (choices.has(ImportChoices.WHEN)) {
            tree.put("when", choices.get(ImportChoices.WHEN));
        }
        tree.putArray("events").add(event);
        return MappingDocument.parse(tree.toString(), DocumentFormat.JSON);
    }

    private static boolean isSaid(String member, ImportChoices choices) {
        return choices.has(ImportChoices.OF + member) || choices.has(ImportChoices.CEL + member);
    }

    private static void put(ObjectNode event, String member, SourceFile file, ImportChoices choices) {
        if (!isSaid(member, choices)) {
            return;
        }
        var chosen = choices.get(ImportChoices.OF + member);
        var expression = choices.get(ImportChoices.CEL + member);
        var origin = event.putObject(member);
        if (!expression.isEmpty()) {
            origin.put("cel", expression);
            if (chosen.isEmpty() || chosen.startsWith(ALWAYS)) {
                return;
            }
        }
        if (chosen.equals(WHOLE_ROW)) {
            origin.put("cel", "hash(cells)");
        } else if (chosen.startsWith(ALWAYS)) {
            origin.put("value", chosen.substring(ALWAYS.length()));
        } else {
            // Long column names are shortened, and the form loses a blank at their end.
            var isCut = file.isTable() && chosen.length() >= FileInspector.LONGEST_CELL - 1;
            origin.put(file.isTable() ? "column" : "pointer", isCut ? chosen + "*" : chosen);
        }
    }
}
