package org.kept.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentFaults;
import org.kept.document.NameText;
import org.kept.kpi.Kpi;
import org.kept.problem.NearestWord;
import org.kept.problem.RequiredBody;

/** Reads the figures of a request: {@code {"figures":[{"kpi":"csat","team":"north","value":0.88,"sample":40}]}}. */
final class FigureDocument {

    private static final int MAX_TEAM = 100;

    private FigureDocument() {}

    /**
     * The figures, in the order of the request.
     *
     * @param kpis the KPIs that take figures
     * @throws Problem 422 with every error of the document; 400 if it is not an object
     */
    static List<TypedFigure> parse(@Nullable JsonNode sent, List<Kpi> kpis) {
        var body = RequiredBody.object(sent, "Send the figures as a JSON object, such as {\"figures\":[…]}.");
        var faults = new DocumentFaults("list of figures");
        var cursor = new DocumentCursor(body, "", faults).allowOnly("figures");
        var children = cursor.children("figures", WeekFigures.MAX_FIGURES);
        if (children.isEmpty() && faults.isEmpty()) {
            cursor.memberFault("figures", "missing", "Give at least one figure.");
        }
        var figures = new ArrayList<TypedFigure>();
        var seen = new HashSet<List<String>>();
        for (var child : children) {
            var typed = figure(child, kpis);
            if (typed == null) {
                continue;
            }
            var team = typed.team() == null ? "" : typed.team();
            if (!seen.add(List.of(typed.kpi().code(), team))) {
                child.memberFault("kpi", "repeated", "Give one figure for each KPI and team.");
            }
            figures.add(typed);
        }
        if (!faults.isEmpty()) {
            throw faults.toProblem();
        }
        return List.copyOf(figures);
    }

    /** One figure; null, after an error, if it cannot be read. */
    private static @Nullable TypedFigure figure(DocumentCursor cursor, List<Kpi> kpis) {
        cursor.allowOnly("kpi", "team", "value", "sample");
        var kpi = kpi(cursor, kpis);
        var team = team(cursor);
        var value = number(cursor, "value");
        var sample = number(cursor, "sample");
        if (!cursor.has("value")) {
            cursor.memberFault(
                    "value", "missing", "Give the value in the unit of the KPI: a share as 0.88, a time in seconds.");
        }
        return kpi == null || value == null ? null : new TypedFigure(kpi, team, value, sample);
    }

    private static @Nullable Kpi kpi(DocumentCursor cursor, List<Kpi> kpis) {
        var code = cursor.text("kpi", DocumentCursor.NAME, "Name the KPI, such as csat.");
        if (code.isEmpty()) {
            return null;
        }
        var kpi = kpis.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
        if (kpi == null) {
            var known = Kpi.codes(kpis);
            cursor.memberFault(
                    "kpi",
                    "unknown",
                    "'" + DocumentCursor.excerpt(code) + "' is not a KPI that figures can be given for."
                            + NearestWord.find(code, known)
                                    .map(each -> " Did you mean '" + each + "'?")
                                    .orElse(" Use one of " + String.join(", ", known) + "."));
        }
        return kpi;
    }

    private static @Nullable String team(DocumentCursor cursor) {
        var team = cursor.optionalText("team", MAX_TEAM);
        if (team == null) {
            return null;
        }
        var fault = NameText.fault(team);
        if (fault != null) {
            cursor.memberFault("team", "characters", "team " + fault);
        }
        return NameText.normalise(team);
    }

    private static @Nullable BigDecimal number(DocumentCursor cursor, String member) {
        if (!cursor.has(member)) {
            return null;
        }
        var sent = cursor.get(member);
        if (!sent.isNumber() || !Double.isFinite(sent.doubleValue())) {
            cursor.memberFault(member, "form", member + " must be a number.");
            return null;
        }
        return sent.decimalValue();
    }
}
