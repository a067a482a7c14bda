package org.kept.ingest.csv;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.table.CsvEncoding;
import org.kept.table.CsvSeparator;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;

/**
 * Rules by which one CSV file is read; null where a rule is neither chosen nor detected.
 *
 * @param zone time zone of times without an offset; null if such times are rejected
 */
public record CsvFormat(
        @Nullable CsvEncoding encoding,
        @Nullable CsvSeparator separator,
        @Nullable DecimalMark decimal,
        @Nullable DateOrder dates,
        @Nullable ZoneId zone) {

    /** No rule chosen. */
    public static final CsvFormat UNKNOWN = new CsvFormat(null, null, null, null, null);

    private static final String DECIMAL = "decimal";
    private static final String DATES = "dates";
    private static final Set<String> NAMES = Set.of("charset", "header", "separator", DECIMAL, DATES, "zone");

    /**
     * Parses chosen rules; an empty value counts as not chosen.
     *
     * @param parameters charset, separator, decimal, dates and zone by name
     * @throws Problem 415 if a name or a value is not known
     */
    public static CsvFormat parse(Map<String, String> parameters) {
        for (var name : parameters.keySet()) {
            if (!NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                throw Problem.mediaType("text/csv has no parameter '" + InputText.excerpt(name)
                        + "'. Use charset, separator, decimal, dates or zone.");
            }
        }
        return new CsvFormat(
                encoding(parameters.getOrDefault("charset", "")),
                one(CsvSeparator.values(), "separator", parameters),
                one(DecimalMark.values(), DECIMAL, parameters),
                one(DateOrder.values(), DATES, parameters),
                zone(parameters.getOrDefault("zone", "").strip()));
    }

    private static @Nullable CsvEncoding encoding(String name) {
        if (name.isBlank()) {
            return null;
        }
        var encoding = CsvEncoding.find(name.strip());
        if (encoding == null) {
            throw Problem.mediaType("charset must be UTF-8, UTF-16LE, UTF-16BE or windows-1252, not '"
                    + InputText.excerpt(name) + "'.");
        }
        return encoding;
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, String name, Map<String, String> parameters) {
        var text = parameters.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        var codes = new ArrayList<String>();
        for (var value : values) {
            if (code(value).equals(text)) {
                return value;
            }
            codes.add(code(value));
        }
        throw Problem.mediaType(
                name + " must be " + String.join(" or ", codes) + ", not '" + InputText.excerpt(text) + "'.");
    }

    private static @Nullable ZoneId zone(String name) {
        if (name.isEmpty()) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problem.mediaType(
                    "'" + InputText.excerpt(name) + "' is not a time zone. Use a name such as Europe/Berlin."
                            + NearestWord.suggestion(name, ZoneId.getAvailableZoneIds()));
        }
    }

    /** Code of a rule's value, such as {@code day-first}. */
    public static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** These rules, completed by the other's where they are null. */
    public CsvFormat orElse(CsvFormat other) {
        return new CsvFormat(
                encoding == null ? other.encoding : encoding,
                separator == null ? other.separator : separator,
                decimal == null ? other.decimal : decimal,
                dates == null ? other.dates : dates,
                zone == null ? other.zone : zone);
    }

    /** The rules as parameters of a media type: {@code charset=UTF-8; separator=semicolon; decimal=comma}. */
    public String parameters() {
        var parts = new ArrayList<String>();
        if (encoding != null) {
            parts.add("charset=" + encoding.code());
        }
        if (separator != null) {
            parts.add("separator=" + code(separator));
        }
        if (decimal != null) {
            parts.add(DECIMAL + "=" + code(decimal));
        }
        if (dates != null) {
            parts.add(DATES + "=" + code(dates));
        }
        if (zone != null) {
            parts.add("zone=\"" + zone.getId() + "\"");
        }
        return String.join("; ", parts);
    }
}
