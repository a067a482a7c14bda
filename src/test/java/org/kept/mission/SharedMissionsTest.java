package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedMissionsTest {

    @ParameterizedTest
    @CsvSource({"calls, 3, 2", "retail, 2, 0"})
    void aMissionOfTheAcceptanceDataIsAcceptedAsItIs(String name, int clauses, int notMeasured) throws IOException {
        var file = Path.of("../shared/data", name, "mission.yaml");
        assumeTrue(Files.exists(file), "the acceptance data is not on this machine");
        var mission = MissionReader.read(Files.readString(file), Format.YAML, new CatalogueCodes());
        assertThat(mission.clauses()).hasSize(clauses);
        assertThat(mission.notMeasured()).hasSize(notMeasured);
    }
}
