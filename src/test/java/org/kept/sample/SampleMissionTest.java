package org.kept.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.kept.calendar.ReportingZone;

class SampleMissionTest {

    private final JsonNode mission = read();

    @Test
    void eachClauseIsALiteralPartOfTheStatement() {
        assertThat(mission.get("clauses")).hasSize(5).allSatisfy(clause -> assertThat(
                        mission.get("statement").asText())
                .contains(clause.get("quote").asText()));
    }

    @Test
    void oneClauseHasNoMeasure() {
        assertThat(mission.get("clauses"))
                .filteredOn(clause -> clause.get("measures").isEmpty())
                .extracting(clause -> clause.get("code").asText())
                .containsExactly("by-hand");
    }

    @Test
    void everyMeasureAndEveryOmissionHasItsReason() {
        var reasons = new ArrayList<JsonNode>(measures());
        mission.get("notMeasured").forEach(reasons::add);
        assertThat(reasons)
                .allSatisfy(each -> assertThat(each.get("because").asText()).hasSizeGreaterThan(30));
    }

    @Test
    void effortIsNeitherMeasuredNorDeclaredAsNotMeasured() {
        assertThat(measures()).noneMatch(measure -> measure.get("kpi").asText().equals("ces"));
        assertThat(mission.get("notMeasured"))
                .noneMatch(omitted -> omitted.get("kpi").asText().equals("ces"));
    }

    @Test
    void targetsApplyFromTheFirstWeekOrFromTheNewBench() {
        assertThat(measures())
                .filteredOn(measure -> measure.has("target"))
                .extracting(measure -> measure.at("/target/from").asText())
                .containsOnly("2024-W47", "2026-W09");
        assertThat(mission.get("effectiveFrom").asText()).isEqualTo("2024-11-18");
    }

    private List<JsonNode> measures() {
        return StreamSupport.stream(mission.get("clauses").spliterator(), false)
                .flatMap(clause -> StreamSupport.stream(clause.get("measures").spliterator(), false))
                .toList();
    }

    private static JsonNode read() {
        var zone = new ReportingZone(ZoneId.of("Europe/London"));
        var document = new SampleCompany(zone, Instant.parse("2026-11-18T15:00:00Z")).mission();
        assertThat(document).doesNotContain("{begin}", "{first}", "{bench}", "{review}");
        try {
            return new YAMLMapper().readTree(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError(document, e);
        }
    }
}
