package org.kept.stats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;

/**
 * Reads published and calculated reference results stored beside the project; tests are skipped if they are missing.
 */
final class Reference {

    private Reference() {}

    static List<Map<String, String>> rows(String name) {
        return shared("reference/" + name);
    }

    static List<Map<String, String>> shared(String name) {
        var file = file(name);
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> events(String name) {
        try (var lines = new GZIPInputStream(Files.newInputStream(file(name)));
                MappingIterator<JsonNode> events =
                        new ObjectMapper().readerFor(JsonNode.class).readValues(lines)) {
            return events.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        var file = Path.of("../shared", name);
        assumeTrue(Files.exists(file), "no reference beside the project");
        return file;
    }

    /** The rows in groups, ordered by their first row. */
    static Map<String, List<Map<String, String>>> grouped(
            List<Map<String, String>> rows, Function<Map<String, String>, String> key) {
        Map<String, List<Map<String, String>>> groups = new LinkedHashMap<>();
        for (var row : rows) {
            groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    static String text(Map<String, String> row, String column) {
        var value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("The reference has no column " + column);
        }
        return value;
    }

    static double number(Map<String, String> row, String column) {
        return Double.parseDouble(text(row, column));
    }

    /** A tolerance of 1e-9, absolute for small numbers and relative for large ones. */
    static Offset<Double> close(double expected) {
        return Offset.offset(1e-9 * Math.max(1, Math.abs(expected)));
    }
}
