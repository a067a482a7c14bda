package org.kept.download;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kept.ui.SpreadsheetCell;

/** Writes a table as CSV (RFC 4180) that Excel opens: UTF-8 with a byte order mark, and no formulas. */
final class CsvTableWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvTableWriter() {}

    static void write(DownloadTable table, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord(table.columns());
            table.source()
                    .writeTo(cells -> csv.writeRecord(table.columns().stream()
                            .map(column -> text(cells.get(column)))
                            .toList()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isTextual() ? SpreadsheetCell.escape(value.textValue()) : value.asText();
    }
}
