package org.kept.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Parser of ISO times with an offset. */
public final class IsoTimes {

    private static final int MAX_FRACTION = 9;

    private IsoTimes() {}

    /**
     * Parses {@code 2026-11-16T09:31:00+01:00} as {@link OffsetDateTime#parse} does, several times as fast in that form.
     *
     * @throws DateTimeException if the text is no time, or has no offset
     */
    public static Instant parse(String text) {
        var usual = usual(text);
        return usual == null ? OffsetDateTime.parse(text).toInstant() : usual;
    }

    /** A time to the second or finer, in UTC or at an offset of hours and minutes; null in any other form. */
    private static @Nullable Instant usual(String text) {
        if (text.length() < 20
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        var year = number(text, 0, 4);
        var month = number(text, 5, 7);
        var day = number(text, 8, 10);
        var hour = number(text, 11, 13);
        var minute = number(text, 14, 16);
        var second = number(text, 17, 19);
        var end = text.charAt(19) == '.' ? endOfDigits(text, 20) : 19;
        var nanos = nanos(text, end);
        var offset = offset(text, end);
        return year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0 || nanos < 0 || offset == null
                ? null
                : LocalDateTime.of(year, month, day, hour, minute, second, nanos)
                        .toInstant(offset);
    }

    private static int endOfDigits(String text, int from) {
        var end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The fraction of a second that ends there; −1 if it has no digits, or too many. */
    private static int nanos(String text, int end) {
        if (end == 19) {
            return 0;
        }
        var digits = end - 20;
        if (digits == 0 || digits > MAX_FRACTION) {
            return -1;
        }
        var nanos = number(text, 20, end);
        for (var i = digits; i < MAX_FRACTION; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The offset from there to the end of the text; null in any other form than {@code Z} and {@code +01:00}. */
    private static @Nullable ZoneOffset offset(String text, int from) {
        var length = text.length() - from;
        if (length == 1 && text.charAt(from) == 'Z') {
            return ZoneOffset.UTC;
        }
        if (length != 6 || text.charAt(from + 3) != ':') {
            return null;
        }
        var sign =
                switch (text.charAt(from)) {
                    case '+' -> 1;
                    case '-' -> -1;
                    default -> 0;
                };
        var hours = number(text, from + 1, from + 3);
        var minutes = number(text, from + 4, from + 6);
        return sign == 0 || hours < 0 || minutes < 0 ? null : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    /** The number that these characters are; −1 if one of them is no digit. */
    private static int number(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i);
            if (!isDigit(digit)) {
                return -1;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
