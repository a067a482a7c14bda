package org.kept.effect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * The form that excludes time, with what it would change.
 *
 * @param effect what it would change; null until it is asked for
 * @param zone the zone of the hours
 * @param mayAdd whether the viewer may save it
 */
public record NewExclusionPage(
        TypedExclusion typed,
        FormErrors faults,
        List<ExclusionOption> categories,
        List<ExclusionOption> kpis,
        List<ExclusionOption> teams,
        ExclusionListPage.@Nullable EffectSection effect,
        String zone,
        boolean mayAdd) {

    /** What was typed. */
    public record TypedExclusion(
            String from,
            String fromTime,
            String to,
            String toTime,
            String kpi,
            String team,
            String category,
            String because) {

        static TypedExclusion of(ExclusionForm form) {
            return new TypedExclusion(
                    form.from(),
                    form.fromTime(),
                    form.to(),
                    form.toTime(),
                    form.kpi(),
                    form.team(),
                    form.category(),
                    form.because());
        }
    }

    /** An option of a list. */
    public record ExclusionOption(String value, String words, boolean chosen) {}
}
