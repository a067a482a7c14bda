package org.kept.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.expression.Expression;
import org.kept.mapping.expression.ExpressionException;
import org.kept.mapping.value.ColumnPattern;

/** One record, folded from its rows, with the values that the fields of a mapping read. */
final class RecordValues {

    private static final String ITEM = "item";

    private final SourceRecord record;
    private final Map<String, Object> variables;
    private final Object root;

    private RecordValues(SourceRecord record, Map<String, Object> variables, Object root) {
        this.record = record;
        this.variables = variables;
        this.root = root;
    }

    /**
     * The record of these rows: in each column, the first cell that is not blank.
     *
     * @param zone the zone of the mapping; empty if it has none
     * @param decimal its decimal mark; empty if it has none
     */
    static RecordValues of(List<SourceRecord> rows, String zone, String decimal) {
        var first = rows.get(0);
        var record = rows.size() == 1 ? first : folded(rows);
        var body = PayloadValues.of(first.body());
        var variables = new HashMap<String, Object>();
        var row = cells(record);
        variables.put("row", row);
        variables.put(
                "rows",
                rows.size() == 1
                        ? List.of(row)
                        : rows.stream().map(RecordValues::cells).toList());
        variables.put("cells", record.cells());
        variables.put("body", body);
        variables.put(ITEM, body);
        variables.put("value", "");
        variables.put("zone", zone);
        variables.put("decimal", decimal);
        return new RecordValues(record, variables, body);
    }

    private static SourceRecord folded(List<SourceRecord> rows) {
        var first = rows.get(0);
        var cells = new ArrayList<String>();
        for (var column = 0; column < first.columns().names().size(); column++) {
            var held = "";
            for (var row : rows) {
                held = held.isBlank() ? row.cell(column) : held;
            }
            cells.add(held);
        }
        return SourceRecord.row(first.number(), first.columns(), cells);
    }

    /** The cells by column; the first of columns with the same name. */
    private static Map<String, String> cells(SourceRecord row) {
        var cells = new LinkedHashMap<String, String>();
        var names = row.columns().names();
        for (var i = 0; i < names.size(); i++) {
            cells.putIfAbsent(names.get(i), row.cell(i));
        }
        return cells;
    }

    /** One record for each element of a list. */
    List<RecordValues> each(List<?> items) {
        var records = new ArrayList<RecordValues>();
        for (var item : items) {
            var inner = new HashMap<>(variables);
            inner.put(ITEM, item);
            records.add(new RecordValues(record, inner, item));
        }
        return records;
    }

    long number() {
        return record.number();
    }

    boolean isPayload() {
        return !record.body().isMissingNode();
    }

    /** The cell of the first of the columns that the file has; null if it is blank. */
    @Nullable
    String cell(List<ColumnPattern> columns) {
        for (var column : columns) {
            if (record.columns().find(column) >= 0) {
                var cell = record.cell(column).strip();
                return cell.isEmpty() ? null : cell;
            }
        }
        return null;
    }

    /** The name of the first of the columns that the file has; empty if it has none. */
    String header(List<ColumnPattern> columns) {
        var names = record.columns();
        return columns.stream()
                .map(names::find)
                .filter(position -> position >= 0)
                .map(names.names()::get)
                .findFirst()
                .orElse("");
    }

    /** The value at the pointer; null if there is none. */
    @Nullable
    Object find(PayloadPointer pointer) {
        return pointer.find(root);
    }

    Object evaluate(Expression expression, @Nullable Object value) throws ExpressionException {
        if (value == null) {
            return expression.evaluate(variables);
        }
        var with = new HashMap<>(variables);
        with.put("value", value);
        return expression.evaluate(with);
    }

    boolean isTrue(Expression condition) throws ExpressionException {
        return Boolean.TRUE.equals(condition.evaluate(variables));
    }
}
