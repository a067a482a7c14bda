package org.kept.ingest.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import org.kept.ingest.InputText;
import org.kept.kpi.EventField;
import org.kept.table.DecimalMark;

/** Reads cells by the rules of their file. */
final class CsvCells {

    /** Truth values as spreadsheets write them in their languages. */
    private static final Set<String> TRUE = Set.of(
            "true",
            "wahr",
            "vrai",
            "verdadero",
            "vero",
            "waar",
            "verdadeiro",
            "prawda",
            "sant",
            "sand",
            "sann",
            "pravda");

    private static final Set<String> FALSE =
            Set.of("false", "falsch", "faux", "falso", "onwaar", "fałsz", "falskt", "falsk", "usann", "nepravda");

    private CsvCells() {}

    /**
     * The value of a cell that is not empty.
     *
     * @return the text itself if it does not fit the field; validation then rejects it
     * @throws CsvCellException if the cell can be read in several ways, or only by another rule than the file's
     */
    static JsonNode read(EventField field, String cell, CsvFormat format) throws CsvCellException {
        if (field.isNumeric()) {
            return number(cell, format);
        }
        return switch (field.kind()) {
            case FLAG -> flag(cell);
            case TIME -> TextNode.valueOf(CsvTime.read(cell.strip(), format.dates(), format.zone()));
            default -> TextNode.valueOf(cell);
        };
    }

    private static JsonNode flag(String cell) {
        var word = cell.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return BooleanNode.TRUE;
        }
        return FALSE.contains(word) ? BooleanNode.FALSE : TextNode.valueOf(cell);
    }

    private static JsonNode number(String cell, CsvFormat format) throws CsvCellException {
        var text = cell.strip();
        var decimal = format.decimal();
        if (decimal == null) {
            return undecided(text);
        }
        var number = decimal.parse(text);
        if (number != null) {
            return DecimalNode.valueOf(number);
        }
        var other = decimal.other();
        if (other.parse(text) != null) {
            throw new CsvCellException("'" + InputText.excerpt(text) + "' is a number with a decimal "
                    + CsvFormat.code(other) + ", but this file is read with decimal=" + CsvFormat.code(decimal)
                    + ". Correct the cell, or choose decimal=" + CsvFormat.code(other) + " for the whole file.");
        }
        return TextNode.valueOf(cell);
    }

    /** A number in a file with an unknown decimal mark. */
    private static JsonNode undecided(String text) throws CsvCellException {
        if (DecimalMark.isAmbiguous(text)) {
            throw new CsvCellException("'" + InputText.excerpt(text)
                    + "' can have a decimal point or a decimal comma. Choose decimal=point or decimal=comma.");
        }
        var point = DecimalMark.POINT.parse(text);
        var comma = DecimalMark.COMMA.parse(text);
        if (point != null) {
            return DecimalNode.valueOf(point);
        }
        return comma == null ? TextNode.valueOf(text) : DecimalNode.valueOf(comma);
    }
}
