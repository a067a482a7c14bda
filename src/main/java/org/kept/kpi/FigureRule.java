package org.kept.kpi;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.EventType.EventRule;

/**
 * Validates a figure: a KPI of the catalogue or a custom one, one period, and an amount in one of the allowed forms.
 */
final class FigureRule {

    /** Grain of a period member, with an example. */
    private record Form(Grain grain, String example) {}

    private static final Map<String, Form> PERIODS = new TreeMap<>(Map.of(
            "week", new Form(Grain.WEEK, "2026-W46"),
            "month", new Form(Grain.MONTH, "2026-11"),
            "date", new Form(Grain.DAY, "2026-11-09")));

    private static final double MAX_AMOUNT = 1e12;
    private static final double MAX_SECONDS = (double) Duration.ofDays(365).toSeconds();
    private static final String NO_FIGURE = " If there was nothing to count, send no figure.";

    private final EventData data;
    private final EventRule.Faults faults;

    private FigureRule(EventData data, EventRule.Faults faults) {
        this.data = data;
        this.faults = faults;
    }

    static void check(EventData data, EventRule.Faults faults) {
        new FigureRule(data, faults).check();
    }

    private void check() {
        var code = data.text("kpi");
        var kpi = faults.kpi(data.asText("kpi"));
        if (kpi.isEmpty() && code != null) {
            faults.add(
                    "/data/kpi",
                    "kpi.unknown",
                    "'" + faults.quoted(code) + "' is not a KPI." + faults.nearestKpi(code) + " Use one of "
                            + String.join(", ", faults.kpis()) + ".");
        }
        period();
        kpi.ifPresent(this::amounts);
    }

    private void period() {
        var named = PERIODS.keySet().stream().filter(data::has).toList();
        if (named.size() != 1) {
            faults.add(
                    "/data",
                    named.isEmpty() ? "period.missing" : "period.several",
                    "A figure is for one period: give one of week (2026-W46), month (2026-11) or date (2026-11-09).");
            return;
        }
        PERIODS.forEach((member, form) -> {
            if (named.contains(member) && !isOfForm(data.asText(member), form.grain)) {
                faults.add(
                        "/data/" + member,
                        member + ".form",
                        "'" + faults.quoted(data.asText(member)) + "' is not a " + member + " such as " + form.example
                                + ".");
            }
        });
    }

    private static boolean isOfForm(String text, Grain grain) {
        try {
            return Period.parse(text).grain() == grain;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void amounts(Kpi kpi) {
        var nps = kpi.unit() == Unit.NPS;
        var byScore = List.of("promoters", "passives", "detractors").stream()
                .filter(data::has)
                .count();
        var byParts = data.has("numerator") || data.has("denominator");
        var byValue = data.has("value");
        if (byScore > 0 && (!nps || byScore < 3 || byParts || byValue || data.has("sample"))) {
            faults.add(
                    "/data", "amount.form", "promoters, passives and detractors go together, alone, and for nps only.");
        } else if (byScore == 0 && byParts == byValue) {
            faults.add(
                    "/data",
                    byValue ? "amount.several" : "amount.missing",
                    "Give either numerator and denominator, or value (with sample where it is known)"
                            + (nps ? ", or promoters, passives and detractors." : "."));
        } else if (byParts && !(data.has("numerator") && data.has("denominator"))) {
            faults.add("/data", "amount.missing", "numerator and denominator go together.");
        }
        if (byScore == 3 && data.number("promoters") + data.number("passives") + data.number("detractors") == 0) {
            faults.add(
                    "/data",
                    "amount.empty",
                    "promoters, passives and detractors add up to 0. If no one answered, send no figure.");
        }
        ranges(kpi);
    }

    /** Rejects impossible values: a share above its whole, a part of nothing, a mean above a year. */
    private void ranges(Kpi kpi) {
        // An impossible denominator is one error, not two.
        var whole = data.number("denominator") < 1 ? MAX_AMOUNT : data.number("denominator");
        switch (kpi.unit()) {
            case FRACTION -> {
                inRange(
                        "numerator",
                        0,
                        isPartOfWhole(kpi) ? whole : MAX_AMOUNT,
                        " A share has at most as much above the line as below.");
                inRange("value", 0, 1, " A share is a fraction: 0.92, not 92.");
            }
            case NPS -> {
                inRange("numerator", -whole, whole, " It is promoters minus detractors, out of all answers.");
                inRange("value", -100, 100, "");
            }
            case SECONDS -> {
                inRange("numerator", 0, Math.min(MAX_AMOUNT, whole * MAX_SECONDS), " A mean is at most a year.");
                inRange("value", 0, MAX_SECONDS, " A mean is at most a year.");
            }
            case PER_HUNDRED, PER_THOUSAND -> {
                inRange("numerator", 0, MAX_AMOUNT, "");
                inRange("value", 0, MAX_AMOUNT, "");
            }
            case NUMBER -> {
                inRange("numerator", -MAX_AMOUNT, MAX_AMOUNT, "");
                inRange("value", -MAX_AMOUNT, MAX_AMOUNT, "");
            }
        }
        inRange("denominator", 1, MAX_AMOUNT, NO_FIGURE);
        inRange("sample", 1, MAX_AMOUNT, NO_FIGURE);
    }

    /**
     * Whether everything counted above the line is counted below it too. Returns are not: they are counted in the week
     * they come back, which may have fewer orders.
     */
    private static boolean isPartOfWhole(Kpi kpi) {
        return kpi.variants().values().stream()
                .allMatch(formula -> formula.shape() == Formula.Shape.SHARE
                        && types(formula.denominator()).containsAll(types(formula.numerator())));
    }

    private static Set<EventType> types(FormulaSide side) {
        return side.terms().stream()
                .flatMap(term -> EventType.typesFeeding(term.input()).stream())
                .collect(Collectors.toSet());
    }

    private void inRange(String member, double low, double high, String hint) {
        if (data.member(member) instanceof Number number
                && (number.doubleValue() < low || number.doubleValue() > high)) {
            faults.add(
                    "/data/" + member,
                    member + ".range",
                    String.format(Locale.ROOT, "%s must be from %s to %s.%s", member, plain(low), plain(high), hint));
        }
    }

    private static String plain(double number) {
        return NumberFormat.getNumberInstance(Locale.ROOT).format(number);
    }
}
