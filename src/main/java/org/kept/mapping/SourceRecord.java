package org.kept.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.kept.mapping.value.ColumnPattern;

/**
 * One record as another system writes it: a row of a table or a payload.
 *
 * @param number the row in its file or the payload in its body, from 1
 * @param columns the columns of the table; none for a payload
 * @param body the payload; a missing node for a row
 */
public record SourceRecord(long number, SourceColumns columns, List<String> cells, JsonNode body) {

    private static final SourceColumns NO_COLUMNS = new SourceColumns(List.of());

    public static SourceRecord row(long number, SourceColumns columns, List<String> cells) {
        return new SourceRecord(number, columns, cells, MissingNode.getInstance());
    }

    public static SourceRecord payload(long number, JsonNode body) {
        return new SourceRecord(number, NO_COLUMNS, List.of(), body);
    }

    /** Whether all its cells are blank, as in the empty rows that spreadsheets leave. */
    boolean isBlank() {
        return body.isMissingNode() && cells.stream().allMatch(String::isBlank);
    }

    /** Whether it has a value beyond the last column, for example because of an unquoted separator in a text. */
    boolean isTooLong() {
        var width = columns.names().size();
        return width > 0 && cells.stream().skip(width).anyMatch(cell -> !cell.isBlank());
    }

    /** The cell in the column; empty if there is no such column. */
    String cell(ColumnPattern pattern) {
        return cell(columns.find(pattern));
    }

    String cell(int column) {
        return column < 0 || column >= cells.size() ? "" : cells.get(column);
    }
}
