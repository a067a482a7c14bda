package org.kept.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.value.ValueException;
import org.kept.mapping.value.ValueUnit;
import org.kept.table.DecimalMark;

/**
 * Meaning of a heading in a table of KPIs.
 *
 * @param kpis the KPIs whose figures it is part of
 * @param role the member of a figure that it gives
 * @param unit unit from the heading or a column of units, in lower case
 */
record KpiColumn(List<String> kpis, FigureMember role, String unit) {

    /** Member of a figure. */
    enum FigureMember {
        VALUE,
        SAMPLE,
        NUMERATOR,
        DENOMINATOR
    }

    private static final Map<String, Pattern> NAMES = names();
    private static final Map<String, KpiColumn> COUNTS = Map.of(
            "orders", new KpiColumn(List.of("return-rate"), FigureMember.DENOMINATOR, ""),
            "returns", new KpiColumn(List.of("return-rate"), FigureMember.NUMERATOR, ""),
            "calls answered", new KpiColumn(List.of("awt", "aht"), FigureMember.SAMPLE, ""),
            "contacts answered", new KpiColumn(List.of("awt", "aht"), FigureMember.SAMPLE, ""));

    private static final Pattern SAMPLE = Pattern.compile(".*\\b(answers|responses|sample|antworten|n)$");
    private static final Pattern OTHER = Pattern.compile(".*\\b(target|goal|ziel|soll|last year|vorjahr|change)\\b.*");
    private static final Pattern UNIT = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");
    private static final Set<String> SHARES =
            Set.of("return-rate", "abandonment-rate", "sla", "csat", "ces", "fcr", "complaint-rate", "on-time-rate");
    private static final Set<String> TIMES = Set.of("awt", "aht");
    private static final Set<String> GAPS = Set.of("", "-", "–", "—", "n/a", "na", "n.a.", "null", "k.a.");
    private static final int SHARE_DIGITS = 6;

    private static Map<String, Pattern> names() {
        var names = new LinkedHashMap<String, Pattern>();
        names.put("return-rate", Pattern.compile("\\b(return rate|returns rate|retourenquote|rücksendequote)\\b"));
        names.put("abandonment-rate", Pattern.compile("\\b(abandon|abbruchquote|aufleger)"));
        names.put("sla", Pattern.compile("\\b(service level|servicelevel|sla)\\b"));
        names.put("csat", Pattern.compile("\\b(csat|satisf|kundenzufriedenheit|zufriedenheit)"));
        names.put("nps", Pattern.compile("\\b(nps|net promoter)"));
        names.put("ces", Pattern.compile("\\b(ces|effort score|customer effort)\\b"));
        names.put("fcr", Pattern.compile("\\b(fcr|first contact resol|first call resol|erstlösung)"));
        names.put("aht", Pattern.compile("\\b(aht|handle time|handling time|bearbeitungszeit)\\b"));
        names.put("awt", Pattern.compile("\\b(awt|asa|wait|waiting time|speed of answer|wartezeit)\\b"));
        names.put("complaint-rate", Pattern.compile("\\b(complaint rate|beschwerdequote)\\b"));
        names.put("on-time-rate", Pattern.compile("\\b(on[ -]time|pünktlich)"));
        return names;
    }

    /** The meaning of a heading; null if it has none for Kept. */
    static @Nullable KpiColumn of(String heading) {
        var text = heading.strip().toLowerCase(Locale.ROOT);
        var plain = UNIT.matcher(text).replaceAll("").strip();
        var count = COUNTS.get(plain);
        if (count != null || OTHER.matcher(plain).matches()) {
            return count;
        }
        var matcher = UNIT.matcher(text);
        var unit = matcher.find() ? matcher.group(1).strip() : "";
        var role = SAMPLE.matcher(plain).matches() ? FigureMember.SAMPLE : FigureMember.VALUE;
        return NAMES.entrySet().stream()
                .filter(name -> name.getValue().matcher(plain).find())
                .findFirst()
                .map(name -> new KpiColumn(List.of(name.getKey()), role, unit))
                .orElse(null);
    }

    /** The same with the unit from a column of units. */
    KpiColumn in(String otherUnit) {
        return otherUnit.isBlank()
                ? this
                : new KpiColumn(kpis, role, otherUnit.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a cell means that there is no value. */
    static boolean isGap(String cell) {
        var text = cell.strip().toLowerCase(Locale.ROOT);
        return GAPS.contains(text) || text.startsWith("#");
    }

    /**
     * The cell in the unit of a figure: shares from 0 to 1, times in seconds.
     *
     * @return the cell in quotation marks if it cannot be read; validation then rejects it
     */
    String read(String cell, @Nullable DecimalMark decimal) {
        try {
            return number(cell.strip(), decimal).stripTrailingZeros().toPlainString();
        } catch (ValueException e) {
            return '"' + cell.strip() + '"';
        }
    }

    private BigDecimal number(String text, @Nullable DecimalMark decimal) throws ValueException {
        var kpi = kpis.get(0);
        if (role != FigureMember.VALUE) {
            return ValueUnit.SECONDS.read(text, decimal);
        }
        if (SHARES.contains(kpi)) {
            var share = ValueUnit.SHARE.read(text, decimal);
            var isPercent = !text.endsWith("%") && share.compareTo(BigDecimal.ONE) > 0;
            return (isPercent ? ValueUnit.PERCENT.of(share) : share).setScale(SHARE_DIGITS, RoundingMode.HALF_EVEN);
        }
        return TIMES.contains(kpi) ? seconds(text, decimal) : ValueUnit.SECONDS.read(text, decimal);
    }

    /** A time: with a colon by the unit, as a fraction of a day as workbooks have it, otherwise in the unit. */
    private BigDecimal seconds(String text, @Nullable DecimalMark decimal) throws ValueException {
        if (text.indexOf(':') >= 0) {
            return (unit.startsWith("h") ? ValueUnit.HOURS_AND_MINUTES : ValueUnit.MINUTES_AND_SECONDS)
                    .read(text, decimal);
        }
        if (text.chars().anyMatch(Character::isLetter) && text.indexOf('E') < 0) {
            return ValueUnit.DURATION.read(text, decimal);
        }
        var number = ValueUnit.SECONDS.read(text, decimal);
        if (unit.indexOf(':') >= 0 || (unit.isEmpty() && number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0)) {
            return ValueUnit.DAYS.of(number).setScale(0, RoundingMode.HALF_EVEN);
        }
        if (unit.startsWith("min") || unit.equals("m")) {
            return ValueUnit.MINUTES.of(number);
        }
        return unit.startsWith("h") || unit.startsWith("std") ? ValueUnit.HOURS.of(number) : number;
    }
}
