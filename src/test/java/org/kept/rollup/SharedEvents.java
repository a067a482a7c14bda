package org.kept.rollup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Real events with independently computed numbers; tests are skipped if the data is not beside the project. */
public record SharedEvents(List<String> lines, List<Expected> expected) {

    /** Expected sums of a KPI in a week; an empty variant stands for the configured one. */
    public record Expected(String kpi, String variant, String week, double numerator, double denominator) {

        static Expected of(String row) {
            var cells = row.split(",", -1);
            var name = cells[0].split(" ", 2);
            return new Expected(
                    name[0],
                    name.length == 1 ? "" : name[1],
                    cells[1],
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]));
        }
    }

    public static SharedEvents read(String folder) {
        var path = Path.of("../shared/data").resolve(folder);
        assumeTrue(Files.exists(path), "data beside the project");
        try {
            var expected = Files.readAllLines(path.resolve("expected.csv")).stream()
                    .skip(1)
                    .map(Expected::of)
                    .toList();
            return new SharedEvents(unzipped(path.resolve("events.ndjson.gz")), expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> unzipped(Path file) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
