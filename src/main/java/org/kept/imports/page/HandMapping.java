package org.kept.imports.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern SLASHED = Pattern.compile("\\d{1,2}(?<mark>[/-])\\d{1,2}\\k<mark>\\d{4}"
            + "(?<clock> \\d{1,2}:\\d{2}(?<seconds>:\\d{2})?)?(?<half> [AaPp][Mm])?");

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
        var format = format(file, choices);
        if (format != null && event.get("time") instanceof ObjectNode time) {
            time.put("format", format);
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

    /** Pattern of dates with slashes or hyphens, whose order the file shows or the person chose; null for others. */
    private static @Nullable String format(SourceFile file, ImportChoices choices) {
        var told = file.inspection().dialect().dates();
        var order = choices.has(ImportChoices.DATES) ? choices.get(ImportChoices.DATES) : told;
        var column = choices.get(ImportChoices.OF + "time");
        return file.inspection().columns().stream()
                .filter(each -> order != null && each.name().equals(column))
                .flatMap(each -> each.samples().stream())
                .map(SLASHED::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> pattern(found, "month-first".equals(order)))
                .orElse(null);
    }

    private static String pattern(Matcher found, boolean monthFirst) {
        var mark = found.group("mark");
        var day = monthFirst ? "M" + mark + "d" : "d" + mark + "M";
        var hours = found.group("half") == null ? "H" : "h";
        var clock =
                found.group("clock") == null ? "" : " " + hours + ":mm" + (found.group("seconds") == null ? "" : ":ss");
        return day + mark + "yyyy" + clock + (found.group("half") == null ? "" : " a");
    }
}
