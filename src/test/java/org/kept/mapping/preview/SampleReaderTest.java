package org.kept.mapping.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.document.DocumentFormat;
import org.kept.mapping.Mapping;
import org.kept.mapping.MappingDocument;
import org.kept.mapping.SourceRecord;
import org.kept.problem.Problem;
import org.kept.table.DecimalMark;

class SampleReaderTest {

    private static final String ROWS = """
            source: counter
            events:
              - type: order
                id: {column: Receipt}
                time: {column: Sold at}
                data: {value: {column: Total}}
            """;

    @Test
    void theFirstRowNamesTheColumns() {
        var read = read("Receipt,Sold at,Total\n1,2026-11-16T09:31:00Z,24.90\n2,2026-11-16T09:32:00Z,1\n", ROWS);
        assertThat(Objects.requireNonNull(read.columns()).names()).containsExactly("Receipt", "Sold at", "Total");
        assertThat(read.records()).extracting(SourceRecord::number).containsExactly(2L, 3L);
        assertThat(read.records().get(0).cells()).containsExactly("1", "2026-11-16T09:31:00Z", "24.90");
        assertThat(read.decimal()).isEqualTo(DecimalMark.POINT);
        assertThat(read.complete()).isTrue();
    }

    @Test
    void rowsAboveTheHeadingArePassedOver() {
        var read = read("Report of the counter;;\n;;\nReceipt;Sold at;Total\n1;16.11.2026 09:31;24,90\n", ROWS);
        assertThat(Objects.requireNonNull(read.columns()).names()).containsExactly("Receipt", "Sold at", "Total");
        assertThat(read.records()).hasSize(1);
        assertThat(read.decimal()).isEqualTo(DecimalMark.COMMA);
    }

    @Test
    void aMappingMayNameTheColumnsAndTheSeparatorOfAFileWithoutHeading() {
        var yaml = "columns: [Receipt, Sold at, Total]\nseparator: \"|\"\n" + ROWS;
        var read = read("1|2026-11-16T09:31:00Z|a,b,c\n", yaml);
        assertThat(read.records()).hasSize(1);
        assertThat(read.records().get(0).cells()).containsExactly("1", "2026-11-16T09:31:00Z", "a,b,c");
    }

    @Test
    void otherEncodingsAreFoundOut() {
        var sample = "Receipt,Sold at,Größe\n1,2026-11-16T09:31:00Z,é\n".getBytes(Charset.forName("windows-1252"));
        var read = SampleReader.read(sample, mapping(ROWS));
        assertThat(Objects.requireNonNull(read.columns()).names()).contains("Größe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1}\n{\"id\":2}\n", "[{\"id\":1},{\"id\":2}]", "\n [ {\"id\":1}\n,{\"id\":2} ] "})
    void linesAndElementsArePayloads(String sample) {
        var read = read(sample, ROWS);
        assertThat(read.columns()).isNull();
        assertThat(read.records()).extracting(SourceRecord::number).containsExactly(1L, 2L);
        assertThat(read.records().get(1).body().path("id").asInt()).isEqualTo(2);
    }

    @Test
    void oneObjectIsOnePayload() {
        assertThat(read("{\"id\":1,\n \"lines\":[1,2]}", ROWS).records()).hasSize(1);
    }

    @Test
    void onlyTheFirstRecordsOfALongSampleAreRead() {
        var rows = read("Receipt,Sold at,Total\n" + "1,2026-11-16T09:31:00Z,2\n".repeat(2_001), ROWS);
        assertThat(rows.records()).hasSize(2_000);
        assertThat(rows.complete()).isFalse();
        var payloads = read("{\"id\":1}\n".repeat(2_000), ROWS);
        assertThat(payloads.records()).hasSize(2_000);
        assertThat(payloads.complete()).isTrue();
        assertThat(read("{\"id\":1}\n".repeat(2_001), ROWS).complete()).isFalse();
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheReason() {
        assertRefused(400, "The sample is empty.", " \n");
        assertRefused(400, "web page", "<!doctype html><html></html>");
        assertRefused(400, "after record 1, near line 2", "{\"id\":1}\n{\"id\":");
        assertRefused(413, "1 MiB", "x".repeat((1 << 20) + 1));
    }

    private static void assertRefused(int status, String detail, String sample) {
        assertThatThrownBy(() -> read(sample, ROWS)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.detail()).contains(detail);
        });
    }

    private static SampleRecords read(String sample, String yaml) {
        return SampleReader.read(sample.getBytes(StandardCharsets.UTF_8), mapping(yaml));
    }

    private static Mapping mapping(String yaml) {
        return MappingDocument.parse(yaml, DocumentFormat.YAML).mapping();
    }
}
