package org.kept.mapping.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.table.DecimalMark;

/** How a number is written: a duration, read as seconds; or a share, read as a number from 0 to 1. */
public enum ValueUnit {
    SECONDS("seconds", 1),
    MINUTES("minutes", 60),
    HOURS("hours", 3600),
    DAYS("days", 86_400),
    WEEKS("weeks", 604_800),
    /** Thousandths, such as milliseconds of a second. */
    MILLISECONDS("milliseconds", 0),
    /** Two parts, minutes and seconds, or three with hours. */
    MINUTES_AND_SECONDS("mm:ss", 0),
    HOURS_MINUTES_SECONDS("hh:mm:ss", 0),
    HOURS_AND_MINUTES("hh:mm", 0),
    /**
     * A duration as people write it: {@code 1h 5m}, {@code 2 days 03:04:05}, {@code PT1H}; a plain number is seconds,
     * or what the header of its column says.
     */
    DURATION("duration", 0),
    /** {@code 81%} or {@code 81}. */
    PERCENT("percent", 0),
    /** {@code 81%} or {@code 0.81}. */
    SHARE("share", 0);

    private static final int SCALE = 12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int MAX_LENGTH = 60;
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):(\\d{1,2})(?::(\\d{1,2}(?:[.,]\\d{1,6})?))?");
    private static final Pattern TWO_PARTS = Pattern.compile("\\d{1,6}:\\d{1,2}");
    private static final Pattern PART =
            Pattern.compile("\\G[\\s,]*(?:and|und)?\\s*(\\d+(?:[.,]\\d+)?)\\s*(\\p{L}+)\\.?");
    /** Two units, with the second implied: {@code 1h05}, {@code 4m30}. */
    private static final Pattern SHORT =
            Pattern.compile("(\\d{1,5})\\s*(h|std|m|min)\\.?\\s*([0-5]?\\d)", Pattern.CASE_INSENSITIVE);

    /** Days before the time: {@code 1.02:03:04} or {@code 1:02:03:04}. */
    private static final Pattern DAYS_AND_CLOCK = Pattern.compile("(\\d{1,4})[.:](\\d{1,2}:\\d{2}:\\d{2})");

    private static final Pattern PLAIN = Pattern.compile("[\\d.,\\s]+(?:[eE][+-]?\\d+)?");

    /** The unit in a header: {@code Wait (min)}, {@code First reply time in minutes}, {@code talk_seconds}. */
    private static final Pattern NAMED =
            Pattern.compile("(?i)(?:\\bin\\s+|[(\\[](?:in\\s+)?|[\\s_](?=\\p{L}+$))(\\p{L}+)\\b");

    /** The two parts in a header: {@code Wait (mm:ss)}, {@code Wait (h:mm)}. */
    private static final Pattern PARTS = Pattern.compile("(?i)(?<![hm:])(?:(mm?:ss)|hh?:mm)(?!:)");

    private static final Pattern LAST_CLOCK = Pattern.compile("[\\s,]*(\\d{1,2}:\\d{2}(?::\\d{2})?)$");

    private final String code;
    private final int seconds;

    ValueUnit(String code, int seconds) {
        this.code = code;
        this.seconds = seconds;
    }

    /** The unit as mappings write it. */
    public String code() {
        return code;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(ValueUnit::code).toList();
    }

    public static @Nullable ValueUnit find(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code.equals(code))
                .findFirst()
                .orElse(null);
    }

    /**
     * The unit of a duration in a column: of a plain number or of two parts, the one that the header names.
     *
     * @param clock that of two parts whose header names none; null if each header must
     */
    public static ValueUnit ofDuration(String header, String text, @Nullable ValueUnit clock) {
        var unit = ofDuration(header, text);
        return clock != null && unit == DURATION && TWO_PARTS.matcher(text).matches() ? clock : unit;
    }

    /** The same without a unit for all two parts of a file. */
    public static ValueUnit ofDuration(String header, String text) {
        var hasTwoParts = TWO_PARTS.matcher(text).matches();
        if (!hasTwoParts && !PLAIN.matcher(text).matches()) {
            return DURATION;
        }
        var named = NAMED.matcher(header)
                .results()
                .flatMap(found -> Stream.ofNullable(named(found.group(1))))
                .findFirst()
                .orElse(DURATION);
        return hasTwoParts ? ofTwoParts(header, named) : named;
    }

    /** The unit of {@code 4:30} below a header such as {@code Wait (mm:ss)} or {@code Wait (min)}. */
    private static ValueUnit ofTwoParts(String header, ValueUnit named) {
        var parts = PARTS.matcher(header);
        if (parts.find()) {
            return parts.group(1) == null ? HOURS_AND_MINUTES : MINUTES_AND_SECONDS;
        }
        return switch (named) {
            case MINUTES -> MINUTES_AND_SECONDS;
            case HOURS -> HOURS_AND_MINUTES;
            default -> DURATION;
        };
    }

    /** Converts a number that is already parsed, from a payload or a workbook. */
    public BigDecimal of(BigDecimal number) throws ValueException {
        return switch (this) {
            case SECONDS, MINUTES, HOURS, DAYS, WEEKS -> number.multiply(BigDecimal.valueOf(seconds));
            case MILLISECONDS -> number.divide(THOUSAND, SCALE, RoundingMode.HALF_EVEN);
            case PERCENT -> number.divide(HUNDRED, SCALE, RoundingMode.HALF_EVEN);
            case SHARE, DURATION -> number;
            default ->
                throw new ValueException("The number " + number.toPlainString() + " is not written as " + code
                        + ". Choose a unit such as seconds or minutes.");
        };
    }

    /**
     * Reads a text.
     *
     * @param decimal the decimal mark of numbers; null if each number must show it
     */
    public BigDecimal read(String written, @Nullable DecimalMark decimal) throws ValueException {
        var text = written.strip();
        if (text.length() > MAX_LENGTH) {
            throw notOfThisUnit(text);
        }
        return switch (this) {
            case SECONDS, MINUTES, HOURS, DAYS, WEEKS, MILLISECONDS -> of(NumberText.read(text, decimal));
            case MINUTES_AND_SECONDS, HOURS_MINUTES_SECONDS, HOURS_AND_MINUTES -> clock(text);
            case DURATION -> duration(text, decimal);
            case PERCENT -> of(NumberText.read(withoutPercent(text), decimal));
            case SHARE ->
                text.endsWith("%")
                        ? PERCENT.of(NumberText.read(withoutPercent(text), decimal))
                        : NumberText.read(text, decimal);
        };
    }

    private static String withoutPercent(String text) {
        return text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    }

    private BigDecimal clock(String text) throws ValueException {
        var days = DAYS_AND_CLOCK.matcher(text);
        if (days.matches() && this != HOURS_AND_MINUTES) {
            return DAYS.of(new BigDecimal(days.group(1))).add(HOURS_MINUTES_SECONDS.clock(days.group(2)));
        }
        var matcher = CLOCK.matcher(text);
        if (!matcher.matches()) {
            throw notOfThisUnit(text);
        }
        var first = new BigDecimal(matcher.group(1));
        var second = new BigDecimal(matcher.group(2));
        var third = matcher.group(3);
        if (third != null) {
            return hours(first).add(minutes(second)).add(new BigDecimal(third.replace(',', '.')));
        }
        return switch (this) {
            case MINUTES_AND_SECONDS -> minutes(first).add(second);
            case HOURS_AND_MINUTES -> hours(first).add(minutes(second));
            default -> throw notOfThisUnit(text);
        };
    }

    private static BigDecimal hours(BigDecimal number) {
        return number.multiply(BigDecimal.valueOf(HOURS.seconds));
    }

    private static BigDecimal minutes(BigDecimal number) {
        return number.multiply(BigDecimal.valueOf(MINUTES.seconds));
    }

    private BigDecimal duration(String text, @Nullable DecimalMark decimal) throws ValueException {
        var two = SHORT.matcher(text);
        if (two.matches()) {
            var unit = two.group(2).toLowerCase(Locale.ROOT).startsWith("m") ? MINUTES_AND_SECONDS : HOURS_AND_MINUTES;
            return unit.clock(two.group(1) + ":" + two.group(3));
        }
        if (!text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1)) && text.indexOf(':') < 0) {
            return NumberText.read(text, decimal);
        }
        if (text.startsWith("P")) {
            return international(text);
        }
        if (TWO_PARTS.matcher(text).matches()) {
            throw new ValueException("'" + text + "' can be minutes and seconds, or hours and minutes. Say which with"
                    + " 'clock', or the 'unit' mm:ss or hh:mm.");
        }
        if (CLOCK.matcher(text).matches() || DAYS_AND_CLOCK.matcher(text).matches()) {
            return HOURS_MINUTES_SECONDS.clock(text);
        }
        var sum = BigDecimal.ZERO;
        var rest = text;
        var clock = LAST_CLOCK.matcher(text);
        if (clock.find()) {
            sum = HOURS_AND_MINUTES.clock(clock.group(1));
            rest = text.substring(0, clock.start());
        }
        var part = PART.matcher(rest);
        var end = 0;
        while (part.find()) {
            sum = sum.add(new BigDecimal(part.group(1).replace(',', '.')).multiply(secondsOf(part.group(2), text)));
            end = part.end();
        }
        if (end == 0 || !rest.substring(end).isBlank()) {
            throw notOfThisUnit(text);
        }
        return sum;
    }

    private BigDecimal international(String text) throws ValueException {
        try {
            var duration = Duration.parse(text);
            return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        } catch (DateTimeException e) {
            throw notOfThisUnit(text);
        }
    }

    private BigDecimal secondsOf(String word, String text) throws ValueException {
        var unit = named(word);
        if (unit == null) {
            throw notOfThisUnit(text);
        }
        return unit.of(BigDecimal.ONE);
    }

    private static @Nullable ValueUnit named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "w", "wk", "week", "weeks", "woche", "wochen" -> WEEKS;
            case "d", "day", "days", "tag", "tage", "tagen" -> DAYS;
            case "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden" -> HOURS;
            case "m", "min", "mins", "minute", "minutes", "minuten" -> MINUTES;
            case "s", "sec", "secs", "sek", "second", "seconds", "sekunde", "sekunden" -> SECONDS;
            case "ms" -> MILLISECONDS;
            default -> null;
        };
    }

    private ValueException notOfThisUnit(String text) {
        return new ValueException("'" + InputText.excerpt(text) + "' is not written as " + code + ".");
    }
}
