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

/** Reads a mission document and names everything that is wrong with it, not only the first thing. */
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
    private final DocumentFaults faults = new DocumentFaults("mission");
    private final Map<String, String> scored = new HashMap<>();

    private MissionParser(MeasurableKpis kpis) {
        this.kpis = kpis;
    }

    /**
     * The mission the text describes.
     *
     * @throws Problem 413 when it is too large, 400 when it is not of that format, 422 with every fault otherwise
     */
    public static Mission read(String text, DocumentFormat format, MeasurableKpis kpis) {
        if (text.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw Problem.tooLarge("A mission document has at most 256 KiB.");
        }
        var reader = new MissionParser(kpis);
        var tree = DocumentTree.read(text, format, reader.faults);
        var mission = reader.mission(new DocumentCursor(tree, "", reader.faults));
        if (!reader.faults.none()) {
            throw reader.faults.problem();
        }
        return mission;
    }

    /** A document that was accepted once: a KPI that has gone since does not make it unreadable. */
    public static Mission stored(String document) {
        return read(document, DocumentFormat.JSON, ANY);
    }

    /** A document written by {@link MissionWriter}, read for what it says; what it lacks is empty. */
    public static Mission sketched(String document) {
        var reader = new MissionParser(ANY);
        return reader.mission(
                new DocumentCursor(DocumentTree.read(document, DocumentFormat.JSON, reader.faults), "", reader.faults));
    }

    private Mission mission(DocumentCursor part) {
        part.only("statement", "effectiveFrom", "clauses", "notMeasured");
        var statement = part.text("statement", STATEMENT, "Give the mission in one sentence or a few.");
        if (!part.has("effectiveFrom")) {
            part.own("effectiveFrom", "missing", "Say from which day on the mission holds: effectiveFrom: 2026-10-01.");
        }
        var effectiveFrom = part.optionalDate("effectiveFrom");
        var none = part.get("clauses").isArray() && part.get("clauses").isEmpty();
        if (none || !part.has("clauses")) {
            part.own("clauses", "missing", "Split the statement into at least one clause.");
        }
        var clauseParts = part.parts("clauses", CLAUSES);
        var clauses = clauses(clauseParts);
        QuoteValidator.check(statement, clauses, clauseParts);
        return new Mission(
                statement, effectiveFrom == null ? LocalDate.EPOCH : effectiveFrom, clauses, notMeasured(part));
    }

    private List<Clause> clauses(List<DocumentCursor> parts) {
        var clauses = new ArrayList<Clause>();
        var codes = new HashSet<String>();
        for (var part : parts) {
            var clause = new ClauseParser(kpis).read(part);
            if (!clause.code().isEmpty() && !codes.add(clause.code())) {
                part.own(
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
        var all = new ArrayList<UnscoredKpi>();
        var seen = new HashSet<String>();
        for (var part : mission.parts("notMeasured", NOT_MEASURED)) {
            part.only("kpi", "because");
            var kpi = ClauseParser.kpi(part, kpis);
            if (!kpi.isEmpty() && !seen.add(kpi)) {
                part.own("kpi", "duplicate", "'" + kpi + "' is listed twice. Keep one of them.");
            }
            if (!kpi.isEmpty() && scored.containsKey(kpi)) {
                var detail = "'" + kpi + "' measures the clause '" + scored.get(kpi) + "'; it cannot be left out too.";
                part.own("kpi", "contradiction", detail);
            }
            all.add(new UnscoredKpi(kpi, part.text("because", REASON, "Say why '" + kpi + "' is not scored.")));
        }
        return all;
    }
}
