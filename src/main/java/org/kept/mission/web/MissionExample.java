package org.kept.mission.web;

/** The example document in the published API contract. */
final class MissionExample {

    static final String YAML = """
            statement: We answer within two minutes, day and night.
            effectiveFrom: 2026-10-01
            clauses:
              - code: two-minutes
                quote: answer within two minutes
                guarantee:
                  promise: An answer within two minutes
                  consequence: A free crossing
                  breach:
                    type: contact
                    where:
                      waitSeconds:
                        over: 120
                owner: mia@example.org
                measures:
                  - kpi: sla
                    role: measures
                    because: It counts the calls that were answered in time.
                    target:
                      atLeast: 0.8
                      from: 2026-W40
                      agreedBy: mia@example.org
              - code: day-and-night
                quote: day and night
                measures: []
            notMeasured:
              - kpi: nps
                because: No one promised that passengers would praise us.
            """;

    static final String JSON = """
            {"statement": "We answer within two minutes, day and night.",
             "effectiveFrom": "2026-10-01",
             "clauses": [
               {"code": "two-minutes", "quote": "answer within two minutes", "owner": "mia@example.org",
                "guarantee": {"promise": "An answer within two minutes", "consequence": "A free crossing",
                  "breach": {"type": "contact", "where": {"waitSeconds": {"over": 120}}}},
                "measures": [
                  {"kpi": "sla", "role": "measures", "because": "It counts the calls that were answered in time.",
                   "target": {"atLeast": 0.8, "from": "2026-W40", "agreedBy": "mia@example.org"}}]},
               {"code": "day-and-night", "quote": "day and night", "measures": []}],
             "notMeasured": [
               {"kpi": "nps", "because": "No one promised that passengers would praise us."}]}
            """;

    private MissionExample() {}
}
