package org.kept.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentFaults;
import org.kept.document.DocumentFormat;
import org.kept.document.DocumentTree;
import org.kept.document.YamlWriter;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;

/**
 * A mapping as its author wrote it, and in parsed form.
 *
 * <p>A document may be complete, or name a recipe and list the differences:
 * {@code {"recipe": "shopify-orders", "source": "webshop"}}. A member then replaces the recipe's. Below {@code fields},
 * single members of its events are replaced, by event type; null removes one.
 *
 * @param tree the document, its members in the order of the documentation
 * @param mapping the complete mapping
 */
public record MappingDocument(JsonNode tree, Mapping mapping) {

    private static final String RECIPE = "recipe";
    private static final String FIELDS = "fields";
    private static final String EVENTS = "events";
    private static final String DATA = "data";
    private static final String TYPE = "type";
    private static final List<String> ORDER = List.of(
            "name",
            "title",
            RECIPE,
            "source",
            "zone",
            "decimal",
            "dates",
            "clock",
            "year",
            "columns",
            "separator",
            "sheet",
            "correct",
            "version",
            "table",
            "only",
            "fold",
            "each",
            "void",
            TYPE,
            "when",
            "id",
            "time",
            "team",
            "channel",
            DATA,
            EVENTS,
            FIELDS,
            "column",
            "pointer",
            "value",
            "cel",
            "because",
            "values",
            "otherwise",
            "format",
            "unit",
            "as");

    /**
     * Parses a document.
     *
     * @throws Problem 400 or 422 with every error, each with its pointer and line
     */
    public static MappingDocument parse(String text, DocumentFormat format) {
        var faults = new DocumentFaults("mapping");
        var tree = DocumentTree.read(text, format, faults);
        var cursor = new DocumentCursor(tree, "", faults);
        var mapping = MappingParser.parse(cursor.has(RECIPE) ? expanded(tree, cursor, faults) : cursor);
        if (!faults.isEmpty()) {
            throw faults.toProblem();
        }
        return new MappingDocument(ordered(tree), mapping);
    }

    /** Whether the text is valid as the name of a mapping. */
    public static boolean isName(String text) {
        return MappingParser.CODE.matcher(text).matches();
    }

    /**
     * The same document with another source of its events, or another zone of times without an offset.
     *
     * @param source null keeps its own
     * @param zone null keeps its own
     */
    public MappingDocument with(@Nullable String source, @Nullable ZoneId zone) {
        if ((source == null && zone == null) || !(tree instanceof ObjectNode object)) {
            return this;
        }
        var changed = object.deepCopy();
        if (source != null) {
            changed.put("source", source);
        }
        if (zone != null) {
            changed.put("zone", zone.getId());
        }
        return new MappingDocument(ordered(changed), mapping.with(source, zone));
    }

    /** The document as YAML, always written the same way. */
    public String toYaml() {
        return YamlWriter.of(tree);
    }

    /** The recipe with the document's differences applied. */
    private static DocumentCursor expanded(JsonNode tree, DocumentCursor cursor, DocumentFaults faults) {
        cursor.allowOnly(Stream.concat(Stream.of(RECIPE, FIELDS), MappingParser.MEMBERS.stream())
                .toArray(String[]::new));
        var name = cursor.get(RECIPE).asText();
        if (!Recipes.names().contains(name)) {
            var nearest = NearestWord.suggestion(name, Recipes.names());
            cursor.memberFault(
                    RECIPE,
                    "unknown",
                    "There is no recipe '" + DocumentCursor.excerpt(name) + "'."
                            + (nearest.isEmpty() ? " Recipes: " + String.join(", ", Recipes.names()) + "." : nearest));
            throw faults.toProblem();
        }
        ObjectNode whole = Recipes.tree(name).deepCopy();
        tree.properties().forEach(member -> {
            if (MappingParser.MEMBERS.contains(member.getKey())) {
                whole.set(member.getKey(), member.getValue());
            }
        });
        if (cursor.has(FIELDS)) {
            replaceFields(whole, cursor);
        }
        return new DocumentCursor(whole, "", faults);
    }

    private static void replaceFields(ObjectNode whole, DocumentCursor cursor) {
        var fields = cursor.get(FIELDS);
        var types =
                whole.path(EVENTS).findValuesAsText(TYPE).stream().distinct().toList();
        cursor.child(FIELDS).ifPresent(child -> child.allowOnly(types.toArray(String[]::new)));
        for (var event : whole.path(EVENTS)) {
            var replaced = fields.path(event.path(TYPE).asText());
            if (event instanceof ObjectNode object) {
                replaced.properties().forEach(member -> {
                    if (member.getKey().equals(DATA) && object.path(DATA) instanceof ObjectNode data) {
                        member.getValue().properties().forEach(each -> replace(data, each.getKey(), each.getValue()));
                    } else {
                        replace(object, member.getKey(), member.getValue());
                    }
                });
            }
        }
    }

    private static void replace(ObjectNode object, String member, JsonNode value) {
        if (value.isNull()) {
            object.remove(member);
        } else {
            object.set(member, value);
        }
    }

    private static JsonNode ordered(JsonNode node) {
        if (node instanceof ArrayNode array) {
            var list = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> list.add(ordered(each)));
            return list;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var members = JsonNodeFactory.instance.objectNode();
        ORDER.stream().filter(object::has).forEach(name -> members.set(name, ordered(object.get(name))));
        object.properties().forEach(member -> {
            if (!members.has(member.getKey())) {
                members.set(member.getKey(), ordered(member.getValue()));
            }
        });
        return members;
    }
}
