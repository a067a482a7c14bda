package org.kept.kpi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.EventType.EventRule;

/** Validates a figure: a KPI of the catalogue, one period, and its amount in one of the allowed forms. */
final class FigureRule {

    /** Grain of a period member, with an example. */
    private record Form(Grain grain, String example) {}

    private static final Map<String, Form> PERIODS = new TreeMap<>(Map.of(
            "week", new Form(Grain.WEEK, "2026-W46"),
            "month", new Form(Grain.MONTH, "2026-11"),
            "date", new Form(Grain.DAY, "2026-11-09")));

    private static final double MAX_AMOUNT = 1e12;

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
        var kpi = Catalogue.find(data.asText("kpi"));
        if (kpi.isEmpty() && code != null) {
            faults.add(
                    "/data/kpi",
                    "kpi.unknown",
                    "'" + faults.quoted(code) + "' is not a KPI; use one of "
                            + String.join(", ", Kpi.codes(Catalogue.all())) + ".");
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
        ranges(kpi.unit());
    }

    private void ranges(Unit unit) {
        inRange("numerator", unit == Unit.NPS ? -MAX_AMOUNT : 0, MAX_AMOUNT);
        inRange("denominator", 0, MAX_AMOUNT);
        inRange("sample", 0, MAX_AMOUNT);
        switch (unit) {
            case FRACTION -> inRange("value", 0, 1);
            case NPS -> inRange("value", -100, 100);
            case PER_HUNDRED, PER_THOUSAND, SECONDS -> inRange("value", 0, MAX_AMOUNT);
        }
    }

    private void inRange(String member, double low, double high) {
        if (data.member(member) instanceof Number number
                && (number.doubleValue() < low || number.doubleValue() > high)) {
            var hint = member.equals("value") && high == 1 ? " A share is a fraction: 0.92, not 92." : "";
            faults.add(
                    "/data/" + member,
                    member + ".range",
                    String.format(Locale.ROOT, "%s must be from %,.0f to %,.0f.%s", member, low, high, hint));
        }
    }
}
