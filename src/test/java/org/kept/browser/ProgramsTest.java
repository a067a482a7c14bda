package org.kept.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    @Test
    void anEmptyPathHasNoPrograms() {
        var programs = new Programs(Map.of("PATH", ""));
        assertThat(programs.chromium()).isEmpty();
        assertThat(programs.node()).isEmpty();
        assertThat(programs.required()).isFalse();
    }

    @Test
    void theFirstProgramOnThePathIsUsed(@TempDir Path folder) throws IOException {
        var program = Files.createFile(folder.resolve("chromium"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(new Programs(Map.of("PATH", "/nowhere:" + folder)).chromium())
                .contains(program);
    }

    @Test
    void aNamedProgramTakesPrecedence(@TempDir Path folder) {
        var programs = new Programs(Map.of("PATH", folder.toString(), "KEPT_CHROMIUM", "/opt/browser"));
        assertThat(programs.chromium()).contains(Path.of("/opt/browser"));
    }

    @Test
    void aMissingBrowserFailsOnlyWhereItIsRequired() {
        assertThat(new Programs(Map.of("KEPT_REQUIRE_BROWSER", "true")).required())
                .isTrue();
    }
}
