package org.kept.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kept.document.DocumentFormat;
import org.kept.types.EventTypes;

/** Every recipe maps rows of its form; {@code - 4} in the expectation is a record that is left out. */
class RecipesTest {

    private static final Path ROWS = Path.of("src/test/resources/mapping/rows");

    static List<String> names() {
        return Recipes.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRecipeMapsItsRows(String name) throws IOException {
        var mapping = MappingDocument.parse(
                        "{\"recipe\": \"" + name + "\", \"zone\": \"Europe/Berlin\"}", DocumentFormat.JSON)
                .mapping();
        var lines = new ArrayList<String>();
        for (var each : RecordFiles.mapped(mapping, records(name, mapping))) {
            assertThat(each.faults()).isEmpty();
            each.events().forEach(event -> lines.add(event.toString()));
            if (each.leftOut() != null) {
                lines.add("- " + each.number());
            }
        }
        assertThat(lines).isEqualTo(Files.readAllLines(ROWS.resolve(name + ".expected")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRecipeHasOnlyMembersOfItsTypes(String name) {
        assertThat(Recipes.find(name).mapping().warnings(EventTypes.BUILT_IN)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theDocsHaveASectionForEachRecipe(String name) throws IOException {
        assertThat(Files.readString(Path.of("docs/connect.md"))).contains("Recipe `" + name + "`");
    }

    @Test
    void theExampleOfTheDocsIsAMapping() throws IOException {
        var text = Files.readString(Path.of("docs/connect.md"));
        var begin = text.indexOf("```yaml\n") + "```yaml\n".length();
        var example = text.substring(begin, text.indexOf("```", begin));
        assertThat(MappingDocument.parse(example, DocumentFormat.YAML).mapping().name())
                .isEqualTo("helpdesk-tickets");
    }

    private static List<SourceRecord> records(String name, Mapping mapping) throws IOException {
        var rows = ROWS.resolve(name + ".csv");
        if (Files.exists(rows)) {
            char separator = mapping.separator() == null ? ',' : mapping.separator();
            return RecordFiles.rows(Files.readString(rows), separator, mapping);
        }
        var records = new ArrayList<SourceRecord>();
        for (var line : Files.readAllLines(ROWS.resolve(name + ".json"))) {
            records.add(SourceRecord.payload(records.size() + 1L, RecordFiles.json(line)));
        }
        return records;
    }
}
