package org.kept.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.FormattedReading;

/**
 * Content of the page of figures.
 *
 * @param period the week in words
 * @param about the week and team, to be repeated in labels
 * @param action the address of the form
 * @param weeks links to the neighbouring weeks
 * @param teams links to the teams; empty if there is no choice
 * @param team the chosen team; null for the whole company
 * @param mayType whether the viewer may store figures
 * @param addable KPIs that can be added as a row
 * @param faults the errors of the cells
 * @param headline result of saving; null if nothing was to be saved
 * @param saved the stored figures, in sentences
 * @param confirmation replacements to confirm; null if there are none
 * @param downloads the figures of the week and team as files
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
        @Nullable Confirmation confirmation,
        DownloadLinks downloads) {

    /**
     * A KPI of the week.
     *
     * @param unit how values are written
     * @param origin origin of the value; null if there is none
     * @param href address of the events behind it
     * @param typable whether it takes figures
     * @param counted unit of its sample, in the plural
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
     * The error of a cell.
     *
     * @param field the id of the cell; empty if the page has no such cell
     */
    public record CellFault(String field, String detail) {}

    /**
     * The figures that saving would replace.
     *
     * @param replaced a sentence for each number that would be replaced
     * @param added a sentence for each figure that replaces nothing
     * @param digest shows later whether exactly this was confirmed
     */
    public record Confirmation(List<String> replaced, List<String> added, String digest) {}
}
