package org.kept.ingest.csv;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventField.FieldKind;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;

/** Evidence from the cells of one file for its decimal mark and the order of its dates. */
final class CsvEvidence {

    private long points;
    private long commas;
    private long daysFirst;
    private long monthsFirst;
    private @Nullable String ambiguousNumber;
    private @Nullable String ambiguousDate;
    private boolean localTime;

    /** Adds the evidence of a row. */
    void add(CsvColumns columns, CsvRow row) {
        addTime(columns.cell(row, "time").strip());
        var type = columns.type(row);
        if (type == null) {
            return;
        }
        for (var field : type.fields()) {
            if (field.isNumeric()) {
                addNumber(columns.cell(row, field.name()).strip());
            } else if (field.kind() == FieldKind.TIME) {
                addTime(columns.cell(row, field.name()).strip());
            }
        }
    }

    private void addNumber(String text) {
        if (text.isEmpty() || text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return;
        }
        var proven = DecimalMark.provenBy(text);
        points += proven == DecimalMark.POINT ? 1 : 0;
        commas += proven == DecimalMark.COMMA ? 1 : 0;
        if (ambiguousNumber == null && proven == null && DecimalMark.isAmbiguous(text)) {
            ambiguousNumber = text;
        }
    }

    private void addTime(String text) {
        if (text.isEmpty() || CsvTime.isInternational(text)) {
            return;
        }
        localTime = localTime || CsvTime.isLocal(text);
        var proven = CsvTime.provenBy(text);
        daysFirst += proven == DateOrder.DAY_FIRST ? 1 : 0;
        monthsFirst += proven == DateOrder.MONTH_FIRST ? 1 : 0;
        if (ambiguousDate == null && proven == null && CsvTime.isAmbiguous(text)) {
            ambiguousDate = text;
        }
    }

    /** The decimal mark of the numbers; null without evidence or with contradictory evidence. */
    @Nullable
    DecimalMark decimal() {
        return (points > 0) == (commas > 0) ? null : points > 0 ? DecimalMark.POINT : DecimalMark.COMMA;
    }

    /** The order of dates with slashes; null without evidence or with contradictory evidence. */
    @Nullable
    DateOrder dates() {
        return (daysFirst > 0) == (monthsFirst > 0)
                ? null
                : daysFirst > 0 ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }

    /** A number that can be read with either mark; null if there is none. */
    @Nullable
    String ambiguousNumber() {
        return ambiguousNumber;
    }

    /** A date that can be read in either order; null if there is none. */
    @Nullable
    String ambiguousDate() {
        return ambiguousDate;
    }

    /** Whether numbers of both marks were found. */
    boolean hasMixedNumbers() {
        return points > 0 && commas > 0;
    }

    /** Whether dates of both orders were found. */
    boolean hasMixedDates() {
        return daysFirst > 0 && monthsFirst > 0;
    }

    /** Whether a time has no offset. */
    boolean hasLocalTimes() {
        return localTime;
    }
}
