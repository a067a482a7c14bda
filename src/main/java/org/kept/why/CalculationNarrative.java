package org.kept.why;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.Catalogue;
import org.kept.kpi.FormulaSentences;
import org.kept.kpi.Reading;
import org.kept.ui.DateFormatter;
import org.kept.view.CalculationDetails;
import org.kept.view.FormulaNarrative;
import org.kept.view.KpiFormatter;

/** Describes how a number was calculated, and what the other formulas give. */
final class CalculationNarrative {

    private final ScoreExplanation scoreExplanation;
    private final ZoneId zone;

    CalculationNarrative(ScoreExplanation scoreExplanation, ZoneId zone) {
        this.scoreExplanation = scoreExplanation;
        this.zone = zone;
    }

    /** The calculation; who set it only for readers who may see people. */
    WhyPage.WhyCalculation page(DataScope dataScope) {
        var hasVariants = scoreExplanation.kpi().variants().size() > 1
                && Catalogue.find(scoreExplanation.kpi().code()).isPresent();
        return new WhyPage.WhyCalculation(
                sentence(),
                details(),
                hasVariants
                        ? FormulaSentences.variant(
                                scoreExplanation.kpi(), scoreExplanation.set().settings())
                        : null,
                otherVariants(),
                dataScope.showsPeople() ? settingsOrigin() : null,
                scoreExplanation.kpi().note());
    }

    /** The formula with the week's numbers filled in. */
    String sentence() {
        return FormulaNarrative.sentence(
                scoreExplanation.kpi(),
                scoreExplanation.set().settings(),
                scoreExplanation.reading(),
                scoreExplanation.target().orElse(null));
    }

    private CalculationDetails details() {
        var set = scoreExplanation.set().settings();
        return scoreExplanation
                .reading()
                .fold(
                        present -> CalculationDetails.of(
                                scoreExplanation.kpi(),
                                set,
                                present,
                                scoreExplanation.beside(),
                                scoreExplanation.target().orElse(null)),
                        absent -> CalculationDetails.of(scoreExplanation.kpi(), set));
    }

    private List<WhyPage.VariantValue> otherVariants() {
        return scoreExplanation.variants().stream()
                .filter(each -> !each.settings().equals(scoreExplanation.set().settings()))
                .map(each -> new WhyPage.VariantValue(
                        FormulaSentences.variant(scoreExplanation.kpi(), each.settings()), value(each.reading())))
                .toList();
    }

    private String value(Reading reading) {
        return reading.fold(
                present -> KpiFormatter.compared(
                                scoreExplanation.kpi(),
                                scoreExplanation.target().orElse(null),
                                present.amount())
                        .value(present.amount()),
                absent -> "no value");
    }

    /** Since when the settings apply and who set them; null if they were never set. */
    @Nullable
    String settingsOrigin() {
        var set = scoreExplanation.set();
        if (set.author() == null || set.created() == null) {
            return null;
        }
        var from = set.from();
        return "Applies " + (from == null ? "to all weeks" : "from the " + DateFormatter.period(from) + " on")
                + ". Set by "
                + set.author() + " on "
                + DateFormatter.day(set.created().atZoneSameInstant(zone).toLocalDate()) + ".";
    }
}
