package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Unit;

/** What members of an event's data must be together, beyond what each must be alone. */
final class DataRules {

    /** Where faults go. */
    @FunctionalInterface
    interface Faults {
        void add(String pointer, String code, String detail);
    }

    private record Range(int low, int high) {}

    private static final Map<String, Range> SCORES =
            Map.of("csat", new Range(1, 5), "nps", new Range(0, 10), "ces", new Range(1, 7));
    private static final Map<String, Grain> PERIODS =
            Map.of("week", Grain.WEEK, "month", Grain.MONTH, "date", Grain.DAY);

    private DataRules() {}

    static void check(EventType type, ObjectNode data, Faults faults) {
        if (type == EventType.SURVEY) {
            score(data, faults);
        } else if (type == EventType.FIGURE) {
            figure(data, faults);
        }
    }

    private static void score(ObjectNode data, Faults faults) {
        var question = data.path("question").asText();
        var range = SCORES.get(question);
        var score = data.get("score");
        if (range != null
                && score != null
                && score.isNumber()
                && (score.doubleValue() < range.low || score.doubleValue() > range.high)) {
            faults.add(
                    "/data/score",
                    "score.range",
                    "A score of " + question + " is from " + range.low + " to " + range.high + ".");
        }
    }

    private static void figure(ObjectNode data, Faults faults) {
        var code = data.path("kpi").asText();
        var kpi = Catalogue.find(code);
        if (kpi.isEmpty() && data.path("kpi").isTextual()) {
            faults.add(
                    "/data/kpi",
                    "kpi.unknown",
                    "'" + Texts.brief(code) + "' is not a KPI; use one of "
                            + String.join(", ", Kpi.codes(Catalogue.all())) + ".");
        }
        period(data, faults);
        kpi.ifPresent(known -> amounts(known, data, faults));
    }

    private static void period(ObjectNode data, Faults faults) {
        var named = PERIODS.keySet().stream().filter(data::has).sorted().toList();
        if (named.size() != 1) {
            faults.add(
                    "/data",
                    named.isEmpty() ? "period.missing" : "period.several",
                    "A figure is for one period: give one of week (2026-W46), month (2026-11) or date (2026-11-09).");
            return;
        }
        var member = named.get(0);
        var text = data.path(member).asText();
        try {
            if (Period.parse(text).grain() == PERIODS.get(member)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with the one form that this member takes.
        }
        var example = Map.of("week", "2026-W46", "month", "2026-11", "date", "2026-11-09");
        faults.add(
                "/data/" + member,
                member + ".form",
                "'" + Texts.brief(text) + "' is not a " + member + " such as " + example.get(member) + ".");
    }

    private static void amounts(Kpi kpi, ObjectNode data, Faults faults) {
        var scores = List.of("promoters", "passives", "detractors");
        var nps = kpi.unit() == Unit.NPS;
        var byScore = scores.stream().filter(data::has).count();
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
        ranges(kpi, data, faults);
    }

    private static void ranges(Kpi kpi, ObjectNode data, Faults faults) {
        var least = kpi.unit() == Unit.NPS ? -1e12 : 0;
        inRange("numerator", data.get("numerator"), least, 1e12, faults);
        inRange("denominator", data.get("denominator"), 0, 1e12, faults);
        inRange("sample", data.get("sample"), 0, 1e12, faults);
        switch (kpi.unit()) {
            case FRACTION -> inRange("value", data.get("value"), 0, 1, faults);
            case NPS -> inRange("value", data.get("value"), -100, 100, faults);
            case PER_HUNDRED, PER_THOUSAND, SECONDS -> inRange("value", data.get("value"), 0, 1e12, faults);
        }
    }

    private static void inRange(String member, @Nullable JsonNode node, double low, double high, Faults faults) {
        if (node != null && node.isNumber() && (node.doubleValue() < low || node.doubleValue() > high)) {
            var hint = member.equals("value") && high == 1 ? " A share is a fraction: 0.92, not 92." : "";
            faults.add(
                    "/data/" + member,
                    member + ".range",
                    String.format(Locale.ROOT, "%s must be from %,.0f to %,.0f.%s", member, low, high, hint));
        }
    }
}
