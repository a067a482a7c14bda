package org.kept.imports.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentFormat;
import org.kept.imports.file.SourceFile;
import org.kept.kpi.EventType;
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

    /** Choice for rows with the same id: they are one record. */
    static final String ONE = "one";

    private static final String HASH = "hash(cells)";

    /** The first element of a list in a pointer. */
    private static final String ELEMENT = "/0/";

    /** Types whose events keep the id of the file. */
    private static final List<String> WITHOUT_SUFFIX = List.of("order", "contact");

    private HandMapping() {}

    /** The mapping; null until type, id, time and source are chosen. */
    static @Nullable MappingDocument document(SourceFile file, ImportChoices choices, EventTypes types) {
        var type = types.find(choices.get(ImportChoices.TYPE));
        if (type == null || !isSaid("id", choices) || !isSaid("time", choices) || !choices.has(ImportChoices.SOURCE)) {
            return null;
        }
        var event = JsonNodeFactory.instance.objectNode().put("type", type.code());
        var list = list(file, choices);
        for (var member : ENVELOPE) {
            put(event, member, file, choices, list);
        }
        if (event.get("id") instanceof ObjectNode id) {
            addSuffix(id, suffix(type, choices));
        }
        if (choices.has(ImportChoices.FORMAT) && event.get("time") instanceof ObjectNode time) {
            time.put("format", choices.get(ImportChoices.FORMAT));
        }
        var data = JsonNodeFactory.instance.objectNode();
        for (var field : type.fields()) {
            put(data, field.name(), file, choices, list);
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
        if (isFolded(file, choices)) {
            tree.set("fold", event.at("/id/column"));
        }
        if (!list.isEmpty()) {
            tree.put("each", inBody(list));
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

    /** Whether rows with the same id are one record: as chosen, and without a choice if ids repeat in the file. */
    static boolean isFolded(SourceFile file, ImportChoices choices) {
        var id = choices.get(ImportChoices.OF + "id");
        return canFold(file, id)
                && !choices.has(ImportChoices.CEL + "id")
                && (choices.has(ImportChoices.FOLD)
                        ? choices.get(ImportChoices.FOLD).equals(ONE)
                        : repeats(file, id));
    }

    /** Whether the id is a column of a table. */
    static boolean canFold(SourceFile file, String id) {
        return file.isTable() && !id.isEmpty() && !id.startsWith(ALWAYS);
    }

    private static boolean repeats(SourceFile file, String column) {
        return file.inspection().columns().stream().anyMatch(each -> each.name().equals(column) && each.repeats());
    }

    /** The pointer of the list whose elements are the records, because the id is in it; empty if there is none. */
    private static String list(SourceFile file, ImportChoices choices) {
        var id = choices.get(ImportChoices.OF + "id");
        var element = file.isTable() ? -1 : id.indexOf(ELEMENT);
        return element < 0 ? "" : id.substring(0, element);
    }

    /** A sentence for each member of which only the first element of a list within a record is read. */
    static List<String> firstElements(SourceFile file, ImportChoices choices) {
        if (file.isTable()) {
            return List.of();
        }
        var records = list(file, choices);
        var prefix = ImportChoices.OF.length();
        return choices.values().keySet().stream()
                .filter(name ->
                        name.startsWith(ImportChoices.OF) && !choices.has(ImportChoices.CEL + name.substring(prefix)))
                .flatMap(
                        name -> innerList(choices.get(name), records).stream()
                                .map(
                                        list -> "Of the list " + list + ", only the first element is read, for "
                                                + name.substring(prefix)
                                                + ". Write an expression for the others, such as sum(item.lines.map(line, line.amount))."))
                .toList();
    }

    /** The list within a record that a pointer goes through; empty if there is none. */
    private static Optional<String> innerList(String pointer, String records) {
        if (pointer.startsWith(ALWAYS)) {
            return Optional.empty();
        }
        var record = records + ELEMENT;
        var begin = (!records.isEmpty() && pointer.startsWith(record)) ? record.length() - 1 : 0;
        var element = (pointer + "/").indexOf(ELEMENT, begin);
        return element < 0 ? Optional.empty() : Optional.of(pointer.substring(0, element));
    }

    /** The expression of a member outside the list. */
    private static String inBody(String pointer) {
        var names = new StringBuilder("body");
        for (var name : pointer.substring(1).split("/", -1)) {
            var plain = name.replace("~1", "/").replace("~0", "~");
            names.append(plain.matches("\\d+") ? "[" + plain + "]" : "['" + escaped(plain) + "']");
        }
        return names.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }

    /**
     * What is added to the ids of this type, so that a file imported once for orders or contacts and once for another
     * type gives different ids.
     */
    private static String suffix(EventType type, ImportChoices choices) {
        if (WITHOUT_SUFFIX.contains(type.code())) {
            return "";
        }
        var question = choices.get(ImportChoices.OF + "question");
        return "-" + (question.startsWith(ALWAYS) ? question.substring(ALWAYS.length()) : type.code());
    }

    /** Adds it, unless the person wrote an expression for the id. */
    private static void addSuffix(ObjectNode id, String suffix) {
        if (suffix.isEmpty()) {
            return;
        }
        if (id.path("cel").asText().equals(HASH)) {
            id.put("cel", HASH + " + '" + suffix + "'");
        } else if (!id.has("cel")) {
            id.put("cel", "string(value) + '" + suffix + "'");
        }
    }

    private static void put(ObjectNode event, String member, SourceFile file, ImportChoices choices, String list) {
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
            origin.put("cel", HASH);
        } else if (chosen.startsWith(ALWAYS)) {
            origin.put("value", chosen.substring(ALWAYS.length()));
        } else if (!list.isEmpty()) {
            var element = list + ELEMENT;
            if (chosen.startsWith(element)) {
                origin.put("pointer", chosen.substring(element.length() - 1));
            } else if (expression.isEmpty()) {
                origin.put("cel", inBody(chosen));
            }
        } else {
            // Long column names are shortened, and the form loses a blank at their end.
            var isCut = file.isTable() && chosen.length() >= FileInspector.LONGEST_CELL - 1;
            origin.put(file.isTable() ? "column" : "pointer", isCut ? chosen + "*" : chosen);
        }
    }
}
