package org.kept.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Unit;
import org.kept.mapping.value.ValueException;
import org.kept.mapping.value.ValueUnit;
import org.kept.table.DecimalMark;

/**
 * Reads the value of a KPI as people type it: {@code 92 %}, {@code 0.92}, {@code 4,2}, {@code 65 s}, {@code 1:05 min}.
 *
 * <p>Returns every possible value of a text, so that the caller can reject ambiguous ones.
 */
public final class TypedValue {

    private static final int MAX_LENGTH = 40;

    private static final Pattern PERCENT =
            Pattern.compile("(.*?)[\\s\\u00a0\\u202f]*(?:%|per ?cent|percent|pct|prozent)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PER_MILLE = Pattern.compile("(.*?)[\\s\\u00a0\\u202f]*‰");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,6}:[0-5]\\d)(:[0-5]\\d(?:[.,]\\d{1,6})?)?[\\s\\u00a0\\u202f]*(\\p{L}*)\\.?");
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([^\\p{L}]*?)[\\s\\u00a0\\u202f]*(\\p{L}+)\\.?");

    /** A number with the symbol of its unit, such as EUR. */
    private static final Pattern SYMBOL = Pattern.compile("(.*\\d)[^\\d.,'’]{0,15}");

    private TypedValue() {}

    /**
     * Possible values of a text, in the unit and in order.
     *
     * @param usual a value of this KPI in an earlier period; null if there is none. A plain number below 1 is read as a
     * fraction, and also as a percentage if that is nearer to the usual value
     * @return none if it is not a value, several if it is ambiguous; values impossible in the unit only if there are no
     * others
     */
    public static List<BigDecimal> readings(Unit unit, String text, @Nullable Double usual) {
        var typed = text.strip();
        if (typed.length() > MAX_LENGTH) {
            return List.of();
        }
        var readings = distinct(
                switch (unit) {
                    case FRACTION -> share(typed, usual);
                    case PER_HUNDRED -> numbers(without(PERCENT, typed));
                    case PER_THOUSAND -> perThousand(typed);
                    case NPS -> numbers(typed);
                    case SECONDS -> seconds(typed);
                    case NUMBER -> numbers(without(SYMBOL, typed));
                });
        var possible = readings.stream()
                .filter(each -> unit.isPossible(each.doubleValue()))
                .toList();
        return possible.isEmpty() ? readings : possible;
    }

    /** Possible counts, of answers or orders, in a text: whole numbers, or others only if there are no whole ones. */
    public static List<BigDecimal> counts(String text) {
        var typed = text.strip();
        var numbers = distinct(typed.length() > MAX_LENGTH ? List.of() : numbers(typed));
        var whole = numbers.stream()
                .filter(each -> each.stripTrailingZeros().scale() <= 0)
                .toList();
        return whole.isEmpty() ? numbers : whole;
    }

    private static List<BigDecimal> distinct(Collection<BigDecimal> numbers) {
        // Ordered by value, because 4.20 and 4.2 are one number.
        return List.copyOf(new TreeSet<>(numbers));
    }

    private static List<BigDecimal> numbers(String text) {
        return Arrays.stream(DecimalMark.values())
                .flatMap(mark -> Stream.ofNullable(mark.parse(text)))
                .toList();
    }

    private static List<BigDecimal> each(List<BigDecimal> numbers, UnaryOperator<BigDecimal> change) {
        return numbers.stream().map(change).toList();
    }

    private static String without(Pattern suffix, String text) {
        var matcher = suffix.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }

    private static List<BigDecimal> share(String text, @Nullable Double usual) {
        if (PERCENT.matcher(text).matches()) {
            return each(numbers(without(PERCENT, text)), TypedValue::hundredth);
        }
        var readings = new TreeSet<BigDecimal>();
        for (var number : numbers(text)) {
            var one = number.compareTo(BigDecimal.ONE);
            if (one <= 0) {
                readings.add(number);
            }
            if (one >= 0 || isNearerAsPercentage(number, usual)) {
                readings.add(hundredth(number));
            }
        }
        return List.copyOf(readings);
    }

    /** Compares by ratio: 0.5 is nearer to a usual 0.006 as 0.5% than as 50%. */
    private static boolean isNearerAsPercentage(BigDecimal number, @Nullable Double usual) {
        return number.signum() > 0 && usual != null && usual > 0 && usual * 10 < number.doubleValue();
    }

    private static BigDecimal hundredth(BigDecimal number) {
        return number.movePointLeft(2);
    }

    private static List<BigDecimal> perThousand(String text) {
        return PERCENT.matcher(text).matches()
                ? each(numbers(without(PERCENT, text)), BigDecimal.TEN::multiply)
                : numbers(without(PER_MILLE, text));
    }

    private static List<BigDecimal> seconds(String text) {
        var clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return clock(clock.group(1), clock.group(2), clock.group(3));
        }
        var single = NUMBER_AND_UNIT.matcher(text);
        if (single.matches()) {
            return read(ValueUnit.DURATION, "1 " + single.group(2)).stream()
                    .flatMap(unit -> numbers(single.group(1)).stream().map(unit::multiply))
                    .toList();
        }
        var numbers = numbers(text);
        return numbers.isEmpty() ? read(ValueUnit.DURATION, text) : numbers;
    }

    /** A clock with two parts, which are minutes and seconds or hours and minutes depending on the unit after them. */
    private static List<BigDecimal> clock(String parts, @Nullable String last, String unit) {
        if (last != null) {
            return read(ValueUnit.HOURS_MINUTES_SECONDS, parts + last);
        }
        var minutes = read(ValueUnit.MINUTES_AND_SECONDS, parts);
        var hours = read(ValueUnit.HOURS_AND_MINUTES, parts);
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "m", "min", "mins", "minute", "minutes", "minuten" -> minutes;
            case "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden" -> hours;
            case "" -> Stream.concat(minutes.stream(), hours.stream()).toList();
            default -> List.of();
        };
    }

    private static List<BigDecimal> read(ValueUnit unit, String text) {
        try {
            return List.of(unit.read(text, null));
        } catch (ValueException e) {
            return List.of();
        }
    }
}
