package org.kept.mission.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;
import org.kept.mission.Clause;
import org.kept.mission.EventFilterParser;
import org.kept.mission.Guarantee;
import org.kept.mission.MeasurableKpis;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Target;
import org.kept.problem.NearestWord;
import org.kept.types.EventTypes;
import org.kept.ui.ListFormatter;

/** Parses one clause with its measures. */
final class ClauseParser {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int MEASURES = 20;
    private static final int BEHAVIOURS = 40;

    private final MeasurableKpis kpis;
    private final EventTypes types;

    ClauseParser(MeasurableKpis kpis, EventTypes types) {
        this.kpis = kpis;
        this.types = types;
    }

    Clause parse(DocumentCursor cursor) {
        cursor.allowOnly(
                "code",
                "quote",
                "behaviours",
                "behavioursReviewBy",
                "mayDecide",
                "mayDecideReviewBy",
                "guarantee",
                "owner",
                "reviewBy",
                "measures");
        return new Clause(
                code(cursor),
                cursor.text("quote", MissionParser.STATEMENT, "Quote the words of the statement that are this clause."),
                cursor.texts("behaviours", BEHAVIOURS, MissionParser.REASON),
                conduct(cursor),
                cursor.child("guarantee").map(this::guarantee).orElse(null),
                cursor.optionalName("owner"),
                cursor.optionalDate("reviewBy"),
                measures(cursor));
    }

    private static Clause.Conduct conduct(DocumentCursor cursor) {
        return new Clause.Conduct(
                cursor.texts("mayDecide", BEHAVIOURS, MissionParser.REASON),
                cursor.optionalDate("behavioursReviewBy"),
                cursor.optionalDate("mayDecideReviewBy"));
    }

    private static String code(DocumentCursor cursor) {
        var code = cursor.text("code", DocumentCursor.NAME, "Give the clause a short code, like within-a-minute.");
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            cursor.memberFault(
                    "code",
                    "form",
                    "'" + DocumentCursor.excerpt(code)
                            + "' is not a code. Use at most 60 of a–z, 0–9 and -, as in within-a-minute.");
        }
        return code;
    }

    private Guarantee guarantee(DocumentCursor cursor) {
        cursor.allowOnly("promise", "consequence", "breach");
        return new Guarantee(
                cursor.text("promise", MissionParser.REASON, "Say what each customer is promised."),
                cursor.text(
                        "consequence", MissionParser.REASON, "Say what a customer gets when the promise is broken."),
                breach(cursor));
    }

    private @Nullable EventFilter breach(DocumentCursor guarantee) {
        var breach = guarantee.child("breach");
        var filter = breach.isPresent() ? EventFilterParser.parse(breach.get(), types) : null;
        // A mission names a custom type by its code alone, so that it reads the same whatever the type is called later.
        return filter == null || filter.type().isBuiltIn()
                ? filter
                : filter.of(EventType.undefined(filter.type().code()));
    }

    private List<Measure> measures(DocumentCursor clause) {
        var measures = new ArrayList<Measure>();
        var seen = new HashSet<String>();
        for (var cursor : clause.children("measures", MEASURES)) {
            cursor.allowOnly("kpi", "role", "because", "arguedBy", "arguedOn", "arguedFor", "reviewBy", "target");
            var measure = measure(cursor);
            if (!measure.kpi().isEmpty() && !seen.add(measure.kpi())) {
                cursor.memberFault(
                        "kpi", "duplicate", "'" + measure.kpi() + "' measures this clause already. Keep one of them.");
            }
            measures.add(measure);
        }
        return measures;
    }

    private Measure measure(DocumentCursor cursor) {
        return new Measure(
                kpi(cursor, kpis),
                role(cursor),
                cursor.text(
                        "because",
                        MissionParser.REASON,
                        "Say why this number shows whether the clause is kept. Every measure needs a reason."),
                cursor.optionalName("arguedBy"),
                cursor.optionalDate("arguedOn"),
                cursor.optionalText("arguedFor", MissionParser.STATEMENT),
                cursor.optionalDate("reviewBy"),
                target(cursor, kpis));
    }

    private static @Nullable Target target(DocumentCursor cursor, MeasurableKpis kpis) {
        var target = cursor.child("target");
        if (target.isEmpty()) {
            return null;
        }
        var parsed = TargetParser.parse(target.get());
        var kpi = cursor.get("kpi").asText();
        if (parsed != null && kpis.has(kpi)) {
            parsed.bounds().stream()
                    .filter(bound -> !kpis.isPossible(kpi, bound))
                    .forEach(bound -> cursor.memberFault(
                            "target",
                            "impossible",
                            "'" + kpi + "' is never " + kpis.format(kpi, bound) + ". Give a value that it can have."));
        }
        return parsed;
    }

    private static MeasureRole role(DocumentCursor cursor) {
        var word = cursor.optionalText("role", DocumentCursor.NAME);
        if (word == null) {
            return MeasureRole.MEASURES;
        }
        var role = MeasureRole.of(word);
        if (role.isEmpty() && cursor.get("role").isTextual()) {
            var known = Stream.of(MeasureRole.values()).map(MeasureRole::code).toList();
            cursor.memberFault(
                    "role",
                    "unknown",
                    "Unknown role '" + DocumentCursor.excerpt(word) + "'. Use " + ListFormatter.list(known, "or") + "."
                            + NearestWord.suggestion(word, known));
        }
        return role.orElse(MeasureRole.MEASURES);
    }

    /** The code of an existing KPI; empty if there is a fault. */
    static String kpi(DocumentCursor cursor, MeasurableKpis kpis) {
        var kpi = cursor.text("kpi", DocumentCursor.NAME, "Name the KPI by its code, like sla.");
        if (kpi.isEmpty() || kpis.has(kpi)) {
            return kpi;
        }
        if (kpi.startsWith(CustomKpiFactory.GUARANTEE)) {
            cursor.memberFault(
                    "kpi",
                    "guarantee",
                    "'" + DocumentCursor.excerpt(kpi)
                            + "' counts how often a guarantee was broken. It is shown below the clause of"
                            + " the guarantee, so it cannot measure a clause or be listed as not scored.");
            return "";
        }
        var detail =
                "There is no KPI '" + DocumentCursor.excerpt(kpi) + "'." + NearestWord.suggestion(kpi, kpis.codes());
        cursor.memberFault("kpi", "unknown", detail);
        return "";
    }
}
