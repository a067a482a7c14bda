package org.kept.imports.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kept.mapping.Recipes;

@QuarkusTest
class MappingFinderTest {

    private static final Path ROWS = Path.of("src/test/resources/mapping/rows");

    @Inject
    MappingFinder finder;

    static List<String> names() {
        return Recipes.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFileIsRecognisedByItsRecipe(String name) throws IOException {
        var rows = ROWS.resolve(name + ".csv");
        var file = Files.exists(rows) ? rows : ROWS.resolve(name + ".json");
        assertThat(finder.propose(SourceFile.of(file)).fits()).isEqualTo(name);
    }

    @Test
    void whatTheFileDoesNotTellIsAskedFor() throws IOException {
        assertThat(finder.propose(SourceFile.of(ROWS.resolve("zendesk-tickets.csv")))
                        .asks())
                .containsExactly("zone");
        assertThat(finder.propose(SourceFile.of(ROWS.resolve("twilio-calls.csv")))
                        .asks())
                .isEmpty();
    }

    @Test
    void nothingIsProposedForAFileOfItsOwnKind(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("own.csv"), "Vorgang;Tag;Farbe\n1;02.11.2026;rot\n2;03.11.2026;blau\n");
        var proposal = finder.propose(SourceFile.of(file));
        assertThat(proposal.fits()).isNull();
        assertThat(proposal.asks()).containsExactly("mapping");
    }
}
