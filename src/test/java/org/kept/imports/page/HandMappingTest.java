package org.kept.imports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kept.imports.file.SourceFile;
import org.kept.mapping.MappingDocument;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

class HandMappingTest {

    private static final Map<String, String> CALL = Map.of(
            "type", "contact", "source", "phone", "of.id", "Call", "of.time", "Started", "of.outcome", "=answered");

    @TempDir
    Path folder;

    @Test
    void columnsConstantsAndUnitsBecomeFields() throws IOException {
        var choices = new HashMap<>(CALL);
        choices.put("of.waitSeconds", "Wait");
        choices.put("unit.waitSeconds", "mm:ss");
        var event = tree(choices).at("/events/0");
        assertThat(event.at("/id/column").asText()).isEqualTo("Call");
        assertThat(event.at("/data/outcome/value").asText()).isEqualTo("answered");
        assertThat(event.at("/data/waitSeconds/column").asText()).isEqualTo("Wait");
        assertThat(event.at("/data/waitSeconds/unit").asText()).isEqualTo("mm:ss");
        assertThat(event.has("team")).isFalse();
    }

    @Test
    void datesWithSlashesAreReadInTheOrderOfTheFile() throws IOException {
        assertThat(tree(CALL).at("/dates").asText()).isEqualTo("month-first");
    }

    @Test
    void theTimeIsReadAsThePersonWrites() throws IOException {
        var choices = new HashMap<>(CALL);
        choices.put("format", "M/d/yyyy h:mm a");
        assertThat(tree(choices).at("/events/0/time/format").asText()).isEqualTo("M/d/yyyy h:mm a");
        choices.put("format", "quickly");
        assertThatThrownBy(() -> document(choices)).isInstanceOf(Problem.class);
    }

    @Test
    void idsOfAnotherTypeOfTheSameFileDiffer() throws IOException {
        var choices = new HashMap<>(CALL);
        choices.put("type", "complaint");
        assertThat(tree(choices).at("/events/0/id/column").asText()).isEqualTo("Call");
        assertThat(tree(choices).at("/events/0/id/cel").asText()).isEqualTo("string(value) + '-complaint'");
        choices.put("type", "survey");
        choices.put("of.question", "=csat");
        assertThat(tree(choices).at("/events/0/id/cel").asText()).isEqualTo("string(value) + '-csat'");
        choices.put("of.id", HandMapping.WHOLE_ROW);
        assertThat(tree(choices).at("/events/0/id/cel").asText()).isEqualTo("hash(cells) + '-csat'");
        choices.put("cel.id", "row.Call");
        assertThat(tree(choices).at("/events/0/id/cel").asText()).isEqualTo("row.Call");
    }

    @Test
    void rowsWithTheSameIdAreOneRecordWhereIdsRepeatOrThePersonSaysSo() throws IOException {
        var choices = new HashMap<>(CALL);
        assertThat(tree(choices).has("fold")).isFalse();
        choices.put("fold", HandMapping.ONE);
        assertThat(tree(choices).path("fold").asText()).isEqualTo("Call");
        choices.remove("fold");
        var lines = "Call,Started\nC-1,10/15/2026 9:14 AM\nC-1,10/15/2026 9:14 AM\n";
        assertThat(tree("lines.csv", lines, choices).path("fold").asText()).isEqualTo("Call");
        choices.put("fold", "each");
        assertThat(tree("lines.csv", lines, choices).has("fold")).isFalse();
    }

    @Test
    void anIdInAListMakesItsElementsTheRecords() throws IOException {
        var choices = Map.of(
                "type",
                "order",
                "source",
                "shop",
                "of.id",
                "/orders/0/id",
                "of.time",
                "/orders/0/at",
                "of.team",
                "/shop's/name");
        var text =
                "{\"shop's\":{\"name\":\"north\"},\"orders\":[{\"id\":1,\"at\":\"2026-10-05T09:14:00Z\"},{\"id\":2}]}";
        var made = tree("orders.json", text, choices);
        assertThat(made.path("each").asText()).isEqualTo("body['orders']");
        assertThat(made.at("/events/0/id/pointer").asText()).isEqualTo("/id");
        assertThat(made.at("/events/0/time/pointer").asText()).isEqualTo("/at");
        assertThat(made.at("/events/0/team/cel").asText()).isEqualTo("body['shop\\'s']['name']");
    }

    @Test
    void aListWithinARecordIsReadToItsFirstElementAndThatIsTold() throws IOException {
        var text =
                "{\"orders\":[{\"id\":1,\"at\":\"2026-10-05T09:14:00Z\",\"lines\":[{\"amount\":1},{\"amount\":2}]}]}";
        var file = SourceFile.of(Files.writeString(folder.resolve("nested.json"), text));
        var choices = new HashMap<>(Map.of("of.id", "/orders/0/id", "of.team", "=north"));
        assertThat(HandMapping.firstElements(file, new ImportChoices(choices))).isEmpty();
        choices.put("of.value", "/orders/0/lines/0/amount");
        assertThat(HandMapping.firstElements(file, new ImportChoices(choices)))
                .singleElement()
                .asString()
                .startsWith("Of the list /orders/0/lines, only the first element is read, for value.");
        choices.put("cel.value", "sum(item.lines.map(line, line.amount))");
        assertThat(HandMapping.firstElements(file, new ImportChoices(choices))).isEmpty();
        choices.put("of.id", "/orders/0/lines/0/id");
        assertThat(HandMapping.firstElements(file, new ImportChoices(choices))).hasSize(1);
    }

    @Test
    void anIdCanBeMadeOfTheWholeRow() throws IOException {
        var choices = new HashMap<>(CALL);
        choices.put("of.id", HandMapping.WHOLE_ROW);
        assertThat(tree(choices).at("/events/0/id/cel").asText()).isEqualTo("hash(cells)");
    }

    @Test
    void nothingIsMadeBeforeTypeIdTimeAndSourceAreChosen() throws IOException {
        for (var field : new String[] {"type", "source", "of.id", "of.time"}) {
            var choices = new HashMap<>(CALL);
            choices.remove(field);
            assertThat(document(choices)).as(field).isNull();
        }
    }

    @Test
    void anUnknownUnitIsNamed() {
        var choices = new HashMap<>(CALL);
        choices.put("of.waitSeconds", "Wait");
        choices.put("unit.waitSeconds", "fortnights");
        assertThatThrownBy(() -> document(choices)).isInstanceOf(Problem.class);
    }

    private JsonNode tree(Map<String, String> choices) throws IOException {
        return Objects.requireNonNull(document(choices)).tree();
    }

    private JsonNode tree(String name, String text, Map<String, String> choices) throws IOException {
        var file = SourceFile.of(Files.writeString(folder.resolve(name), text));
        return Objects.requireNonNull(HandMapping.document(file, new ImportChoices(choices), EventTypes.BUILT_IN))
                .tree();
    }

    private @Nullable MappingDocument document(Map<String, String> choices) throws IOException {
        var text = "Call,Started,Wait\nC-1,10/15/2026 9:14 AM,0:31\nC-2,10/16/2026 1:02 PM,1:05\n";
        var file = SourceFile.of(Files.writeString(folder.resolve("calls.csv"), text));
        return HandMapping.document(file, new ImportChoices(choices), EventTypes.BUILT_IN);
    }
}
