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
 * What one member of an event's data must be for the event to be counted.
 *
 * <p>A value is a text, a {@link BigDecimal}, a {@link Boolean}, anything else that is there, or null where the event does
 * not say. A text that reads as a number, as {@code true} or as {@code false} is taken for one where one is asked for,
 * because a column of a CSV file is all text.
 */
public sealed interface Condition {

    /** Whether the value is as it must be; nothing but "is not there" holds for what is not there. */
    boolean holds(@Nullable Object value);

    /** The condition on that member, to follow the name of what is counted: {@code that waited over 60 s}, {@code with size over 3}. */
    String words(String member);

    /** How a number may be bounded; the lower bounds first. */
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

        /** The name in a document. */
        public String code() {
            return code;
        }

        /** Whether it says how small the number may be. */
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
     * The value is that one.
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
            return "with " + member + " " + said(wanted);
        }
    }

    /**
     * The value is one of those.
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
            return "with " + member + " " + wanted.stream().map(Condition::said).collect(Collectors.joining(" or "));
        }
    }

    /** The value is a number within those bounds. */
    record WithinBounds(SortedMap<NumberBound, BigDecimal> bounds) implements Condition {

        /** Members that are times of a contact, in words that people use. */
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
            var deed = TIMES.get(member);
            return bounds.entrySet().stream()
                    .map(bound -> said(bound) + (deed == null ? "" : " s"))
                    .collect(Collectors.joining(" and ", deed == null ? "with " + member + " " : deed + " ", ""));
        }

        private static String said(Map.Entry<NumberBound, BigDecimal> bound) {
            return bound.getKey().words + " " + Condition.said(bound.getValue());
        }
    }

    /** The event says something there, or it does not. */
    record Exists(boolean wanted) implements Condition {

        @Override
        public boolean holds(@Nullable Object value) {
            return wanted == (value != null);
        }

        @Override
        public String words(String member) {
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

    private static String said(Object wanted) {
        if (wanted instanceof BigDecimal number) {
            return number.toPlainString();
        }
        var text = wanted.toString();
        return Numeral.matches(text) ? "'" + text + "'" : text;
    }

    /** Texts that are a number as people write one, without powers of ten. */
    final class Numeral {

        private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

        private Numeral() {}

        static boolean matches(String text) {
            return PLAIN.matcher(text).matches();
        }
    }
}
