package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.body;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;

/** The examples in {@code docs/integrate.md} are accepted, and its codes are those of the code. */
@QuarkusTest
class IntegrateDocTest {

    private static final Pattern EXAMPLE = Pattern.compile("```(json|csv)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CURL = Pattern.compile("-d '(\\{\"id\".*?)'\n");
    private static final Pattern CODE = Pattern.compile("`([a-zA-Z]+\\.[a-z]+)`");
    private static final Pattern WRITTEN = Pattern.compile(
            "\"((?:event|type|time|specversion|data|kpi|period|amount|late|json|line|csv|score)\\.[a-z]+)\"");

    static Stream<String> examples() {
        return Stream.concat(
                EXAMPLE.matcher(page()).results().map(found -> found.group(1) + "\n" + found.group(2)),
                CURL.matcher(page()).results().map(found -> "json\n" + found.group(1)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAccepted(String example) {
        var type = example.startsWith("csv") ? "text/csv" : "application/json";
        body(type, example.substring(example.indexOf('\n') + 1))
                .post("/api/v1/events?dryrun=true")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    @Test
    void everyTypeHasAnExample() {
        for (var type : EventType.builtIn()) {
            assertThat(examples()).anyMatch(example -> example.contains("\"type\":\"" + type.code() + "\""));
        }
    }

    @Test
    void theTableOfCodesIsComplete() throws IOException {
        var documented = new TreeSet<String>();
        page().lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> CODE.matcher(line).results().forEach(code -> documented.add(code.group(1))));
        assertThat(documented).containsAll(written());
        for (var type : EventType.builtIn()) {
            for (var field : type.fields()) {
                assertThat(documented).as(type + " " + field.name()).containsAll(codes(field));
            }
        }
    }

    /** Codes in the sources of ingestion and of the event types. */
    private static Set<String> written() throws IOException {
        var written = new TreeSet<String>();
        for (var folder : List.of("ingest", "kpi")) {
            try (var sources = Files.walk(Path.of("src/main/java/org/kept", folder))) {
                for (var source : sources.filter(Files::isRegularFile).toList()) {
                    WRITTEN.matcher(Files.readString(source)).results().forEach(code -> written.add(code.group(1)));
                }
            }
        }
        assertThat(written).contains("event.conflict", "time.future", "score.range", "kpi.unknown");
        return written;
    }

    private static List<String> codes(EventField field) {
        var endings = FieldRules.codes(field.kind()).stream();
        return Stream.concat(endings, field.required() ? Stream.of("missing") : Stream.of())
                .map(ending -> field.name() + "." + ending)
                .toList();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/integrate.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
