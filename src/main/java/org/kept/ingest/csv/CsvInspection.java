package org.kept.ingest.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventField;
import org.kept.problem.Problem;
import org.kept.table.CsvEncoding;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;
import org.kept.table.EncodingDetector;
import org.kept.types.EventTypes;

/**
 * Findings about a whole CSV file before any of it is stored.
 *
 * @param format the rules, chosen or detected
 * @param ambiguousNumber a number that can be read in two ways, if the file does not show its decimal mark; otherwise
 * null
 * @param ambiguousDate likewise a date
 * @param localTimes whether times lack an offset
 * @param samples cells as written and as read, by column
 * @param rows number of rows below the header row
 */
public record CsvInspection(
        CsvFormat format,
        @Nullable String ambiguousNumber,
        @Nullable String ambiguousDate,
        boolean localTimes,
        List<CsvSample> samples,
        long rows) {

    private static final int MAX_SAMPLES = 3;
    private static final int BUFFER_BYTES = 64 * 1024;

    /** A cell as written and as read. */
    public record CsvSample(String column, String written, String read) {}

    /** Opens the file from its beginning. */
    @FunctionalInterface
    public interface CsvSource {
        InputStream open() throws IOException;
    }

    /** Whether every rule that the file needs is known. */
    public boolean isClear() {
        return ambiguousNumber == null && ambiguousDate == null;
    }

    /**
     * Reads the whole file twice: for its encoding, then for everything else.
     *
     * @param chosen the rules that are known
     * @throws Problem 400 if the file cannot be read as CSV
     */
    public static CsvInspection of(CsvSource file, int longestRow, CsvFormat chosen, EventTypes types)
            throws IOException {
        var format = chosen;
        if (chosen.encoding() == null) {
            format = chosen.orElse(new CsvFormat(encoding(file), null, null, null, null));
        }
        return new Inspector(longestRow, format, types).inspect(file);
    }

    private static CsvEncoding encoding(CsvSource file) throws IOException {
        var detector = new EncodingDetector();
        var buffer = new byte[BUFFER_BYTES];
        try (var stream = file.open()) {
            for (var count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                detector.add(buffer, count);
            }
        }
        var encoding = detector.encoding(true);
        return encoding == null ? CsvEncoding.UTF_8 : encoding;
    }

    /** Collects evidence and samples of one file. */
    private static final class Inspector {

        private final int longestRow;
        private final CsvFormat chosen;
        private final EventTypes types;
        private final CsvEvidence evidence = new CsvEvidence();
        private final Map<String, EventField> fields = new LinkedHashMap<>();
        private final Map<String, Set<String>> plain = new LinkedHashMap<>();
        private final Map<String, Set<String>> telling = new LinkedHashMap<>();
        private @Nullable CsvColumns columns;
        private long rows;

        Inspector(int longestRow, CsvFormat chosen, EventTypes types) {
            this.types = types;
            this.longestRow = Math.max(longestRow, BUFFER_BYTES);
            this.chosen = chosen;
        }

        CsvInspection inspect(CsvSource file) throws IOException {
            CsvRowReader reader;
            try (var stream = file.open()) {
                var bytes = stream.readNBytes(BUFFER_BYTES);
                reader = new CsvRowReader(chosen, bytes, bytes.length < BUFFER_BYTES, longestRow);
                while (bytes.length > 0) {
                    reader.read(bytes, this::add);
                    bytes = stream.readNBytes(BUFFER_BYTES);
                }
                reader.end(this::add);
            }
            if (columns == null) {
                throw Problem.unreadable("The file is empty. Its first row must name the columns, such as"
                        + " id,source,type,time,team,channel.");
            }
            var format = new CsvFormat(
                            reader.encoding(), reader.separator(), chosen.decimal(), chosen.dates(), chosen.zone())
                    .orElse(new CsvFormat(null, null, evidence.decimal(), evidence.dates(), null));
            var number =
                    evidence.ambiguousNumber() != null || !evidence.hasMixedNumbers() ? evidence.ambiguousNumber() : "";
            return new CsvInspection(
                    format,
                    format.decimal() == null ? number : null,
                    format.dates() == null ? evidence.ambiguousDate() : null,
                    evidence.hasLocalTimes(),
                    samples(format),
                    rows);
        }

        private void add(CsvRow row) {
            var known = columns;
            if (known == null) {
                columns = CsvColumns.of(row.fields(), types);
                return;
            }
            rows++;
            evidence.add(known, row);
            addSample(
                    "time",
                    known.cell(row, "time").strip(),
                    !CsvTime.isLocal(known.cell(row, "time").strip()));
            var type = known.type(row);
            if (type != null) {
                for (var field : type.fields()) {
                    var cell = known.cell(row, field.name()).strip();
                    if (isConverted(field) && !cell.isEmpty()) {
                        fields.put(field.name(), field);
                        addSample(field.name(), cell, cell.chars().allMatch(Character::isDigit));
                    }
                }
            }
        }

        private static boolean isConverted(EventField field) {
            return field.isNumeric()
                    || field.kind() == EventField.FieldKind.FLAG
                    || field.kind() == EventField.FieldKind.TIME;
        }

        private void addSample(String column, String cell, boolean isPlain) {
            if (cell.isEmpty()) {
                return;
            }
            var cells = (isPlain ? plain : telling).computeIfAbsent(column, each -> new LinkedHashSet<>());
            if (cells.size() < MAX_SAMPLES) {
                cells.add(cell);
            }
        }

        private List<CsvSample> samples(CsvFormat format) {
            var samples = new ArrayList<CsvSample>();
            addSamples("time", format, samples);
            fields.keySet().forEach(column -> addSamples(column, format, samples));
            return List.copyOf(samples);
        }

        private void addSamples(String column, CsvFormat format, List<CsvSample> samples) {
            var cells = new LinkedHashSet<>(telling.getOrDefault(column, Set.of()));
            cells.addAll(plain.getOrDefault(column, Set.of()));
            cells.stream()
                    .limit(MAX_SAMPLES)
                    .forEach(cell -> samples.add(new CsvSample(column, cell, reading(column, cell, format))));
        }

        /** The value of a cell as read; both possible values while the rule is undecided. */
        private String reading(String column, String cell, CsvFormat format) {
            return Stream.of(
                            new CsvFormat(null, null, DecimalMark.POINT, DateOrder.DAY_FIRST, null),
                            new CsvFormat(null, null, DecimalMark.COMMA, DateOrder.MONTH_FIRST, null))
                    .map(guess -> decidedReading(column, cell, format.orElse(guess)))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" or "));
        }

        private String decidedReading(String column, String cell, CsvFormat format) {
            try {
                var field = fields.get(column);
                return field == null
                        ? CsvTime.read(cell, format.dates(), format.zone())
                        : CsvCells.read(field, cell, format).asText();
            } catch (CsvCellException e) {
                return "";
            }
        }
    }
}
