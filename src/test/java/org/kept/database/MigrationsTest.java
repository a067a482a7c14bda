package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules for migrations, which both databases must be able to run for years. */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /**
     * H2 ties such a check to the connection that created it: once the pool closes that one, every write to the table
     * fails.
     */
    private static final Pattern CHECK_IN = Pattern.compile("check\\s*\\([^;]*?\\bin\\s*\\(", Pattern.CASE_INSENSITIVE);

    @Test
    void noCheckListsValues() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.toList()).isNotEmpty().allSatisfy(file -> assertThat(
                            CHECK_IN.matcher(Files.readString(file).replaceAll("--.*", ""))
                                    .find())
                    .as(file.toString())
                    .isFalse());
        }
    }
}
