package org.kept.imports.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.imports.page.ImportChoices.CarriedField;
import org.kept.imports.page.ImportPage.LeftOutRow;
import org.kept.imports.run.ImportPreview.PreviewedEvent;
import org.kept.ingest.Receipt.ReceiptError;

/**
 * Model of the page on which a person chooses how a file is read.
 *
 * @param description kind of the file
 * @param columns its columns, with samples
 * @param fields select boxes of the choices
 * @param expressions lines for expressions, where a column is not enough; empty unless columns are chosen by hand
 * @param byHand whether columns are chosen by hand, so that the source is asked for
 * @param source the source of the events, as chosen; empty for that of the mapping
 * @param format the pattern of the times, as written; empty to detect it
 * @param question the choice still missing; null if none
 * @param fault error in the choices; null if there is none
 * @param preview preview of the import; null while a choice is missing
 * @param carried the choices, for the button that starts the import
 * @param document the mapping made from chosen columns, or the recipe with the choices added; null if neither
 * @param administrator whether the person may save it
 */
public record ImportSetupPage(
        String id,
        String name,
        String description,
        List<ColumnRow> columns,
        List<ImportField> fields,
        List<ExpressionField> expressions,
        boolean byHand,
        String source,
        boolean correct,
        String format,
        @Nullable String question,
        @Nullable String fault,
        @Nullable PreviewView preview,
        List<CarriedField> carried,
        @Nullable String document,
        boolean administrator) {

    /** A column with its likely content and samples. */
    public record ColumnRow(String name, String guess, String samples) {}

    /** Whether an expression is given. */
    public boolean expressed() {
        return expressions.stream().anyMatch(each -> !each.value().isEmpty());
    }

    /** A line for an expression. */
    public record ExpressionField(String name, String label, String value) {}

    /** A select box. */
    public record ImportField(String name, String label, List<ImportFieldOption> options) {}

    /** A value of a select box. */
    public record ImportFieldOption(String value, String label, boolean chosen) {}

    /**
     * Preview of the import.
     *
     * @param headline amounts, in a sentence
     * @param missing columns that the mapping needs and the file lacks, in a sentence; null if none
     * @param warnings members of data that the mapping probably misspells, in sentences
     * @param changes numbers of the company that would change, one per line; null if the person may not see all of them
     * @param omissions what these lines leave out, in sentences
     * @param send label of the button; null if there is nothing to import
     */
    public record PreviewView(
            String headline,
            List<PreviewedEvent> first,
            List<LeftOutRow> leftOut,
            List<ReceiptError> faults,
            @Nullable String missing,
            List<String> warnings,
            @Nullable List<String> changes,
            List<String> omissions,
            @Nullable String send) {}
}
