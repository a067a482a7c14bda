package org.kept.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kept.document.DocumentFormat;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** A mapping is read as its author wrote it, or every error in it is reported. */
class MappingDocumentTest {

    private static final String TICKETS = """
            name: helpdesk-tickets
            source: helpdesk
            zone: Europe/Berlin
            decimal: ","
            fold: Ticket ID
            when: "row['Status'] != 'Spam'"
            events:
              - type: contact
                id: {column: Ticket ID}
                time: {column: Created at, format: "dd.MM.yyyy HH:mm"}
                team: {column: Group, values: {Tier 1: north, Tier 2: south}, otherwise: keep}
                channel: {value: mail}
                data:
                  outcome: {value: answered}
                  handleSeconds: {column: Resolution time, unit: "hh:mm"}
                  resolved: {column: Reopens, cel: "value == '0'"}
              - type: survey
                when: "row['CSAT'] != ''"
                id: {cel: "row['Ticket ID'] + ':csat'"}
                time: {column: Created at, format: "dd.MM.yyyy HH:mm"}
                data:
                  question: {value: csat}
                  score: {column: CSAT}
            """;

    private static final String ROWS = """
            Ticket ID;Status;Created at;Group;Resolution time;Reopens;CSAT
            7;Closed;05.10.2026 09:14;Tier 1;26:17;0;
            8;Spam;05.10.2026 09:15;Tier 1;00:01;0;5
            7;;;;;;4
            9;Closed;05.10.2026 10:00;Tier 3;;;
            10;Closed;yesterday;Tier 2;1:30;2;5
            """;

    static List<String> recipes() {
        return Recipes.names();
    }

    @Test
    void rowsBecomeEventsOrSayWhyNot() {
        var mapping = yaml(TICKETS).mapping();
        var mapped = RecordFiles.mapped(mapping, RecordFiles.rows(ROWS, ';', mapping));
        assertThat(mapped).extracting(MappedRecord::number).containsExactly(2L, 3L, 5L, 6L);
        assertThat(mapped.get(0).events())
                .hasToString("[{\"id\":\"7\",\"source\":\"helpdesk\",\"type\":\"contact\","
                        + "\"time\":\"2026-10-05T09:14:00+02:00\",\"team\":\"north\",\"channel\":\"mail\","
                        + "\"data\":{\"outcome\":\"answered\",\"handleSeconds\":94620,\"resolved\":true}}, "
                        + "{\"id\":\"7:csat\",\"source\":\"helpdesk\",\"type\":\"survey\","
                        + "\"time\":\"2026-10-05T09:14:00+02:00\",\"data\":{\"question\":\"csat\",\"score\":4}}]");
        assertThat(mapped.get(1).leftOut()).isEqualTo("It does not count: row['Status'] != 'Spam'");
        assertThat(mapped.get(2).events())
                .hasToString("[{\"id\":\"9\",\"source\":\"helpdesk\",\"type\":\"contact\","
                        + "\"time\":\"2026-10-05T10:00:00+02:00\",\"team\":\"Tier 3\",\"channel\":\"mail\","
                        + "\"data\":{\"outcome\":\"answered\"}}]");
        assertThat(mapped.get(3).events()).isEmpty();
        assertThat(mapped.get(3).faults()).extracting(InputError::line).containsOnly(6L);
        assertThat(mapped.get(3).faults()).extracting(InputError::pointer).contains("/time");
    }

    @Test
    void aConditionMaySayInWordsWhyRecordsAreLeftOut() {
        var spam = TICKETS.replace(
                "when: \"row['Status'] != 'Spam'\"",
                "when: {cel: \"row['Status'] != 'Spam'\", because: The ticket is spam.}");
        var mapping = yaml(spam).mapping();
        assertThat(RecordFiles.mapped(mapping, RecordFiles.rows(ROWS, ';', mapping))
                        .get(1)
                        .leftOut())
                .isEqualTo("The ticket is spam.");
        assertThatThrownBy(() -> yaml(spam.replace("cel: \"row['Status'] != 'Spam'\", ", "")))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(InputError::pointer)
                        .containsExactly("/when/cel"));
    }

    @Test
    void eachEventOfARecordIsJudgedOnItsOwn() {
        var mapping = yaml(TICKETS).mapping();
        var rows = """
                Ticket ID;Status;Created at;Group;Resolution time;Reopens;CSAT
                7;Closed;05.10.2026 09:14;Tier 1;26:17;0;x5y
                """;
        var mapped = RecordFiles.mapped(mapping, RecordFiles.rows(rows, ';', mapping));
        assertThat(mapped).singleElement().satisfies(record -> {
            assertThat(record.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.path("id").asText()).isEqualTo("7"));
            assertThat(record.faults()).extracting(InputError::pointer).containsExactly("/data/score");
            assertThat(record.leftOut()).isNull();
            var survey = record.parts().get(1);
            assertThat(survey.path("/data/score")).isEqualTo("events[1].data.score (survey)");
            assertThat(survey.namedFaults())
                    .extracting(InputError::detail)
                    .singleElement()
                    .asString()
                    .startsWith("In the event 'survey': ");
        });
    }

    @Test
    void elementsOfAPayloadAreRecords() {
        var mapping = yaml("""
                        source: webshop
                        each: body.orders
                        events:
                          - type: order
                            id: {pointer: /id}
                            time: {pointer: /at}
                            data:
                              customer: {cel: body.customer}
                              value: {cel: "sum(item.lines.map(line, line.price * double(line.count)))"}
                        """).mapping();
        var body = RecordFiles.json("""
                {"customer": "c-1", "orders": [
                  {"id": 12, "at": "2026-10-05T09:14:00Z", "lines": [{"price": 1.25, "count": 2}, {"price": 3.5, "count": 1}]},
                  {"id": 13, "at": "2026-10-05T09:15:00Z", "lines": []}]}
                """);
        var mapped = RecordFiles.mapped(mapping, List.of(SourceRecord.payload(1, body)));
        assertThat(RecordFiles.events(mapped))
                .hasToString("[{\"id\":\"12\",\"source\":\"webshop\",\"type\":\"order\","
                        + "\"time\":\"2026-10-05T09:14:00Z\",\"data\":{\"customer\":\"c-1\",\"value\":6}}, "
                        + "{\"id\":\"13\",\"source\":\"webshop\",\"type\":\"order\","
                        + "\"time\":\"2026-10-05T09:15:00Z\",\"data\":{\"customer\":\"c-1\",\"value\":0}}]");
    }

    @Test
    void everyErrorIsNamedWithItsPlace() {
        assertThatThrownBy(() -> yaml("""
                        sorce: helpdesk
                        zone: Europe/Berln
                        when: "row['a'] =="
                        events:
                          - type: contact
                            time: {column: At, pointer: /at, format: "hh:mm"}
                            data:
                              waitSeconds: {column: Wait, unit: minute, otherwise: kep}
                        """)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.errors())
                    .extracting(InputError::pointer)
                    .contains(
                            "/sorce",
                            "/source",
                            "/zone",
                            "/when",
                            "/events/0/id",
                            "/events/0/time/pointer",
                            "/events/0/time/format",
                            "/events/0/data/waitSeconds/unit",
                            "/events/0/data/waitSeconds/otherwise");
            assertThat(problem.errors())
                    .extracting(InputError::detail)
                    .anyMatch(detail -> detail.contains("Did you mean 'source'?"))
                    .anyMatch(detail -> detail.contains("Did you mean 'Europe/Berlin'?"))
                    .anyMatch(detail -> detail.contains("Did you mean 'minutes'?"))
                    .anyMatch(detail -> detail.contains("line 1, column"));
        });
    }

    @Test
    void aMappingIsWrittenAsItIsRead() {
        var written = yaml(TICKETS).toYaml();
        assertThat(yaml(written).tree()).isEqualTo(yaml(TICKETS).tree());
        assertThat(yaml(written).toYaml()).isEqualTo(written);
    }

    @Test
    void wordsThatYamlWouldReadOtherwiseAreQuoted() {
        var document = MappingDocument.parse("""
                {"source": "s", "when": "row['a  b'] != '' && row['a long name of a column'] != '' && row['another name'] != ''",
                 "events": [{"type": "order", "id": {"column": "#"}, "time": {"value": "2026-10-05T09:14:00Z"},
                   "data": {"value": {"column": "a: b", "values": {"5": 1, "yes": 2, "a: b": 3, "# c": null}}}}]}
                """, DocumentFormat.JSON);
        assertThat(yaml(document.toYaml()).tree()).isEqualTo(document.tree());
    }

    @Test
    void aRecipeMayBeChangedInSingleFields() {
        var mapping = MappingDocument.parse("""
                        {"recipe": "zendesk-tickets", "source": "support", "zone": "Europe/London",
                         "fields": {"contact": {"team": {"column": "Assignee"}, "data": {"resolved": null}}}}
                        """, DocumentFormat.JSON).mapping();
        assertThat(mapping.source()).isEqualTo("support");
        var contact = mapping.events().get(0);
        assertThat(Objects.requireNonNull(contact.envelope().get("team")).columns())
                .hasToString("[Assignee]");
        assertThat(contact.data()).doesNotContainKey("resolved").containsKey("waitSeconds");
        assertThatThrownBy(() -> MappingDocument.parse("{\"recipe\": \"zendesk-ticket-s\"}", DocumentFormat.JSON))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(InputError::detail)
                        .anyMatch(detail -> detail.contains("Did you mean 'zendesk-ticket")));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyRecipeIsAMapping(String name) {
        var recipe = Recipes.find(name);
        assertThat(recipe.mapping().name()).isEqualTo(name);
        assertThat(yaml(recipe.toYaml()).tree()).isEqualTo(recipe.tree());
    }

    @Test
    void columnsThatAFileLacksAreNamed() {
        var mapping = yaml(TICKETS).mapping();
        assertThat(mapping.missingIn(new SourceColumns(List.of("ticket id", "Created at", "Group", "CSAT"))))
                .containsExactly("Resolution time", "Reopens");
    }

    private static MappingDocument yaml(String text) {
        return MappingDocument.parse(text, DocumentFormat.YAML);
    }
}
