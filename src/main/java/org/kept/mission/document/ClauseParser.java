package org.kept.mission.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.document.NearestWord;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventFilter;
import org.kept.mission.Clause;
import org.kept.mission.EventFilterParser;
import org.kept.mission.Guarantee;
import org.kept.mission.MeasurableKpis;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Target;

/** Reads one clause with its measures. */
final class ClauseParser {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int MEASURES = 20;
    private static final int BEHAVIOURS = 40;

    private final MeasurableKpis kpis;

    ClauseParser(MeasurableKpis kpis) {
        this.kpis = kpis;
    }

    Clause read(DocumentCursor part) {
        part.only("code", "quote", "behaviours", "guarantee", "owner", "reviewBy", "measures");
        return new Clause(
                code(part),
                part.text("quote", MissionParser.STATEMENT, "Quote the words of the statement that are this clause."),
                part.texts("behaviours", BEHAVIOURS, MissionParser.REASON),
                part.part("guarantee").map(ClauseParser::guarantee).orElse(null),
                part.optionalText("owner", DocumentCursor.NAME),
                part.optionalDate("reviewBy"),
                measures(part));
    }

    private static String code(DocumentCursor part) {
        var code = part.text("code", DocumentCursor.NAME, "Give the clause a short code, like within-a-minute.");
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            part.own(
                    "code",
                    "form",
                    "'" + DocumentCursor.shortened(code)
                            + "' is not a code. Use at most 60 of a–z, 0–9 and -, as in within-a-minute.");
        }
        return code;
    }

    private static Guarantee guarantee(DocumentCursor part) {
        part.only("promise", "consequence", "breach");
        return new Guarantee(
                part.text("promise", MissionParser.REASON, "Say what the single customer is promised."),
                part.text("consequence", MissionParser.REASON, "Say what a customer gets when the promise is broken."),
                breach(part));
    }

    private static @Nullable EventFilter breach(DocumentCursor guarantee) {
        var breach = guarantee.part("breach");
        return breach.isPresent() ? EventFilterParser.read(breach.get()) : null;
    }

    private List<Measure> measures(DocumentCursor clause) {
        var measures = new ArrayList<Measure>();
        var seen = new HashSet<String>();
        for (var part : clause.parts("measures", MEASURES)) {
            part.only("kpi", "role", "because", "arguedBy", "arguedOn", "arguedFor", "reviewBy", "target");
            var measure = measure(part);
            if (!measure.kpi().isEmpty() && !seen.add(measure.kpi())) {
                part.own("kpi", "duplicate", "'" + measure.kpi() + "' measures this clause already. Keep one of them.");
            }
            measures.add(measure);
        }
        return measures;
    }

    private Measure measure(DocumentCursor part) {
        return new Measure(
                kpi(part, kpis),
                role(part),
                part.text(
                        "because",
                        MissionParser.REASON,
                        "Say why this number tells whether the clause is kept. A reason is never optional."),
                part.optionalText("arguedBy", DocumentCursor.NAME),
                part.optionalDate("arguedOn"),
                part.optionalText("arguedFor", MissionParser.STATEMENT),
                part.optionalDate("reviewBy"),
                target(part, kpis));
    }

    private static @Nullable Target target(DocumentCursor part, MeasurableKpis kpis) {
        var target = part.part("target");
        if (target.isEmpty()) {
            return null;
        }
        var read = TargetParser.read(target.get());
        var kpi = part.get("kpi").asText();
        if (read != null && kpis.has(kpi)) {
            read.bounds().stream()
                    .filter(bound -> !kpis.isPossible(kpi, bound))
                    .forEach(bound -> part.own(
                            "target",
                            "impossible",
                            "'" + kpi + "' is never " + kpis.words(kpi, bound) + ". Give a value that it can have."));
        }
        return read;
    }

    private static MeasureRole role(DocumentCursor part) {
        var word = part.optionalText("role", DocumentCursor.NAME);
        if (word == null) {
            return MeasureRole.MEASURES;
        }
        var role = MeasureRole.of(word);
        if (role.isEmpty() && part.get("role").isTextual()) {
            var known = Stream.of(MeasureRole.values()).map(MeasureRole::code).toList();
            part.own(
                    "role",
                    "unknown",
                    "'" + DocumentCursor.shortened(word) + "' is no role. Use " + String.join(", ", known) + ".");
        }
        return role.orElse(MeasureRole.MEASURES);
    }

    /** The code of a KPI that exists, or an empty text. */
    static String kpi(DocumentCursor part, MeasurableKpis kpis) {
        var kpi = part.text("kpi", DocumentCursor.NAME, "Name the KPI by its code, like sla.");
        if (kpi.isEmpty() || kpis.has(kpi)) {
            return kpi;
        }
        if (kpi.startsWith(CustomKpiFactory.GUARANTEE)) {
            part.own(
                    "kpi",
                    "guarantee",
                    "'" + DocumentCursor.shortened(kpi)
                            + "' counts how often a guarantee was broken. It stands below the clause of"
                            + " the guarantee by itself, and neither measures a clause nor is set aside.");
            return "";
        }
        var detail = "There is no KPI '" + DocumentCursor.shortened(kpi) + "'." + NearestWord.meant(kpi, kpis.codes());
        part.own("kpi", "unknown", detail);
        return "";
    }
}
