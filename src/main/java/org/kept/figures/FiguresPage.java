package org.kept.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;
import org.kept.ui.FormattedReading;

/**
 * Content of the page of figures.
 *
 * @param period the week in words
 * @param about the week and team, to be repeated in labels
 * @param action the address of the form
 * @param weeks links to the weeks around
 * @param teams links to the teams; empty if there is nothing to choose
 * @param team the chosen team; null for the whole company
 * @param mayType whether the viewer may store figures
 * @param addable KPIs that can be added as a row
 * @param faults what is wrong with the cells, each with the cell it belongs to
 * @param headline what came of saving; null if nothing was to be saved
 * @param saved what was stored, in sentences
 * @param confirmation what has to be confirmed; null if nothing has
 */
public record FiguresPage(
        String period,
        String about,
        String action,
        List<Choice> weeks,
        List<Choice> teams,
        @Nullable String team,
        boolean mayType,
        List<FiguresRow> rows,
        List<AddableKpi> addable,
        List<CellFault> faults,
        @Nullable String headline,
        List<String> saved,
        @Nullable Confirmation confirmation) {

    /**
     * A KPI of the week.
     *
     * @param unit how values are written
     * @param origin where the value is from; null if there is none
     * @param href the events behind it
     * @param typable whether figures can be given for it
     * @param counted what its sample counts, in the plural
     */
    public record FiguresRow(
            String kpi,
            String name,
            String unit,
            FormattedReading before,
            FormattedReading now,
            @Nullable String origin,
            String href,
            boolean typable,
            String counted,
            String value,
            String sample,
            @Nullable String valueFault,
            @Nullable String sampleFault) {}

    /** A KPI that is not on the page. */
    public record AddableKpi(String code, String name) {}

    /**
     * What is wrong with a cell.
     *
     * @param field the id of the cell; empty if it is no cell of the page
     */
    public record CellFault(String field, String detail) {}

    /**
     * What saving would replace.
     *
     * @param replaced a sentence for each number that is there already
     * @param added a sentence for each figure that replaces nothing
     * @param digest tells later whether exactly this was confirmed
     */
    public record Confirmation(List<String> replaced, List<String> added, String digest) {}
}
