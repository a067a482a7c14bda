package org.kept.table.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Text of a cell, independent of the display language of the workbook.
 *
 * <p>Numbers have a decimal point, shares a percent sign, dates are in ISO form, durations are {@code h:mm:ss}; a
 * formula has its stored result.
 */
final class XlsxCellText {

    private static final MathContext EXCEL_DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final int MAX_EXPONENT = 400;
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal LONGEST_DURATION = BigDecimal.valueOf(1_000);

    /** Excel treats 1900 as a leap year, so until 28 February its days are counted from one day later. */
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final int FIRST_RIGHT_DAY = 61;
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final boolean countsFrom1904;
    private final Map<String, XlsxNumberFormat> formats = new HashMap<>();

    XlsxCellText(boolean countsFrom1904) {
        this.countsFrom1904 = countsFrom1904;
    }

    /** The text; empty for an empty cell, the code of an error such as {@code #DIV/0!} for an error. */
    String of(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        var value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return number(number, cell.getDataFormatString());
        }
        return value == null ? "" : value.toString().strip();
    }

    /**
     * Text of a number.
     *
     * @param format null if the cell has no format of its own
     */
    String number(BigDecimal number, @Nullable String format) {
        if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT) {
            return number.signum() == 0 ? "0" : number.toString();
        }
        var kind = format == null ? XlsxNumberFormat.NUMBER : formats.computeIfAbsent(format, XlsxNumberFormat::of);
        var isMoment = number.signum() >= 0 && number.compareTo(LAST_DAY) <= 0;
        return switch (kind) {
            case NUMBER -> plain(number);
            case SHARE -> plain(number.movePointRight(2)) + "%";
            case DATE -> isMoment ? date(number) : plain(number);
            case TIME_OF_DAY -> timeOfDay(number, isMoment);
            case DURATION -> duration(number);
        };
    }

    /** The digits that Excel shows, without rounding errors of binary fractions. */
    private static String plain(BigDecimal number) {
        var rounded = number.round(EXCEL_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private String date(BigDecimal days) {
        var seconds = seconds(days);
        var day = Math.floorDiv(seconds, 86_400L);
        var first = countsFrom1904 ? DAY_0_OF_1904 : DAY_0;
        var shift = !countsFrom1904 && day < FIRST_RIGHT_DAY ? 1 : 0;
        var date = first.plusDays(day + shift);
        var second = Math.floorMod(seconds, 86_400L);
        return second == 0
                ? date.toString()
                : DATE_TIME.format(LocalDateTime.of(date, LocalTime.ofSecondOfDay(second)));
    }

    /** A time of day below one day; above that a duration, or a date and time of which only the time is shown. */
    private String timeOfDay(BigDecimal days, boolean isMoment) {
        if (days.signum() >= 0 && days.compareTo(BigDecimal.ONE) < 0) {
            var second = Math.min(seconds(days), 86_399L);
            return String.format(Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
        }
        return isMoment && days.compareTo(LONGEST_DURATION) >= 0 ? date(days) : duration(days);
    }

    private static String duration(BigDecimal days) {
        var seconds = seconds(days.abs());
        return (days.signum() < 0 ? "-" : "")
                + String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Whole seconds, because no second is exact as a binary fraction of a day. */
    private static long seconds(BigDecimal days) {
        var bounded = days.min(BigDecimal.valueOf(Integer.MAX_VALUE));
        return bounded.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
