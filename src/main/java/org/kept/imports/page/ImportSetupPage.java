package org.kept.imports.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.imports.page.ImportChoices.CarriedField;
import org.kept.imports.page.ImportPage.LeftOutRow;
import org.kept.imports.run.ImportPreview.PreviewedEvent;
import org.kept.ingest.Receipt.ReceiptError;

/**
 * Model of the page on which a person says how a file is read.
 *
 * @param description what the file is
 * @param columns its columns, with samples
 * @param fields what the person chooses
 * @param expressions what they say where a column is not enough; empty unless they choose columns
 * @param byHand whether they choose columns, so that the source is asked for
 * @param source the source of the events, as chosen; empty for that of the mapping
 * @param question what is still to be said; null if nothing is
 * @param fault what is wrong with what was chosen; null if nothing is
 * @param preview what would come of it; null while something is to be said
 * @param carried the choices, for the button that starts the import
 * @param document the mapping that was made of chosen columns, or the recipe with what was chosen; null if neither
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
        @Nullable String question,
        @Nullable String fault,
        @Nullable PreviewView preview,
        List<CarriedField> carried,
        @Nullable String document,
        boolean administrator) {

    /** A column with what it holds. */
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
     * What would come of the file.
     *
     * @param headline how much, in a sentence
     * @param missing which columns the mapping reads in vain, in a sentence; null if none
     * @param changes which numbers of the company would change, one in a line; null if the person may not
     *     see all of them
     * @param omissions what these lines leave out, in sentences
     * @param send label of the button; null if there is nothing to import
     */
    public record PreviewView(
            String headline,
            List<PreviewedEvent> first,
            List<LeftOutRow> leftOut,
            List<ReceiptError> faults,
            @Nullable String missing,
            @Nullable List<String> changes,
            List<String> omissions,
            @Nullable String send) {}
}
