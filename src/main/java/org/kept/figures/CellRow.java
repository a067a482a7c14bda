package org.kept.figures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the page: the present figure of a KPI, the typed text, and its reading.
 *
 * @param value the text of the cell with the value
 * @param sample the text of the cell with the sample
 */
record CellRow(
        CurrentFigure current,
        String value,
        String sample,
        CellReader.CellNumber readValue,
        CellReader.CellNumber readSample) {

    /** Reads the typed text; ignores it for a KPI that takes no figures. */
    static CellRow of(CurrentFigure current, String value, String sample) {
        if (!WeekFigures.isTypable(current.kpi())) {
            return new CellRow(current, "", "", CellReader.CellNumber.EMPTY, CellReader.CellNumber.EMPTY);
        }
        var before = current.before().value();
        return new CellRow(
                current,
                value,
                sample,
                CellReader.value(current.kpi(), value, before.isPresent() ? (Double) before.getAsDouble() : null),
                CellReader.sample(sample));
    }

    /** The typed figure; null if there is none, or it cannot be read. */
    @Nullable
    TypedFigure typed() {
        var number = readValue.number();
        return number == null || readSample.fault() != null
                ? null
                : new TypedFigure(current.kpi(), current.team(), number, readSample.number());
    }

    /** The id of the cell with the value. */
    String valueField() {
        return "value-" + current.kpi().code();
    }

    /** The id of the cell with the sample. */
    String sampleField() {
        return "sample-" + current.kpi().code();
    }

    /** The errors of the cells. */
    List<FiguresPage.CellFault> faults() {
        var faults = new ArrayList<FiguresPage.CellFault>();
        var valueFault = readValue.fault();
        if (valueFault != null) {
            faults.add(fault(valueField(), valueFault));
        } else if (value.isEmpty() && !sample.isEmpty()) {
            faults.add(fault(valueField(), "Type the value too, or empty the row."));
        }
        var sampleFault = readSample.fault();
        if (sampleFault != null) {
            faults.add(fault(sampleField(), sampleFault));
        }
        return faults;
    }

    private FiguresPage.CellFault fault(String field, String detail) {
        return new FiguresPage.CellFault(field, current.kpi().name() + ": " + detail);
    }
}
