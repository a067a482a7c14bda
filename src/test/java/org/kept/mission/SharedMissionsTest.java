package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.document.DocumentFormat;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.mission.document.MissionParser;
import org.kept.types.EventTypes;

class SharedMissionsTest {

    @ParameterizedTest
    @CsvSource({"calls, 3, 2", "retail, 2, 0"})
    void missionsOfTheAcceptanceDataAreValid(String name, int clauses, int notMeasured) throws IOException {
        var file = Path.of("../shared/data", name, "mission.yaml");
        assumeTrue(Files.exists(file), "the acceptance data is not on this machine");
        var mission =
                MissionParser.parse(Files.readString(file), DocumentFormat.YAML, new Codes(), EventTypes.BUILT_IN);
        assertThat(mission.clauses()).hasSize(clauses);
        assertThat(mission.notMeasured()).hasSize(notMeasured);
    }

    /** The KPI codes of the catalogue. */
    private static final class Codes implements MeasurableKpis {

        @Override
        public boolean has(String code) {
            return Catalogue.find(code).isPresent();
        }

        @Override
        public Set<String> codes() {
            return new LinkedHashSet<>(Kpi.codes(Catalogue.all()));
        }
    }
}
