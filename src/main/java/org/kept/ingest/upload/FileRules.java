package org.kept.ingest.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.csv.CsvFormat;
import org.kept.ingest.csv.CsvInspection;
import org.kept.table.CsvEncoding;
import org.kept.table.CsvSeparator;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;

/**
 * Rules by which a file is read, as the fields of a form.
 *
 * @param zone name of the time zone of times without an offset
 * @param zoneHint purpose of the zone, and whether the file is known to have such times
 */
public record FileRules(List<RuleField> fields, String zone, String zoneHint) {

    /** A rule to choose: a select with its options. */
    public record RuleField(String name, String label, List<RuleOption> options) {}

    /** A value of a rule. */
    public record RuleOption(String value, String label, boolean chosen) {}

    private static final Map<Enum<?>, String> LABELS = Map.ofEntries(
            Map.entry(CsvEncoding.UTF_8, "UTF-8"),
            Map.entry(CsvEncoding.UTF_16LE, "UTF-16 (little-endian)"),
            Map.entry(CsvEncoding.UTF_16BE, "UTF-16 (big-endian)"),
            Map.entry(CsvEncoding.WINDOWS_1252, "Windows-1252 (Western European)"),
            Map.entry(CsvSeparator.COMMA, "Comma"),
            Map.entry(CsvSeparator.SEMICOLON, "Semicolon"),
            Map.entry(CsvSeparator.TAB, "Tab"),
            Map.entry(CsvSeparator.PIPE, "Vertical bar"),
            Map.entry(DecimalMark.POINT, "Decimal point, as in 1,205.5"),
            Map.entry(DecimalMark.COMMA, "Decimal comma, as in 1.205,5"),
            Map.entry(DateOrder.DAY_FIRST, "Day first, as in 16/11/2026"),
            Map.entry(DateOrder.MONTH_FIRST, "Month first, as in 11/16/2026"));

    private static final String FIND_OUT = "Find out";
    private static final String ZONE_HINT = "For times without an offset";

    static FileRules of(CsvInspection inspection) {
        return of(
                inspection.format(),
                inspection.ambiguousNumber() == null ? "Whole numbers only" : "Choose",
                inspection.ambiguousDate() == null ? "None" : "Choose",
                inspection.localTimes() ? ZONE_HINT + ", which this file has." : ZONE_HINT + ". This file has none.");
    }

    /** The rules for a file that cannot be read with them. */
    static FileRules of(CsvFormat format) {
        return of(format, FIND_OUT, FIND_OUT, ZONE_HINT + ".");
    }

    private static FileRules of(CsvFormat format, String noDecimal, String noDates, String zoneHint) {
        return new FileRules(
                List.of(
                        field("charset", "Encoding", CsvEncoding.values(), format.encoding(), FIND_OUT),
                        field("separator", "Between columns", CsvSeparator.values(), format.separator(), FIND_OUT),
                        field("decimal", "Numbers", DecimalMark.values(), format.decimal(), noDecimal),
                        field("dates", "Dates with slashes", DateOrder.values(), format.dates(), noDates)),
                format.zone() == null ? "" : format.zone().getId(),
                zoneHint);
    }

    private static <E extends Enum<E>> RuleField field(
            String name, String label, E[] values, @Nullable E chosen, String none) {
        var options = new ArrayList<RuleOption>();
        if (chosen == null) {
            options.add(new RuleOption("", none, true));
        }
        Arrays.stream(values)
                .map(each -> new RuleOption(
                        each instanceof CsvEncoding encoding ? encoding.code() : CsvFormat.code(each),
                        LABELS.getOrDefault(each, each.name()),
                        each == chosen))
                .forEach(options::add);
        return new RuleField(name, label, List.copyOf(options));
    }

    /** The choice that someone has to make before the file can be checked. */
    static String question(CsvInspection inspection) {
        var number = inspection.ambiguousNumber();
        var numbers = number == null
                ? ""
                : number.isEmpty()
                        ? "Some numbers have a decimal point and some a decimal comma. Choose which one is right."
                        : "“" + number + "” is one number with a decimal point and another with a decimal comma."
                                + " Choose how numbers are written.";
        var date = inspection.ambiguousDate();
        var dates =
                date == null ? "" : "“" + date + "” can begin with the day or the month. Choose how dates are written.";
        return (numbers + " " + dates).strip();
    }
}
