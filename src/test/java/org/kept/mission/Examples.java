package org.kept.mission;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kept.document.DocumentFormat;
import org.kept.mission.document.MissionParser;
import org.kept.types.EventTypes;

/** Example missions of an invented ferry company. */
public final class Examples {

    public static final MeasurableKpis KPIS = new MeasurableKpis() {
        private final Set<String> codes =
                new LinkedHashSet<>(List.of("return-rate", "complaint-rate", "awt", "sla", "aht", "csat", "nps"));

        @Override
        public boolean has(String code) {
            return codes.contains(code);
        }

        @Override
        public Set<String> codes() {
            return codes;
        }
    };

    public static final String FERRY = """
            statement: We answer within two minutes, day and night, and nobody has to ask twice.
            effectiveFrom: 2026-01-05
            clauses:
              - code: two-minutes
                quote: answer within two minutes
                behaviours:
                  - The bell is answered before the coffee
                guarantee:
                  promise: An answer within two minutes
                  consequence: "A free crossing: any day"
                owner: mia@example.org
                reviewBy: 2027-01-01
                measures:
                  - kpi: sla
                    role: measures
                    because: It counts the calls that were answered in time.
                    target:
                      atLeast: 0.8
                      from: 2026-W10
                      agreedBy: mia@example.org
                  - kpi: aht
                    role: counterweight
                    because: Speed must not be bought with short answers.
                    target:
                      between: [120, 300.5]
                      from: 2026-W10
              - code: day-and-night
                quote: day and night
                measures: []
              - code: once
                quote: nobody has to ask twice
                measures:
                  - kpi: complaint-rate
                    role: proxy
                    because: >-
                      Who has to ask twice complains more often than others do; nothing nearer to the promise
                      than this has been counted so far.
            notMeasured:
              - kpi: nps
                because: Nobody promised that passengers would praise us.
            """;

    private Examples() {}

    public static Mission read(String yaml) {
        return MissionParser.parse(yaml, DocumentFormat.YAML, KPIS, EventTypes.BUILT_IN);
    }

    /** The mission of the ferry company with one text replaced. */
    public static Mission ferry(String before, String after) {
        if (!FERRY.contains(before)) {
            throw new IllegalArgumentException("the ferry's mission does not say '" + before + "'");
        }
        return read(FERRY.replace(before, after));
    }

    public static MissionVersion version(int number, Mission mission) {
        return new MissionVersion(number, mission, Instant.parse("2026-01-01T00:00:00Z"), "mia@example.org");
    }
}
