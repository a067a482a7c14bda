package org.kept.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kept.document.DocumentFormat;
import org.kept.ingest.EventIngestion;
import org.kept.mapping.MappedRecord;
import org.kept.mapping.Mapping;
import org.kept.mapping.MappingDocument;
import org.kept.mapping.SourceRecord;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.table.CsvEncoding;
import org.kept.table.TableRow;
import org.kept.types.EventTypes;

class TableRecordsTest {

    private static final String EVENTS = """
            "events": [{"type": "order", "id": {"column": "Order"}, "time": {"column": "Date", "format": "yyyy-MM-dd"}}]}""";

    @TempDir
    Path folder;

    @Test
    void theHeadingsAreBelowATitle() throws IOException {
        var file = file("Orders of November\n\nOrder;Date\n1;2026-11-02\n2;2026-11-03\n", StandardCharsets.UTF_8);
        var records = records(file, mapping("{\"source\": \"shop\", "));
        assertThat(records)
                .extracting(SourceRecord::cells)
                .containsExactly(List.of("1", "2026-11-02"), List.of("2", "2026-11-03"));
        assertThat(records.get(0).columns().names()).containsExactly("Order", "Date");
        assertThat(records.get(0).number()).isEqualTo(4);
    }

    @Test
    void aMappingMayNameTheColumnsOfAFileWithoutHeadings() throws IOException {
        var file = file("1|2026-11-02\n2|2026-11-03\n", StandardCharsets.UTF_8);
        var records = records(
                file, mapping("{\"source\": \"shop\", \"columns\": [\"Order\", \"Date\"], \"separator\": \"|\", "));
        assertThat(records).hasSize(2);
        assertThat(records.get(0).columns().names()).containsExactly("Order", "Date");
    }

    @Test
    void lettersAreReadInTheEncodingOfTheFile() throws IOException {
        var file = file("Order;Date\nGrüße;2026-11-02\n", Charset.forName("windows-1252"));
        assertThat(records(file, mapping("{\"source\": \"shop\", ")).get(0).cells())
                .contains("Grüße");
    }

    @Test
    void ofManyColumnsTheFirstAreNamed() throws IOException {
        var names = IntStream.rangeClosed(1, 44).mapToObj(each -> "c" + each).collect(Collectors.joining(";"));
        var file = SourceFile.of(file(names + "\n" + names.replace('c', 'v') + "\n", StandardCharsets.UTF_8));
        assertThat(file.description())
                .isEqualTo("This is a CSV file with these columns: c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12"
                        + " and 32 more.");
    }

    @Test
    void aFileWithoutTheColumnsOfIdAndTimeIsRefusedWithItsOwn() throws IOException {
        var file = SourceFile.of(file("Name;Colour\nada;blue\nbob;red\n", StandardCharsets.UTF_8));
        assertThatThrownBy(() -> file.requireFits("shop", mapping("{\"source\": \"shop\", ")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.detail())
                            .startsWith("This is a CSV file with these columns: Name, Colour.")
                            .contains("Order, Date");
                });
    }

    @Test
    void aTrialOfLongRowsKnowsThatItIsNotOfAll() throws IOException {
        var rest = ";2026-11-02;" + "x".repeat(20_000) + "\n";
        var rows = IntStream.range(0, 1_000).mapToObj(nr -> nr + rest).collect(Collectors.joining());
        var file = SourceFile.of(file("Order;Date;Note\n" + rows, StandardCharsets.UTF_8));
        var trial = FileTrial.of(
                file, mapping("{\"source\": \"shop\", "), 5_000, EventTypes.BUILT_IN, EventIngestion.CustomKpis.NONE);
        assertThat(trial.records()).hasSizeLessThan(1_000);
        assertThat(trial.isAll()).isFalse();
    }

    @Test
    void aRowWithMoreCellsThanColumnsIsAFault() throws IOException {
        var mapping = mapping("{\"source\": \"shop\", \"zone\": \"Europe/London\", ");
        var file = file("Order;Date\n1;2026-11-02;\n2;Smith;2026-11-03\n3\n", StandardCharsets.UTF_8);
        var mapped = new ArrayList<MappedRecord>();
        mapping.apply(records(file, mapping).iterator(), EventTypes.BUILT_IN).forEachRemaining(mapped::add);
        assertThat(mapped.get(0).faults()).isEmpty();
        assertThat(mapped.get(1).faults())
                .extracting(InputError::detail)
                .singleElement()
                .asString()
                .startsWith("The row has 3 cells, but there are 2 columns.");
        assertThat(mapped.get(2).faults()).extracting(InputError::pointer).containsExactly("/time");
    }

    @Test
    void notesRightOfATableInAWorkbookAreNotRead() throws IOException {
        var rows = List.of(
                new TableRow(1, List.of("Order", "Date")), new TableRow(2, List.of("1", "2026-11-02", "ask Ada")));
        try (var records = new TableRecords(new RowList(rows), mapping("{\"source\": \"shop\", "), 1, true)) {
            assertThat(records.next().cells()).containsExactly("1", "2026-11-02");
        }
    }

    @Test
    void aPdfIsRefusedByItsName() throws IOException {
        var path = file("%PDF-1.7 and so on", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SourceFile.of(path)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(415);
            assertThat(problem.detail()).startsWith("This is a PDF");
        });
    }

    @Test
    void anArrayIsReadElementByElement() throws IOException {
        var path = file("[{\"id\": 1}, {\"id\": 2}]", StandardCharsets.UTF_8);
        var records = records(path, mapping("{\"source\": \"shop\", "));
        assertThat(records).extracting(each -> each.body().path("id").asInt()).containsExactly(1, 2);
    }

    @Test
    void whatFollowsABrokenRecordIsNotRead() throws IOException {
        var path = file("{\"id\": 1}\n{\"id\": 2}\n{\"id\": oops}\n", StandardCharsets.UTF_8);
        try (var records = new PayloadRecords(path, CsvEncoding.UTF_8)) {
            assertThat(records.next().number()).isEqualTo(1);
            assertThat(records.next().number()).isEqualTo(2);
            assertThatThrownBy(records::hasNext)
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.detail())
                            .contains("after record 2"));
        }
    }

    private static List<SourceRecord> records(Path path, Mapping mapping) throws IOException {
        var all = new ArrayList<SourceRecord>();
        try (var records = SourceFile.of(path).open(mapping)) {
            records.forEachRemaining(all::add);
            assertThat(records.read()).isEqualTo(all.size());
        }
        return all;
    }

    private static Mapping mapping(String beginning) {
        return MappingDocument.parse(beginning + EVENTS, DocumentFormat.JSON).mapping();
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("file"), text, charset);
    }
}
