package org.kept.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import org.kept.problem.Problem;

/** Finds the separator of a CSV file: the one with which most rows have the same number of columns. */
final class SeparatorDetector {

    private static final int ROWS = 50;
    private static final String SEPARATOR_LINE = "sep=";

    private SeparatorDetector() {}

    /**
     * The separator of a {@code sep=} line, or else the one that fits best; a comma if there is only one column.
     *
     * @param beginning the first bytes of the file
     */
    static CsvSeparator detect(byte[] beginning, CsvEncoding encoding) throws IOException {
        var text = new String(beginning, encoding.charset());
        var first = (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        var best = CsvSeparator.COMMA;
        var most = 0.0;
        for (var each : CsvSeparator.values()) {
            if (first.length() > SEPARATOR_LINE.length()
                    && first.substring(0, SEPARATOR_LINE.length())
                            .toLowerCase(Locale.ROOT)
                            .equals(SEPARATOR_LINE)
                    && first.charAt(SEPARATOR_LINE.length()) == each.character()) {
                return each;
            }
            var fit = fit(beginning, encoding, each);
            if (fit > most) {
                best = each;
                most = fit;
            }
        }
        return best;
    }

    /** Share of rows with the most frequent number of columns, less for few columns; 0 for one column. */
    private static double fit(byte[] beginning, CsvEncoding encoding, CsvSeparator separator) throws IOException {
        var rows = 0;
        var columns = new HashMap<Integer, Integer>();
        try (var reader = new CsvTableReader(new ByteArrayInputStream(beginning), encoding, separator)) {
            for (var row = reader.next(); row != null && rows < ROWS; row = reader.next()) {
                rows++;
                columns.merge(row.cells().size(), 1, Integer::sum);
            }
        } catch (Problem e) {
            // The rows before this point are enough.
            rows = Math.max(rows, 1);
        }
        var best = 0.0;
        for (var each : columns.entrySet()) {
            best = Math.max(best, (double) each.getValue() / rows * (1 - 1.0 / each.getKey()));
        }
        return best;
    }
}
