package org.kept.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** The same words have other places on a scale that names only one side. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How satisfied or dissatisfied are you? | Somewhat satisfied | 4",
                "How satisfied are you? | Somewhat satisfied | ''",
                "How satisfied are you? | very satisfied | 5",
                "How easy or difficult was it? | Slightly easy | 5",
                "How easy was it? | Somewhat easy | ''",
                "How likely are you to recommend us? | Extremely likely | ''",
                "How likely are you to recommend us? | 10 - Extremely likely | 10",
            })
    void wordsWhoseScaleIsUnknownAreReported(String question, String answer, String score) {
        var mapping = MappingDocument.parse("recipe: surveymonkey-responses\nzone: Europe/London", DocumentFormat.YAML)
                .mapping();
        var text =
                "Respondent ID,Date Created,Email Address," + question + "\n7,09/30/2026 08:02:00 AM,," + answer + "\n";
        var mapped = RecordFiles.mapped(mapping, RecordFiles.rows(text, ',', mapping))
                .get(0);
        assertThat(mapped.faults()).hasSize(score.isEmpty() ? 1 : 0);
        assertThat(mapped.events().stream()
                        .map(event -> event.at("/data/score").asText())
                        .toList())
                .isEqualTo(score.isEmpty() ? List.of() : List.of(score));
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
