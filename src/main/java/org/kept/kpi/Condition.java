package org.kept.kpi;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Condition on one member of an event's data.
 *
 * <p>A value is a text, a {@link BigDecimal}, a {@link Boolean}, any other value, or null if the member is absent. A
 * text that reads as a number, {@code true} or {@code false} is converted where one is expected, because CSV columns
 * are all text.
 */
public sealed interface Condition {

    /** Whether the value meets the condition; an absent value meets only {@code exists: false}. */
    boolean holds(@Nullable Object value);

    /** The condition in words that follow a noun: {@code that waited over 60 s}, {@code with size over 3}. */
    String words(String member);

    /** Bounds on a number; the lower bounds first. */
    enum NumberBound {
        OVER("over", "over"),
        AT_LEAST("atLeast", "at least"),
        UNDER("under", "under"),
        AT_MOST("atMost", "at most");

        private final String code;
        private final String words;

        NumberBound(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** Name in JSON. */
        public String code() {
            return code;
        }

        /** Whether it is a lower bound. */
        public boolean isLower() {
            return this == OVER || this == AT_LEAST;
        }

        private boolean holds(int comparison) {
            return switch (this) {
                case OVER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
                case UNDER -> comparison < 0;
                case AT_MOST -> comparison <= 0;
            };
        }
    }

    /**
     * Requires one value.
     *
     * @param wanted a text, a number or a truth value
     */
    record EqualTo(Object wanted) implements Condition {

        public EqualTo {
            wanted = plain(wanted);
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value != null && same(wanted, value);
        }

        @Override
        public String words(String member) {
            if (wanted instanceof Boolean marked) {
                return marked ? "marked " + member : "marked not " + member;
            }
            return "with " + member + " " + format(wanted);
        }
    }

    /**
     * Requires one of several values.
     *
     * @param wanted texts, or numbers
     */
    record OneOf(List<Object> wanted) implements Condition {

        public OneOf {
            wanted = wanted.stream().map(Condition::plain).toList();
        }

        @Override
        public boolean holds(@Nullable Object value) {
            return value != null && wanted.stream().anyMatch(each -> same(each, value));
        }

        @Override
        public String words(String member) {
            return "with " + member + " "
                    + wanted.stream().map(Condition::format).collect(Collectors.joining(" or "));
        }
    }

    /** Requires a number within bounds. */
    record WithinBounds(SortedMap<NumberBound, BigDecimal> bounds) implements Condition {

        /** Phrases for members that are times of a contact. */
        private static final Map<String, String> TIMES =
                Map.of("waitSeconds", "that waited", "handleSeconds", "that were handled for");

        public WithinBounds {
            var plain = new EnumMap<NumberBound, BigDecimal>(NumberBound.class);
            bounds.forEach((bound, number) -> plain.put(bound, number.stripTrailingZeros()));
            bounds = Collections.unmodifiableSortedMap(new TreeMap<>(plain));
        }

        @Override
        public boolean holds(@Nullable Object value) {
            var number = number(value);
            return number != null
                    && bounds.entrySet().stream()
                            .allMatch(each -> each.getKey().holds(number.compareTo(each.getValue())));
        }

        @Override
        public String words(String member) {
            var phrase = TIMES.get(member);
            return bounds.entrySet().stream()
                    .map(bound -> format(bound) + (phrase == null ? "" : " s"))
                    .collect(Collectors.joining(" and ", phrase == null ? "with " + member + " " : phrase + " ", ""));
        }

        private static String format(Map.Entry<NumberBound, BigDecimal> bound) {
            return bound.getKey().words + " " + Condition.format(bound.getValue());
        }
    }

    /** Requires the member to be present, or absent. */
    record Exists(boolean wanted) implements Condition {

        /** Phrases for members that are times of a contact. */
        private static final Map<String, String> TIMES =
                Map.of("waitSeconds", "waiting time", "handleSeconds", "handle time");

        @Override
        public boolean holds(@Nullable Object value) {
            return wanted == (value != null);
        }

        @Override
        public String words(String member) {
            var time = TIMES.get(member);
            if (time != null) {
                return (wanted ? "with a " : "without a ") + time;
            }
            return (wanted ? "with any " : "without ") + member;
        }
    }

    private static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private static boolean same(Object wanted, Object value) {
        if (wanted instanceof BigDecimal number) {
            var other = number(value);
            return other != null && number.compareTo(other) == 0;
        }
        return wanted.equals(value)
                || (wanted instanceof Boolean && wanted.toString().equals(value));
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        return value instanceof String text && Numeral.matches(text) ? new BigDecimal(text) : null;
    }

    private static String format(Object wanted) {
        if (wanted instanceof BigDecimal number) {
            return number.toPlainString();
        }
        var text = wanted.toString();
        return Numeral.matches(text) ? "'" + text + "'" : text;
    }

    /** Plain decimal numbers in text, without powers of ten. */
    final class Numeral {

        private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

        private Numeral() {}

        static boolean matches(String text) {
            return PLAIN.matcher(text).matches();
        }
    }
}
