package org.kept.table;

import org.jspecify.annotations.Nullable;
import org.kept.table.FileInspection.FileDialect;

/** Evidence from the cells of a file for its decimal mark, the order of its dates and its time zone. */
final class DialectEvidence {

    /** Ratio of clear to odd cells above which the evidence is certain. */
    private static final long CLEAR = 20;

    private long points;
    private long commas;
    private long daysFirst;
    private long monthsFirst;
    private boolean localTimes;
    private @Nullable String ambiguousNumber;
    private @Nullable String ambiguousDate;

    void add(String text) {
        if (CellPatterns.isMissing(text)) {
            return;
        }
        if (CellPatterns.isDate(text)) {
            addDate(text);
        } else {
            addNumber(CellPatterns.withoutCurrency(text));
        }
    }

    private void addDate(String text) {
        localTimes |= CellPatterns.isLocalTime(text);
        daysFirst += CellPatterns.isDayFirst(text) ? 1 : 0;
        monthsFirst += CellPatterns.isMonthFirst(text) ? 1 : 0;
        if (ambiguousDate == null && CellPatterns.isAmbiguousDate(text)) {
            ambiguousDate = text;
        }
    }

    private void addNumber(String text) {
        var proven = DecimalMark.provenBy(text);
        points += proven == DecimalMark.POINT ? 1 : 0;
        commas += proven == DecimalMark.COMMA ? 1 : 0;
        if (ambiguousNumber == null && proven == null && DecimalMark.isAmbiguous(text)) {
            ambiguousNumber = text;
        }
    }

    /** Records that times of day are in a column of their own. */
    void addClockColumn() {
        localTimes = true;
    }

    /**
     * The dialect, as far as the cells show it.
     *
     * @param known the decimal mark if the kind of file has only one; otherwise null
     */
    FileDialect dialect(@Nullable CsvEncoding encoding, @Nullable CsvSeparator separator, @Nullable DecimalMark known) {
        var decimal = known == null ? decimal() : known;
        var dates = dates();
        return new FileDialect(
                encoding,
                separator,
                decimal,
                decimal == null ? ambiguousNumber : null,
                dates,
                dates == null ? ambiguousDate : null,
                localTimes);
    }

    private @Nullable DecimalMark decimal() {
        if (points > commas * CLEAR) {
            return DecimalMark.POINT;
        }
        return commas > points * CLEAR ? DecimalMark.COMMA : null;
    }

    private @Nullable DateOrder dates() {
        if (monthsFirst > daysFirst * CLEAR) {
            return DateOrder.MONTH_FIRST;
        }
        return daysFirst > monthsFirst * CLEAR ? DateOrder.DAY_FIRST : null;
    }
}
