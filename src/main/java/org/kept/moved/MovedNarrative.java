package org.kept.moved;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.stats.Mix;
import org.kept.ui.StatusLabels;
import org.kept.view.KpiFormatter;

/** Says in sentences what moved a number. Normal variation is named as such first. */
final class MovedNarrative {

    /** A part below this share of the change is described as negligible. */
    private static final double NEGLIGIBLE_SHARE = 0.1;

    /** Effects that cancel are mentioned from this multiple of the smallest written difference. */
    private static final int MENTION_FACTOR = 5;

    private final KpiChange kpiChange;
    private final Mix mix;
    private final ChangeFormatter changeFormatter;
    private final ChangeReasons reasons;
    private final double change;
    private final double rateEffect;
    private final double mixEffect;

    private MovedNarrative(KpiChange kpiChange, Mix mix) {
        this.kpiChange = kpiChange;
        this.mix = mix;
        var kpi = kpiChange.request().kpi();
        this.changeFormatter = new ChangeFormatter(kpi.unit().code());
        this.reasons = new ChangeReasons(mix, kpiChange.request().by(), kpi.change());
        this.change = mix.change() * kpiChange.scale();
        var byRate = mix.rateEffect() * kpiChange.scale();
        var byMix = mix.mixEffect() * kpiChange.scale();
        var rateLarger = Math.abs(byRate) >= Math.abs(byMix);
        this.rateEffect = rateLarger ? changeFormatter.largerPart(change, byMix) : changeFormatter.rounded(byRate);
        this.mixEffect = rateLarger ? changeFormatter.rounded(byMix) : changeFormatter.largerPart(change, byRate);
    }

    /** The sentences about a change; null if it could not be split. */
    static @Nullable MovedNarrative of(KpiChange kpiChange) {
        return kpiChange.mix() == null ? null : new MovedNarrative(kpiChange, kpiChange.mix());
    }

    /** The rate effect as written; with {@link #mixEffect} it sums to the change as written. */
    double rateEffect() {
        return rateEffect;
    }

    double mixEffect() {
        return mixEffect;
    }

    /** The headline sentence. */
    String headline() {
        if (changeFormatter.roundsToZero(change)) {
            return name() + " did not move: it was " + value(kpiChange.after()) + " in both weeks."
                    + cancelledEffects();
        }
        return switch (kpiChange.weight()) {
            case ORDINARY ->
                moved() + ", which is ordinary variation: by the control chart there is nothing to explain.";
            case WITHIN_A_SIGNAL ->
                moved() + ". Both weeks are part of one longer signal; the step between them is ordinary variation.";
            case SIGNAL, AGAINST_THE_SIGNAL, ACROSS_A_PHASE, BACK_TO_ORDINARY, UNKNOWN -> moved() + split() + ".";
        };
    }

    /** What the control chart adds to the headline; null for nothing. */
    @Nullable
    String chartSentence() {
        if (kpiChange.weight().isNoise()) {
            return changeFormatter.roundsToZero(change)
                    ? null
                    : "As arithmetic only, since a split of noise explains nothing: it " + verb() + " by "
                            + changeFormatter.words(change) + split() + ".";
        }
        return switch (kpiChange.weight()) {
            case SIGNAL -> "The later week is a signal (" + rules() + "), so the reasons are worth finding.";
            case AGAINST_THE_SIGNAL ->
                "The later week is still a signal (" + rules() + "), to the other side: the change leads back towards"
                        + " what is ordinary.";
            case ACROSS_A_PHASE ->
                "Limits are reset between the two weeks: the process was changed, and each week is ordinary or not by"
                        + " limits of its own.";
            case BACK_TO_ORDINARY ->
                "The earlier week was the unusual one (" + rules() + "); the later one is ordinary again.";
            default -> "There are too few weeks to tell whether this is more than ordinary variation.";
        };
    }

    private String moved() {
        return name() + " " + verb() + " by " + changeFormatter.words(change);
    }

    private String verb() {
        return change > 0 ? "rose" : "fell";
    }

    private String name() {
        return kpiChange.request().kpi().name();
    }

    /** The clause after "fell by 6.2 points". */
    private String split() {
        if (isNegligible(mixEffect)) {
            return ", " + allOrNearlyAll(mixEffect) + " of it because " + reasons.rate();
        }
        if (isNegligible(rateEffect)) {
            return ", " + allOrNearlyAll(rateEffect) + " of it because " + reasons.mix() + "; the "
                    + kpiChange.request().by().plural() + " themselves did as before, taken together";
        }
        if (Math.signum(rateEffect) != Math.signum(mixEffect)) {
            return ": " + opposingEffects();
        }
        return "; "
                + (Math.abs(rateEffect) >= Math.abs(mixEffect)
                        ? changeFormatter.part(rateEffect) + " because " + reasons.rate() + ", and "
                                + remainder(mixEffect) + " because " + reasons.mix()
                        : changeFormatter.part(mixEffect) + " because " + reasons.mix() + ", and "
                                + remainder(rateEffect) + " because " + reasons.rate());
    }

    private String opposingEffects() {
        var byRate = reasons.rate() + " (" + changeFormatter.signed(rateEffect) + ")";
        var byMix = reasons.mix() + " (" + changeFormatter.signed(mixEffect) + ")";
        return Math.abs(rateEffect) >= Math.abs(mixEffect) ? byRate + ", while " + byMix : byMix + ", while " + byRate;
    }

    private String cancelledEffects() {
        return changeFormatter.roundsToZero(mix.rateEffect() * kpiChange.scale() / MENTION_FACTOR)
                ? ""
                : " Beneath that, " + opposingEffects() + ".";
    }

    private boolean isNegligible(double part) {
        return changeFormatter.roundsToZero(part) || Math.abs(part) < NEGLIGIBLE_SHARE * Math.abs(change);
    }

    private String allOrNearlyAll(double other) {
        return changeFormatter.roundsToZero(other) ? "all" : "nearly all";
    }

    private String remainder(double part) {
        return changeFormatter.part(part).replaceFirst(" of (them|it)$", "");
    }

    private String rules() {
        return kpiChange.signals().stream()
                .map(signal -> StatusLabels.signal(signal.code()))
                .collect(Collectors.joining(", "));
    }

    private String value(Reading reading) {
        return String.valueOf(KpiFormatter.value(kpiChange.request().kpi(), reading));
    }
}
