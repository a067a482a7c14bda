package org.kept.mission.document;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentFaults;
import org.kept.document.DocumentFormat;
import org.kept.document.DocumentTree;
import org.kept.mission.Clause;
import org.kept.mission.MeasurableKpis;
import org.kept.mission.Mission;
import org.kept.mission.UnscoredKpi;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** Parses a mission document and reports every fault, not only the first. */
public final class MissionParser {

    static final int BYTES = 256 * 1024;
    static final int STATEMENT = 2_000;
    static final int CLAUSES = 40;
    static final int NOT_MEASURED = 200;
    static final int REASON = 1_000;

    private static final MeasurableKpis ANY = new MeasurableKpis() {
        @Override
        public boolean has(String code) {
            return true;
        }

        @Override
        public Set<String> codes() {
            return Set.of();
        }
    };

    private final MeasurableKpis kpis;
    private final EventTypes types;
    private final DocumentFaults faults = new DocumentFaults("mission");
    private final Map<String, String> scored = new HashMap<>();

    private MissionParser(MeasurableKpis kpis, EventTypes types) {
        this.kpis = kpis;
        this.types = types;
    }

    /**
     * Parses a mission document.
     *
     * @throws Problem 413 if it is too large, 400 if it is not in the format, 422 with every fault otherwise
     */
    public static Mission parse(String text, DocumentFormat format, MeasurableKpis kpis, EventTypes types) {
        if (text.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw Problem.tooLarge("A mission document has at most 256 KiB.");
        }
        var parser = new MissionParser(kpis, types);
        var tree = DocumentTree.read(text, format, parser.faults);
        var mission = parser.mission(new DocumentCursor(tree, "", parser.faults));
        if (!parser.faults.isEmpty()) {
            throw parser.faults.toProblem();
        }
        return mission;
    }

    /** Parses a document that was accepted before; it stays readable if a KPI is removed or a rule added. */
    public static Mission parseStored(String document) {
        return parseDraft(document);
    }

    /** Parses a document written by {@link MissionWriter} without validating it; what it lacks is empty. */
    public static Mission parseDraft(String document) {
        var parser = new MissionParser(ANY, EventTypes.ANY);
        return parser.mission(
                new DocumentCursor(DocumentTree.read(document, DocumentFormat.JSON, parser.faults), "", parser.faults));
    }

    private Mission mission(DocumentCursor cursor) {
        cursor.allowOnly("statement", "effectiveFrom", "clauses", "notMeasured");
        var statement = cursor.text("statement", STATEMENT, "Give the mission in one sentence or a few.");
        if (!cursor.has("effectiveFrom")) {
            cursor.memberFault(
                    "effectiveFrom",
                    "missing",
                    "effectiveFrom is required. Give the first day, for example effectiveFrom: 2026-10-01.");
        }
        var effectiveFrom = cursor.optionalDate("effectiveFrom");
        var noClauses = cursor.get("clauses").isArray() && cursor.get("clauses").isEmpty();
        if (noClauses || !cursor.has("clauses")) {
            cursor.memberFault("clauses", "missing", "Split the statement into at least one clause.");
        }
        var clauseCursors = cursor.children("clauses", CLAUSES);
        var clauses = clauses(clauseCursors);
        QuoteValidator.check(statement, clauses, clauseCursors);
        return new Mission(
                statement, effectiveFrom == null ? LocalDate.EPOCH : effectiveFrom, clauses, notMeasured(cursor));
    }

    private List<Clause> clauses(List<DocumentCursor> cursors) {
        var clauses = new ArrayList<Clause>();
        var codes = new HashSet<String>();
        for (var cursor : cursors) {
            var clause = new ClauseParser(kpis, types).parse(cursor);
            if (!clause.code().isEmpty() && !codes.add(clause.code())) {
                cursor.memberFault(
                        "code",
                        "duplicate",
                        "Another clause is called '" + clause.code() + "'. Give each its own code.");
            }
            clause.measures().forEach(each -> scored.putIfAbsent(each.kpi(), clause.code()));
            clauses.add(clause);
        }
        return clauses;
    }

    private List<UnscoredKpi> notMeasured(DocumentCursor mission) {
        var unscored = new ArrayList<UnscoredKpi>();
        var seen = new HashSet<String>();
        for (var cursor : mission.children("notMeasured", NOT_MEASURED)) {
            cursor.allowOnly("kpi", "because");
            var kpi = ClauseParser.kpi(cursor, kpis);
            if (!kpi.isEmpty() && !seen.add(kpi)) {
                cursor.memberFault("kpi", "duplicate", "'" + kpi + "' is listed twice. Keep one of them.");
            }
            if (!kpi.isEmpty() && scored.containsKey(kpi)) {
                var detail = "'" + kpi + "' measures the clause '" + scored.get(kpi)
                        + "'; it cannot be listed as not scored too.";
                cursor.memberFault("kpi", "contradiction", detail);
            }
            unscored.add(new UnscoredKpi(kpi, cursor.text("because", REASON, "Say why '" + kpi + "' is not scored.")));
        }
        return unscored;
    }
}
