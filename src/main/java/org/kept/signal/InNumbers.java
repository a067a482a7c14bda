package org.kept.signal;

import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.kpi.Sayings;
import org.kept.kpi.Settings;
import org.kept.kpi.Unit;
import org.kept.ui.Numbers;

/** A KPI's formula as one sentence with a period's own numbers put in. */
public final class InNumbers {

    private InNumbers() {}

    /** {@code 1,104 of 1,328 contacts were answered within 60 s: 83.1%.} Where there is no value, why not. */
    public static String sentence(Kpi kpi, Settings settings, Reading reading) {
        return reading.fold(present -> present(kpi, settings, present), Reading.Absent::why);
    }

    private static String present(Kpi kpi, Settings settings, Reading.Present present) {
        var value = Numbers.value(kpi.unit().code(), present.amount());
        var quotient = present.quotient();
        if (quotient == null) {
            return "Somebody else computed " + value + " and told the value alone; what was divided is not known.";
        }
        return Sayings.sentence(kpi, settings, quotient, InNumbers::written) + ": " + value
                + (kpi.unit() == Unit.SECONDS ? " on average." : ".");
    }

    private static String written(double amount) {
        return amount == Math.rint(amount) ? Numbers.count(Math.round(amount)) : Numbers.figure("plain", amount);
    }
}
