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

    private @Nullable MappingDocument document(Map<String, String> choices) throws IOException {
        var text = "Call,Started,Wait\nC-1,10/15/2026 9:14 AM,0:31\nC-2,10/16/2026 1:02 PM,1:05\n";
        var file = SourceFile.of(Files.writeString(folder.resolve("calls.csv"), text));
        return HandMapping.document(file, new ImportChoices(choices), EventTypes.BUILT_IN);
    }
}
