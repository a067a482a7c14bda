package org.kept.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kept.ui.SpreadsheetCell;

/** Writes the audit trail as CSV (RFC 4180), reading 1,000 entries at a time. */
final class AuditCsvWriter {

    private static final int BATCH = 1000;

    private AuditCsvWriter() {}

    static void write(Audit audit, AuditQuery query, OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(
                    "number", "at", "actor", "address", "request", "act", "subject", "before", "after", "note", "hash");
            var page = query;
            while (true) {
                var entries = audit.find(page, BATCH);
                entries.forEach(entry -> csv.writeRecord(cells(entry)));
                if (entries.size() < BATCH) {
                    return;
                }
                page = query.below(entries.get(BATCH - 1).number());
            }
        }
    }

    private static String[] cells(AuditEntry entry) {
        var texts = new @Nullable String[] {
            Long.toString(entry.number()),
            entry.at().toString(),
            entry.actor().name(),
            entry.actor().address(),
            entry.actor().request(),
            entry.act(),
            entry.subject(),
            entry.before(),
            entry.after(),
            entry.note(),
            entry.hash()
        };
        return Arrays.stream(texts)
                .map(text -> text == null ? "" : SpreadsheetCell.escape(text))
                .toArray(String[]::new);
    }
}
