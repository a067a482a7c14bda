package org.kept.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;
import org.kept.table.FileInspection.FileDialect;
import org.kept.table.FileInspection.SheetTab;

/** Inspects files: their kind, their writing conventions, and the types of their columns. */
public final class FileInspector {

    private static final int ROWS = 5_000;
    private static final int PREVIEW_ROWS = 5;
    private static final int MAX_COLUMNS = 1_000;
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Maximum characters of a cell or heading to inspect; one more than the longest cell with a pattern. */
    public static final int LONGEST_CELL = 101;

    private FileInspector() {}

    /**
     * Inspects a file; reads all of it for its encoding, and some thousand rows for everything else.
     *
     * @param sheet sheet of a workbook to read; null for the first one not hidden
     * @return for an unreadable kind, that kind with its refusal
     * @throws Problem 400 if the file is damaged; 413 if it is beyond the limits
     */
    public static FileInspection inspect(Path file, @Nullable String sheet) throws IOException {
        byte[] beginning;
        try (var in = Files.newInputStream(file)) {
            beginning = in.readNBytes(FileKindDetector.BYTES);
        }
        var kind = FileKindDetector.detect(beginning);
        if (kind.refusal() != null) {
            var nothing = new FileDialect(null, null, null, null, null, null, false);
            return new FileInspection(kind, nothing, List.of(), 0, List.of(), List.of());
        }
        return switch (kind) {
            case XLSX -> inspectWorkbook(file, sheet);
            case JSON, NDJSON -> inspectJson(file, kind);
            default -> inspectCsv(file, beginning);
        };
    }

    /**
     * Opens the rows of an inspected table, including its heading and the rows above it.
     *
     * @throws IllegalArgumentException if its kind has no rows
     */
    public static TableReader open(Path file, FileInspection inspected) throws IOException {
        if (inspected.kind() == FileKind.XLSX) {
            var sheet = inspected.sheets().stream()
                    .filter(SheetTab::isRead)
                    .map(SheetTab::name)
                    .findFirst();
            return XlsxTableReader.open(file, sheet.orElseThrow());
        }
        var encoding = inspected.dialect().encoding();
        var separator = inspected.dialect().separator();
        if (encoding == null || separator == null) {
            throw new IllegalArgumentException(inspected.kind() + " has no rows");
        }
        return new CsvTableReader(file, encoding, separator);
    }

    private static FileInspection inspectWorkbook(Path file, @Nullable String sheet) throws IOException {
        try (var reader = XlsxTableReader.open(file, sheet)) {
            var tabs = reader.sheets().stream()
                    .map(each ->
                            new SheetTab(each.name(), each.hidden(), each.name().equals(reader.sheet())))
                    .toList();
            var columns = new TableColumns();
            columns.read(reader);
            return new FileInspection(
                    FileKind.XLSX,
                    columns.dialect(null, null, DecimalMark.POINT),
                    tabs,
                    columns.headingRow,
                    columns.columns(),
                    columns.rows());
        }
    }

    private static FileInspection inspectCsv(Path file, byte[] beginning) throws IOException {
        var encoding = encoding(file);
        var separator = SeparatorDetector.detect(beginning, encoding);
        try (var reader = new CsvTableReader(file, encoding, separator)) {
            var columns = new TableColumns();
            columns.read(reader);
            return new FileInspection(
                    FileKind.CSV,
                    columns.dialect(encoding, separator, null),
                    List.of(),
                    columns.headingRow,
                    columns.columns(),
                    columns.rows());
        }
    }

    /** The encoding, from all bytes of the file: the first character outside ASCII may come late. */
    private static CsvEncoding encoding(Path file) throws IOException {
        var detector = new EncodingDetector();
        var buffer = new byte[BUFFER_BYTES];
        try (var in = Files.newInputStream(file)) {
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                detector.add(buffer, count);
            }
        }
        var encoding = detector.encoding(true);
        return encoding == null ? CsvEncoding.UTF_8 : encoding;
    }

    private static FileInspection inspectJson(Path file, FileKind kind) throws IOException {
        var encoding = encoding(file);
        var evidence = new DialectEvidence();
        var columns = new LinkedHashMap<String, ColumnEvidence>();
        var first = new ArrayList<Map<String, String>>();
        try (var records = new JsonRecords(file, encoding)) {
            var members = records.next();
            for (var count = 0; members != null && count < ROWS; count++) {
                for (var member : members.entrySet()) {
                    if (columns.size() < MAX_COLUMNS || columns.containsKey(member.getKey())) {
                        var text = shortened(member.getValue());
                        columns.computeIfAbsent(member.getKey(), pointer -> new ColumnEvidence())
                                .add(text);
                        evidence.add(text);
                    }
                }
                if (first.size() < PREVIEW_ROWS) {
                    first.add(members);
                }
                members = records.next();
            }
        }
        var inspected = new ArrayList<ColumnInspection>();
        columns.forEach((pointer, values) -> inspected.add(new ColumnInspection(
                pointer,
                values.samples(),
                values.guess(pointer.substring(pointer.lastIndexOf('/') + 1)),
                values.repeats())));
        var preview = first.stream()
                .map(each -> columns.keySet().stream()
                        .map(pointer -> shortened(each.getOrDefault(pointer, "")))
                        .toList())
                .toList();
        return new FileInspection(
                kind, evidence.dialect(encoding, null, DecimalMark.POINT), List.of(), 0, inspected, preview);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
    }

    /** Columns of one table while its rows are read. */
    private static final class TableColumns {

        private final DialectEvidence evidence = new DialectEvidence();
        private final List<ColumnEvidence> cells = new ArrayList<>();
        private final List<TableRow> preview = new ArrayList<>();
        private List<String> headings = List.of();
        private long headingRow;

        void read(TableReader reader) throws IOException {
            var first = new ArrayList<TableRow>();
            var row = reader.next();
            for (; row != null && first.size() < HeadingFinder.ROWS; row = reader.next()) {
                first.add(shortenedRow(row));
            }
            var heading = HeadingFinder.find(first);
            if (heading >= 0) {
                headings = first.get(heading).cells();
                headingRow = first.get(heading).number();
            }
            for (var each : first.subList(heading + 1, first.size())) {
                add(each);
            }
            for (var count = first.size(); row != null && count < ROWS; count++) {
                add(shortenedRow(row));
                row = reader.next();
            }
        }

        private static TableRow shortenedRow(TableRow row) {
            return new TableRow(
                    row.number(),
                    row.cells().stream().map(FileInspector::shortened).toList());
        }

        private void add(TableRow row) {
            while (cells.size() < row.cells().size()) {
                cells.add(new ColumnEvidence());
            }
            for (var column = 0; column < row.cells().size(); column++) {
                cells.get(column).add(row.cell(column));
                evidence.add(row.cell(column));
            }
            if (preview.size() < PREVIEW_ROWS) {
                preview.add(row);
            }
        }

        FileDialect dialect(
                @Nullable CsvEncoding encoding, @Nullable CsvSeparator separator, @Nullable DecimalMark decimal) {
            if (columns().stream().anyMatch(each -> each.type() == ColumnType.TIME_OF_DAY)) {
                evidence.addClockColumn();
            }
            return evidence.dialect(encoding, separator, decimal);
        }

        List<ColumnInspection> columns() {
            var columns = new ArrayList<ColumnInspection>();
            var names = ColumnNames.of(
                    IntStream.range(0, width()).mapToObj(this::heading).toList());
            for (var i = 0; i < names.size(); i++) {
                var values = i < cells.size() ? cells.get(i) : new ColumnEvidence();
                columns.add(new ColumnInspection(
                        names.get(i), values.samples(), values.guess(heading(i)), values.repeats()));
            }
            return columns;
        }

        /** The first rows, each with as many cells as there are columns. */
        List<List<String>> rows() {
            var width = width();
            return preview.stream()
                    .map(row -> IntStream.range(0, width).mapToObj(row::cell).toList())
                    .toList();
        }

        /** Number of columns, up to the last with a heading or a value. */
        private int width() {
            var width = Math.max(cells.size(), headings.size());
            while (width > 0
                    && heading(width - 1).isEmpty()
                    && (width > cells.size() || cells.get(width - 1).values().isEmpty())) {
                width--;
            }
            return width;
        }

        private String heading(int column) {
            return column < headings.size() ? headings.get(column) : "";
        }
    }
}
