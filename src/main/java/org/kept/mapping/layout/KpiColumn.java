package org.kept.mapping.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Unit;
import org.kept.mapping.value.NumberText;
import org.kept.mapping.value.ValueException;
import org.kept.mapping.value.ValueUnit;
import org.kept.table.DecimalMark;

/**
 * Meaning of a heading in a table of KPIs.
 *
 * @param kpis codes of the KPIs whose figures it is part of
 * @param unit the unit of their values
 * @param role the member of a figure that it gives
 * @param heading the heading, with the unit from a column of units in brackets
 */
public record KpiColumn(List<String> kpis, Unit unit, FigureMember role, String heading) {

    /** Member of a figure. */
    public enum FigureMember {
        VALUE,
        SAMPLE,
        NUMERATOR,
        DENOMINATOR
    }

    private static final Pattern UNIT = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");
    private static final Pattern PERCENT = Pattern.compile("%|\\b(per ?cent|pct|prozent)\\b");
    private static final Pattern PER_HUNDRED = Pattern.compile("\\b(per|pro|je) (100|hundred|hundert)\\b");
    private static final Pattern PER_THOUSAND = Pattern.compile("‰|\\b(per|pro|je) (1[., '’]?000|thousand|tausend)\\b");
    private static final Pattern SIGN = Pattern.compile("[\\s\\u00a0\\u202f]*[%‰]$");
    private static final Set<String> GAPS = Set.of("", "-", "–", "—", "n/a", "na", "n.a.", "null", "k.a.");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int RATE_DIGITS = 6;

    /** The same with the unit from a column of units. */
    KpiColumn in(String named) {
        return named.isBlank() ? this : new KpiColumn(kpis, unit, role, heading + " (" + named.strip() + ")");
    }

    KpiColumn as(FigureMember other) {
        return new KpiColumn(kpis, unit, other, heading);
    }

    /** Whether a cell means that there is no value. */
    static boolean isGap(String cell) {
        var text = cell.strip().toLowerCase(Locale.ROOT);
        return GAPS.contains(text) || text.startsWith("#");
    }

    /**
     * The cell in the unit of the KPI: shares from 0 to 1, times in seconds, complaints per 1,000 orders.
     *
     * @param shares how the table writes plain shares of this KPI
     */
    public String read(String cell, @Nullable DecimalMark decimal, PlainShares shares) throws ValueException {
        return number(cell.strip(), decimal, shares).stripTrailingZeros().toPlainString();
    }

    private BigDecimal number(String text, @Nullable DecimalMark decimal, PlainShares shares) throws ValueException {
        if (role != FigureMember.VALUE) {
            return NumberText.read(text, decimal);
        }
        return switch (unit) {
            case FRACTION, PER_HUNDRED, PER_THOUSAND -> rate(unit, text, decimal, shares);
            case SECONDS -> seconds(text, decimal);
            case NPS, NUMBER -> NumberText.read(text, decimal);
        };
    }

    private BigDecimal rate(Unit unit, String text, @Nullable DecimalMark decimal, PlainShares shares)
            throws ValueException {
        var number = NumberText.read(withoutSign(text), decimal);
        var base = base(text);
        if (base == null && unit == Unit.FRACTION) {
            base = shares.base(number);
        }
        var rate = base == null
                ? number
                : number.multiply(BigDecimal.valueOf(unit.scale())).divide(base);
        return rate.setScale(RATE_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** The number that a cell is per, from its sign or from the heading; null if neither says so. */
    private @Nullable BigDecimal base(String cell) {
        if (cell.endsWith("%")) {
            return HUNDRED;
        }
        var text = KpiHeadings.words(heading);
        if (cell.endsWith("‰") || PER_THOUSAND.matcher(text).find()) {
            return THOUSAND;
        }
        return PERCENT.matcher(text).find() || PER_HUNDRED.matcher(text).find() ? HUNDRED : null;
    }

    private static String withoutSign(String text) {
        return SIGN.matcher(text).replaceFirst("");
    }

    /** A time: with a colon by the unit, otherwise in the unit that the heading or the cell names, or in seconds. */
    private BigDecimal seconds(String text, @Nullable DecimalMark decimal) throws ValueException {
        var written = UNIT.matcher(heading.toLowerCase(Locale.ROOT))
                .results()
                .reduce((first, last) -> last)
                .map(last -> last.group(1).strip())
                .orElse("");
        if (text.indexOf(':') >= 0) {
            return (written.startsWith("h") ? ValueUnit.HOURS_AND_MINUTES : ValueUnit.MINUTES_AND_SECONDS)
                    .read(text, decimal);
        }
        if (written.indexOf(':') >= 0 && Character.isDigit(text.charAt(text.length() - 1))) {
            throw new ValueException("'" + text + "' is not written as " + written + ".");
        }
        return ValueUnit.ofDuration(heading, text).read(text, decimal);
    }

    /** The plain numbers of a share in a table, which together show whether they are percentages or fractions. */
    public static final class PlainShares {

        private BigDecimal greatest = BigDecimal.ZERO;
        private boolean hasFraction;
        private boolean hasPercentage;

        /** Adds a cell; one that is not a number shows nothing. */
        public void add(String cell, @Nullable DecimalMark decimal) {
            var text = cell.strip();
            try {
                var number = NumberText.read(withoutSign(text), decimal);
                if (!text.equals(withoutSign(text))) {
                    hasPercentage = true;
                    return;
                }
                greatest = greatest.max(number);
                hasFraction |= number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0;
            } catch (ValueException e) {
                // Reading the cell reports the error.
                return;
            }
        }

        /** What a plain number is a share of: 100 or 1. */
        private BigDecimal base(BigDecimal number) throws ValueException {
            if (number.signum() <= 0) {
                return BigDecimal.ONE;
            }
            if (greatest.compareTo(BigDecimal.ONE) > 0) {
                // Beside 91, 0.88 is rather 88%.
                var isSmall = number.compareTo(BigDecimal.ONE) <= 0
                        && number.multiply(BigDecimal.TEN).compareTo(greatest) < 0;
                if (!isSmall) {
                    return HUNDRED;
                }
            } else if (hasFraction && !hasPercentage) {
                return BigDecimal.ONE;
            }
            var plain = number.toPlainString();
            throw new ValueException("'" + plain + "' can be " + plain + "% or "
                    + number.movePointRight(2).stripTrailingZeros().toPlainString()
                    + "%. Write % in the heading or in each cell.");
        }
    }
}
