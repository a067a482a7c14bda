package org.kept.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A table to download.
 *
 * @param columns the names of the fields; those of nested objects with dots, such as {@code target.atLeast}
 */
public record DownloadTable(List<String> columns, RowSource source) {

    public DownloadTable {
        columns = List.copyOf(columns);
    }

    /** Produces the rows one by one; they need not fit into memory together. */
    @FunctionalInterface
    public interface RowSource {
        void writeTo(RowTarget target) throws IOException;
    }

    /** Consumer of rows. */
    @FunctionalInterface
    public interface RowTarget {
        /**
         * Writes a row.
         *
         * @param cells by column; a column without one is empty
         */
        void write(Map<String, JsonNode> cells) throws IOException;
    }

    /**
     * A table of these objects.
     *
     * @param first the first columns, present even if no object has the field; those of all other fields follow in
     *     order of first appearance
     */
    public static DownloadTable of(List<String> first, List<? extends JsonNode> objects) {
        var rows = objects.stream().map(DownloadTable::flat).toList();
        var columns = new LinkedHashSet<>(first);
        rows.forEach(row -> columns.addAll(row.keySet()));
        // An object that is null in one row has its own fields in another.
        var objectNames = columns.stream()
                .filter(name -> columns.stream().anyMatch(each -> each.startsWith(name + ".")))
                .toList();
        objectNames.forEach(columns::remove);
        return new DownloadTable(List.copyOf(columns), target -> {
            for (var row : rows) {
                target.write(row);
            }
        });
    }

    /**
     * The fields of an object: those of nested objects with dots, lists of single values separated by blanks. Lists of
     * objects and of lists are tables of their own, and left out, as are empty ones.
     */
    public static Map<String, JsonNode> flat(JsonNode object) {
        var cells = new LinkedHashMap<String, JsonNode>();
        add("", object, cells);
        return cells;
    }

    private static void add(String prefix, JsonNode object, Map<String, JsonNode> cells) {
        for (var member : object.properties()) {
            var name = prefix + member.getKey();
            var value = member.getValue();
            if (value.isObject()) {
                add(name + ".", value, cells);
            } else if (!value.isArray()) {
                cells.put(name, value);
            } else if (!value.isEmpty()
                    && StreamSupport.stream(value.spliterator(), false).noneMatch(JsonNode::isContainerNode)) {
                cells.put(name, TextNode.valueOf(joined(value)));
            }
        }
    }

    private static String joined(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.isNull() ? "" : each.asText()));
        return String.join(" ", texts);
    }
}
