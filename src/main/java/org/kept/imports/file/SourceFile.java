package org.kept.imports.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.mapping.Mapping;
import org.kept.mapping.SourceColumns;
import org.kept.mapping.SourceRecord;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.table.ColumnInspection;
import org.kept.table.CsvEncoding;
import org.kept.table.CsvSeparator;
import org.kept.table.FileInspection;
import org.kept.table.FileInspection.FileDialect;
import org.kept.table.FileInspection.SheetTab;
import org.kept.table.FileInspector;
import org.kept.table.FileKind;
import org.kept.table.TableReader;
import org.kept.table.TableRow;

/** An inspected file of any kind, readable as records for a mapping. */
public final class SourceFile {

    /** Number of records that show whether a mapping fits. */
    static final int SAMPLE = 500;

    private static final long SAMPLE_CHARACTERS = 4L << 20;
    private static final long FIRST_CHARACTERS = 16L << 20;
    private static final int MAX_NAMED = 1000;
    private static final int MAX_LISTED = 12;

    private final Path path;
    private final FileInspection inspection;
    private final boolean isSheetChosen;
    private final Map<CsvSeparator, List<TableRow>> sampleRows = new HashMap<>();
    private final Map<String, SourceFile> otherSheets = new HashMap<>();
    private @Nullable List<SourceRecord> samplePayloads;

    private SourceFile(Path path, FileInspection inspection, boolean isSheetChosen) {
        this.path = path;
        this.inspection = inspection;
        this.isSheetChosen = isSheetChosen;
    }

    /**
     * Inspects a file.
     *
     * @throws Problem 400 if it is empty or damaged, 415 if its kind cannot be read, 413 if it is beyond the limits
     */
    public static SourceFile of(Path path) throws IOException {
        return of(path, null);
    }

    /**
     * Inspects a file.
     *
     * @param sheet the sheet of a workbook to read; null for that of a mapping, or the first that is not hidden
     * @throws Problem 400 if it is empty or damaged or has no such sheet, 415 if its kind cannot be read, 413 if it is
     *     beyond the limits
     */
    public static SourceFile of(Path path, @Nullable String sheet) throws IOException {
        var inspection = FileInspector.inspect(path, sheet);
        requireReadable(inspection.kind());
        return new SourceFile(path, inspection, sheet != null);
    }

    /** The same file, read from this sheet; null keeps the present one. */
    public SourceFile on(@Nullable String sheet) throws IOException {
        return sheet == null || inspection.kind() != FileKind.XLSX ? this : of(path, sheet);
    }

    /**
     * The same file, read from the sheet that the mapping names, unless one was chosen.
     *
     * @throws Problem 400 if it has no such sheet
     */
    public SourceFile readBy(Mapping mapping) {
        var sheet = mapping.sheet();
        if (sheet == null || isSheetChosen || inspection.kind() != FileKind.XLSX || isRead(sheet)) {
            return this;
        }
        var known = otherSheets.get(sheet);
        if (known != null) {
            return known;
        }
        try {
            var other = of(path, sheet);
            otherSheets.put(sheet, other);
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the workbook has the sheet that the mapping names; true if the mapping names none. */
    boolean hasSheetOf(Mapping mapping) {
        var sheet = mapping.sheet();
        return sheet == null
                || isSheetChosen
                || inspection.kind() != FileKind.XLSX
                || inspection.sheets().stream().anyMatch(each -> each.name().equals(sheet));
    }

    /**
     * Checks that a sheet is named only for a workbook.
     *
     * @throws Problem 400 if one is named and the file is not a workbook
     */
    public void requireWorkbookFor(@Nullable String sheet) {
        if (sheet != null && inspection.kind() != FileKind.XLSX) {
            throw Problem.parameter("sheet", "sheet names a sheet of a workbook, and this file is none. Leave it out.");
        }
    }

    private boolean isRead(String sheet) {
        return inspection.sheets().stream()
                .anyMatch(each -> each.isRead() && each.name().equals(sheet));
    }

    /**
     * Checks that files of this kind can be read.
     *
     * @throws Problem 400 if it is empty, 415 if its kind cannot be read
     */
    public static void requireReadable(FileKind kind) {
        var refusal = kind.refusal();
        if (refusal != null) {
            throw kind == FileKind.EMPTY ? Problem.unreadable(refusal) : Problem.mediaType(refusal);
        }
    }

    /** Findings about the file. */
    public FileInspection inspection() {
        return inspection;
    }

    /** Whether it has rows rather than payloads. */
    public boolean isTable() {
        return inspection.kind() == FileKind.CSV || inspection.kind() == FileKind.XLSX;
    }

    private boolean isSheet() {
        return inspection.kind() == FileKind.XLSX;
    }

    /** Kind and first columns of the file, in a sentence. */
    public String description() {
        var columns = inspection.columns();
        var more = columns.size() - MAX_LISTED;
        var names = InputText.truncate(
                MAX_NAMED,
                columns.stream()
                        .limit(more > 1 ? MAX_LISTED : columns.size())
                        .map(ColumnInspection::name)
                        .collect(Collectors.joining(", ", "", more > 1 ? " and " + more + " more" : "")));
        return switch (inspection.kind()) {
            case XLSX -> "This is an Excel workbook; its " + sheet() + " has these columns: " + names + ".";
            case JSON -> "This is JSON; its records have these members: " + names + ".";
            case NDJSON -> "This is NDJSON; its records have these members: " + names + ".";
            default -> "This is a CSV file with these columns: " + names + ".";
        };
    }

    private String sheet() {
        return inspection.sheets().stream()
                .filter(SheetTab::isRead)
                .map(each -> "sheet “" + InputText.excerpt(each.name()) + "”")
                .findFirst()
                .orElse("first sheet");
    }

    /** The mapping with the decimal mark and the order of dates of the file, if it has none and the file shows them. */
    public Mapping prepared(Mapping mapping) {
        return mapping.completed(
                inspection.dialect().decimal(), inspection.dialect().dates());
    }

    /**
     * Checks that the mapping can give events for this file.
     *
     * @param name name of the mapping
     * @throws Problem 422 if it is a table and the mapping reads payloads, or it lacks the columns of id and time, or the one that rows are folded by
     */
    public void requireFits(String name, Mapping mapping) {
        if (isTable() && mapping.readsPayloads()) {
            var reads = "The mapping '" + name + "' reads JSON, such as the payloads of a webhook.";
            throw Problem.invalid(
                    description() + " " + reads
                            + " Send the file to /api/v1/imports/inspect to see which mapping fits.",
                    List.of(InputError.at(
                            "?mapping",
                            "mapping.columns",
                            reads + " Choose a mapping that reads tables, or write one.")));
        }
        var columns = columns(mapping);
        if (mapping.table() ? !isTable() : !mapping.fits(columns)) {
            var missing = String.join(", ", mapping.missingIn(columns));
            var reads = mapping.table()
                    ? "The mapping '" + name + "' reads tables."
                    : "The mapping '" + name + "' reads columns that are not there: "
                            + InputText.truncate(MAX_NAMED, missing) + ".";
            var detail = description() + " " + reads
                    + " Send the file to /api/v1/imports/inspect to see which mapping fits, or write one.";
            var error = reads + " Choose a mapping that fits, or write one.";
            throw Problem.invalid(detail, List.of(InputError.at("?mapping", "mapping.columns", error)));
        }
    }

    /** The columns as the mapping finds them. */
    public SourceColumns columns(Mapping mapping) {
        if (!isTable()) {
            return new SourceColumns(List.of());
        }
        try (var records =
                new TableRecords(new RowList(sampleRows(mapping)), mapping, inspection.headingRow(), isSheet())) {
            return records.columns();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens its records for a mapping; close them after use. */
    public SourceRecords open(Mapping mapping) throws IOException {
        if (!isTable()) {
            return payloads();
        }
        var reader = reader(separator(mapping));
        try {
            return new TableRecords(reader, mapping, inspection.headingRow(), isSheet());
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private PayloadRecords payloads() throws IOException {
        var encoding = inspection.dialect().encoding();
        return new PayloadRecords(path, encoding == null ? CsvEncoding.UTF_8 : encoding);
    }

    /** The first records for a mapping; the file is read once for all mappings. */
    List<SourceRecord> sample(Mapping mapping) {
        try {
            if (!isTable()) {
                return samplePayloads();
            }
            var all = new ArrayList<SourceRecord>();
            try (var records =
                    new TableRecords(new RowList(sampleRows(mapping)), mapping, inspection.headingRow(), isSheet())) {
                records.forEachRemaining(all::add);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first records of a file.
     *
     * @param isAll whether the file has no further records
     */
    record FirstRecords(List<SourceRecord> records, boolean isAll) {}

    /** The first records for a mapping, limited in number and total size. */
    FirstRecords first(Mapping mapping, int limit) {
        var all = new ArrayList<SourceRecord>();
        var characters = 0L;
        try (var records = open(mapping)) {
            while (all.size() < limit && characters < FIRST_CHARACTERS && records.hasNext()) {
                var record = records.next();
                characters += record.body().toString().length()
                        + record.cells().stream().mapToLong(String::length).sum();
                all.add(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FirstRecords(all, all.size() < limit && characters < FIRST_CHARACTERS);
    }

    private List<SourceRecord> samplePayloads() throws IOException {
        var known = samplePayloads;
        if (known != null) {
            return known;
        }
        var all = new ArrayList<SourceRecord>();
        var characters = 0L;
        try (var records = payloads()) {
            while (all.size() < SAMPLE && characters < SAMPLE_CHARACTERS && records.hasNext()) {
                var record = records.next();
                characters += record.body().toString().length();
                all.add(record);
            }
        }
        samplePayloads = all;
        return all;
    }

    private List<TableRow> sampleRows(Mapping mapping) {
        return sampleRows.computeIfAbsent(separator(mapping), this::readSample);
    }

    private List<TableRow> readSample(CsvSeparator separator) {
        var all = new ArrayList<TableRow>();
        var characters = 0L;
        try (var reader = reader(separator)) {
            while (all.size() < SAMPLE && characters < SAMPLE_CHARACTERS) {
                var row = reader.next();
                if (row == null) {
                    break;
                }
                characters += row.cells().stream().mapToLong(String::length).sum();
                all.add(row);
            }
        } catch (Problem e) {
            // The separator is wrong for this file; the records before this point are enough for a trial.
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private TableReader reader(CsvSeparator separator) throws IOException {
        if (inspection.kind() == FileKind.XLSX) {
            return FileInspector.open(path, inspection);
        }
        var dialect = inspection.dialect();
        var separated = new FileDialect(
                dialect.encoding(),
                separator,
                dialect.decimal(),
                dialect.ambiguousNumber(),
                dialect.dates(),
                dialect.ambiguousDate(),
                dialect.localTimes());
        return FileInspector.open(
                path,
                new FileInspection(
                        inspection.kind(),
                        separated,
                        inspection.sheets(),
                        inspection.headingRow(),
                        inspection.columns(),
                        inspection.rows()));
    }

    /** The separator of the mapping or, if it names none, of the file. */
    private CsvSeparator separator(Mapping mapping) {
        var named = mapping.separator();
        var found = inspection.dialect().separator();
        return Arrays.stream(CsvSeparator.values())
                .filter(each -> named != null && each.character() == named)
                .findFirst()
                .orElse(found == null ? CsvSeparator.COMMA : found);
    }
}
