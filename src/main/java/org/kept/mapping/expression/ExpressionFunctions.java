package org.kept.mapping.expression;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.value.ColumnPattern;
import org.kept.mapping.value.NumberText;
import org.kept.mapping.value.TimeFormat;
import org.kept.mapping.value.ValueException;
import org.kept.table.CellPatterns;
import org.kept.table.DecimalMark;

/** Functions for mappings in addition to those of CEL. */
final class ExpressionFunctions {

    private static final Pattern BLANKS = Pattern.compile("[\\s,;]+");
    /** An answer with its number at the beginning or the end: {@code 5 - Very satisfied}, {@code Very likely (10)}. */
    private static final Pattern NUMBERED =
            Pattern.compile("(\\d{1,2})(?:\\s+|\\s*[-–—=:.()]\\s*)\\D+|\\D+[-–—=:(]\\s*(\\d{1,2})\\)?");

    private static final int LONGEST_ANSWER = 200;
    private static final String SEPARATOR = "\u001F";
    private static final int HASH_BYTES = 8;

    private ExpressionFunctions() {}

    /** Sum of numbers, or of texts that are numbers: a whole number if all are whole. */
    static Object sum(List<?> numbers) {
        var whole = 0L;
        var sum = 0.0;
        var isWhole = true;
        for (var each : numbers) {
            if (each instanceof Long number) {
                whole = Math.addExact(whole, number);
            } else {
                isWhole = false;
                sum += each instanceof Number number ? number.doubleValue() : Double.parseDouble(String.valueOf(each));
            }
        }
        if (isWhole) {
            return whole;
        }
        return sum + whole;
    }

    static Object first(List<?> list) {
        return of(list, 0);
    }

    static Object last(List<?> list) {
        return of(list, list.size() - 1);
    }

    private static Object of(List<?> list, int index) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("the list is empty");
        }
        return list.get(index);
    }

    /** The words of a text, separated by blanks, commas or semicolons. */
    static List<String> words(String text) {
        return BLANKS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    /** Whether a text is a value: not empty, nor a mark of a missing one such as {@code -} or {@code n/a}. */
    static boolean given(String text) {
        return !CellPatterns.isMissing(text.strip());
    }

    /** The number of an answer that has one beside its words; other texts unchanged. */
    static String score(String answer) {
        var text = answer.strip();
        var numbered = NUMBERED.matcher(text);
        if (text.length() > LONGEST_ANSWER || !numbered.matches()) {
            return text;
        }
        return numbered.group(1) == null ? numbered.group(2) : numbered.group(1);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The first 16 hexadecimal digits of the SHA-256 of the texts: an id for records without one. */
    static String hash(List<?> texts) {
        var joined = texts.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seconds since 1970 of a time as people write it; without an offset, in that zone. */
    static Object epoch(String time, String zone) {
        try {
            return TimeFormat.FOUND_OUT.read(time, ZoneId.of(zone), null).toEpochSecond();
        } catch (ValueException | DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A number as people write it, such as {@code 1,062.90}; 0 if it is blank. */
    static Object number(String text, String decimal) {
        if (text.isBlank()) {
            return 0.0;
        }
        try {
            return NumberText.read(text, mark(decimal)).doubleValue();
        } catch (ValueException e) {
            throw new IllegalArgumentException(e.detail(), e);
        }
    }

    private static @Nullable DecimalMark mark(String decimal) {
        if (decimal.isEmpty()) {
            return null;
        }
        return decimal.equals(",") ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /** The cell of the first column whose name matches the pattern; empty if there is none. */
    static String cell(Map<?, ?> row, String pattern) {
        var exact = row.get(pattern);
        if (exact != null) {
            return String.valueOf(exact);
        }
        var column = new ColumnPattern(pattern);
        for (var each : row.entrySet()) {
            if (column.fits(String.valueOf(each.getKey()))) {
                return String.valueOf(each.getValue());
            }
        }
        return "";
    }
}
