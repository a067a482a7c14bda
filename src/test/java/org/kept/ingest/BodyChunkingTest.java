package org.kept.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kept.ingest.csv.CsvRecordParser;
import org.kept.ingest.http.GzipDecoder;
import org.kept.ingest.parse.NdjsonRecordParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** A body gives the same records however it is split into chunks. */
class BodyChunkingTest {

    private static final int LONGEST = 60;

    @Property(tries = 500)
    void linesAreTheSameHoweverTheyAreCut(@ForAll("lines") String body, @ForAll("cuts") List<Integer> cuts) {
        Supplier<RecordParser> lines = () -> new NdjsonRecordParser(LONGEST);
        assertThat(read(lines.get(), body.getBytes(UTF_8), cuts))
                .isEqualTo(read(lines.get(), body.getBytes(UTF_8), List.of()));
    }

    @Property(tries = 500)
    void rowsAreTheSameHoweverTheyAreCut(@ForAll("rows") String rows, @ForAll("cuts") List<Integer> cuts) {
        var body = ("\uFEFFid,source,type,time,note\n" + rows).getBytes(UTF_8);
        assertThat(read(new CsvRecordParser(LONGEST, EventTypes.BUILT_IN), body, cuts))
                .isEqualTo(read(new CsvRecordParser(LONGEST, EventTypes.BUILT_IN), body, List.of()));
    }

    @Property(tries = 300)
    void packedBytesAreTheSameHoweverTheyAreCut(@ForAll byte[] some, @ForAll("cuts") List<Integer> cuts)
            throws IOException {
        var twice = new ByteArrayOutputStream();
        twice.write(gzip(some));
        twice.write(gzip("and more".getBytes(UTF_8)));
        var whole = new ByteArrayOutputStream();
        whole.write(some);
        whole.write("and more".getBytes(UTF_8));
        assertThat(unpack(twice.toByteArray(), cuts)).isEqualTo(whole.toByteArray());
    }

    @Property(tries = 200)
    void gzipThatIsCutOffIsNoticedWhereverItIs(@ForAll byte[] some, @ForAll("cuts") List<Integer> cuts)
            throws IOException {
        var gzipped = gzip(some);
        for (var length = 0; length < gzipped.length; length++) {
            try (var gzipDecoder = new GzipDecoder(1_000_000)) {
                gzipDecoder.add(Arrays.copyOf(gzipped, length));
                gzipDecoder.next(1_000_000);
                assertThat(gzipDecoder.problem(true)).isNotNull();
                assertThat(gzipDecoder.problem(false)).isNull();
            }
        }
    }

    @Example
    void aHeaderWithANameAndAnExtraFieldIsPassedOver() {
        byte[] header = {0x1f, (byte) 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 0, 2, 0, 7, 7, 'a', 0, 'b', 0, 1, 2};
        byte[] empty = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        var file = Arrays.copyOf(header, header.length + empty.length);
        System.arraycopy(empty, 0, file, header.length, empty.length);
        assertThat(unpack(file, List.of(1, 11, 13, 15, 17, 19))).isEmpty();
    }

    @Example
    void aRowThatNeverEndsIsRefusedBeforeItFillsTheMemory() {
        var csvRecordParser = new CsvRecordParser(LONGEST, EventTypes.BUILT_IN);
        var arrivals = new ArrayList<RawRecord>();
        csvRecordParser.read("id,source,type,time\n1,s,order,2024-03-04T10:00:00Z\n\"".getBytes(UTF_8), arrivals::add);
        var more = "x".repeat(10_000).getBytes(UTF_8);
        var refused = 0;
        for (var i = 0; i < 10 && refused == 0; i++) {
            try {
                csvRecordParser.read(more, arrivals::add);
            } catch (Problem e) {
                refused = e.status();
            }
        }
        assertThat(refused).isEqualTo(400);
        assertThat(arrivals).hasSize(1);
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(
                        "{\"id\":1}",
                        "",
                        "  ",
                        "\r",
                        "{\"id\":\"é😀\"}\r",
                        "x".repeat(LONGEST),
                        "\"" + "y".repeat(LONGEST) + "\"",
                        "[")
                .list()
                .ofMaxSize(8)
                .map(some -> String.join("\n", some));
    }

    @Provide
    Arbitrary<String> rows() {
        var field = Arbitraries.of(
                "", "a", "\"q\"", "\"a\"\"b\"", "\"line\nbreak\"", "\"\r\n\"", "st\"ray", "é😀", "\"c,d\"");
        var row = field.list().ofMinSize(1).ofMaxSize(5).map(fields -> String.join(",", fields));
        var end = Arbitraries.of("\n", "\r\n", "\r");
        return Combinators.combine(row, end)
                .as((fields, stop) -> fields + stop)
                .list()
                .ofMaxSize(6)
                .map(some -> String.join("", some));
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 120).set().ofMaxSize(6).map(set -> set.stream()
                .sorted()
                .toList());
    }

    private static List<String> read(RecordParser recordParser, byte[] body, List<Integer> cuts) {
        var results = new ArrayList<String>();
        try {
            for (var piece : pieces(body, cuts)) {
                recordParser.read(piece, each -> results.add(each.toString()));
            }
            recordParser.end(each -> results.add(each.toString()));
        } catch (Problem e) {
            results.add(e.detail());
        }
        return results;
    }

    private static byte[] unpack(byte[] gzipped, List<Integer> cuts) {
        var out = new ByteArrayOutputStream();
        try (var gzipDecoder = new GzipDecoder(1_000_000)) {
            for (var piece : pieces(gzipped, cuts)) {
                gzipDecoder.add(piece);
                for (var plain = gzipDecoder.next(7); plain.length > 0; plain = gzipDecoder.next(7)) {
                    out.writeBytes(plain);
                }
            }
            assertThat(gzipDecoder.problem(true)).isNull();
        }
        return out.toByteArray();
    }

    private static List<byte[]> pieces(byte[] body, List<Integer> cuts) {
        var pieces = new ArrayList<byte[]>();
        var from = 0;
        for (var cut : cuts) {
            if (cut < body.length) {
                pieces.add(Arrays.copyOfRange(body, from, cut));
                from = cut;
            }
        }
        pieces.add(Arrays.copyOfRange(body, from, body.length));
        return pieces;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(bytes);
        }
        return gzipped.toByteArray();
    }
}
