package org.kept.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.FormulaSentences;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.kpi.Unit;
import org.kept.mission.Target;
import org.kept.ui.NumberFormatter;

/** Describes a KPI's formula in one sentence with the period's numbers filled in. */
public final class FormulaNarrative {

    private FormulaNarrative() {}

    /** {@code 1,104 of 1,328 contacts were answered within 60 s: 83.1%.} For an absent value, the reason. */
    public static String sentence(Kpi kpi, FormulaSettings settings, Reading reading) {
        return sentence(kpi, settings, reading, null);
    }

    /** The same beside the target of the value. */
    public static String sentence(Kpi kpi, FormulaSettings settings, Reading reading, @Nullable Target target) {
        return reading.fold(present -> present(kpi, settings, present, target), Reading.Absent::why);
    }

    private static String present(Kpi kpi, FormulaSettings settings, Reading.Present present, @Nullable Target target) {
        var value = KpiFormatter.compared(kpi, target, present.amount()).value(present.amount());
        var quotient = present.quotient();
        if (quotient == null) {
            return value + " was sent as a ready-made figure; its numerator and denominator are not known.";
        }
        return FormulaSentences.sentence(kpi, settings, quotient, FormulaNarrative::formatted) + ": " + value
                + (kpi.unit() == Unit.SECONDS ? " on average." : ".") + hours(settings, present);
    }

    /** The time that counts, after a blank; empty if every moment does, or if a ready-made figure is told. */
    private static String hours(FormulaSettings settings, Reading.Present present) {
        if (present.hasFigure()) {
            return "";
        }
        var words = hours(settings.hours(), present.beside().getOrDefault(CompanionFigures.OUTSIDE, 0.0));
        return words == null ? "" : " " + words;
    }

    /**
     * The time that counts, as a sentence of its own; null if every moment does.
     *
     * @param outside number of contacts left out; 0 for none, or if it is not known
     */
    public static @Nullable String hours(@Nullable HoursSetting hours, double outside) {
        if (hours == null) {
            return null;
        }
        var words = FormulaSentences.hours(hours, outside);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String formatted(double amount) {
        return amount == Math.rint(amount)
                ? NumberFormatter.count(Math.round(amount))
                : NumberFormatter.figure("plain", amount);
    }
}
