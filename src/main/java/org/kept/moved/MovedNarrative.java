package org.kept.moved;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.stats.Mix;
import org.kept.stats.Rounding;
import org.kept.ui.NumberFormatter;
import org.kept.ui.StatusLabels;
import org.kept.view.KpiFormatter;

/** Says in sentences what moved a number. Normal variation is named as such first. */
final class MovedNarrative {

    /** A part below this share of the change is described as negligible. */
    private static final double NEGLIGIBLE_SHARE = 0.1;

    /** A part with more than this share of the change is most of it. */
    private static final double MOST = 0.5;

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
        this.changeFormatter = new ChangeFormatter(kpi.display());
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
            return "No change: " + name() + " was " + value(kpiChange.after()) + " in both weeks." + cancelledEffects();
        }
        return switch (kpiChange.weight()) {
            case ORDINARY -> moved() + ". That is within normal variation: there is nothing to explain.";
            case WITHIN_A_SIGNAL ->
                moved()
                        + ". Both weeks belong to one longer signal; the change between them is within normal variation.";
            case SIGNAL, AGAINST_THE_SIGNAL, ACROSS_A_PHASE, BACK_TO_ORDINARY, UNKNOWN -> moved() + split() + ".";
        };
    }

    /** The finding of the control chart, to follow the headline; null if it adds nothing. */
    @Nullable
    String chartSentence() {
        if (kpiChange.weight().isNoise()) {
            return changeFormatter.roundsToZero(change)
                    ? null
                    : "For the arithmetic only, not a cause: " + arithmetic() + ".";
        }
        return switch (kpiChange.weight()) {
            case SIGNAL -> "The later week is a signal (" + rules() + "), so look for the cause.";
            case AGAINST_THE_SIGNAL ->
                "The later week is still a signal (" + rules() + ") on the other side: this change leads back towards"
                        + " the usual range.";
            case ACROSS_A_PHASE ->
                "The limits were reset between the two weeks because the process changed. Each week is read against"
                        + " its own limits.";
            case BACK_TO_ORDINARY ->
                "The earlier week was the signal (" + rules() + "); the later one is back within normal variation.";
            default -> "Too few weeks to tell whether this is more than normal variation.";
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
            return ", " + allOrNearlyAll(rateEffect) + " of it because " + reasons.mix() + "; taken together, the "
                    + kpiChange.request().by().plural()
                    + (Rounding.onto(0, rateEffect) == 0 ? " themselves did not change" : " themselves hardly changed");
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

    /** The split of a change that needs no reason: the part with most of it, or the effects. */
    private String arithmetic() {
        return mix.parts().stream()
                .filter(part -> part.rateBefore() != null && part.rateAfter() != null)
                .filter(part -> part.rateEffect() / mix.change() > MOST)
                .max(Comparator.comparingDouble(part -> part.rateEffect() / mix.change()))
                .map(this::mostOfIt)
                .orElseGet(this::effects);
    }

    private String mostOfIt(Mix.MixContribution part) {
        return "most of the " + (change > 0 ? "rise" : "drop") + " of " + changeFormatter.words(change) + " is "
                + reasons.name(part) + " (" + figure(part.rateBefore()) + " → " + figure(part.rateAfter())
                + sample(part) + ")";
    }

    /** {@code , 13 answers}; empty if the sample of the later week is unknown. */
    private String sample(Mix.MixContribution part) {
        var quotient = kpiChange.after().<@Nullable Quotient>fold(Reading.Present::quotient, absent -> null);
        return quotient == null
                ? ""
                : ", " + NumberFormatter.count(Math.round(quotient.denominator() * part.shareAfter())) + " "
                        + kpiChange.formula().denominator().words();
    }

    private String figure(@Nullable Double rate) {
        return NumberFormatter.figure(
                kpiChange.request().kpi().display(), (rate == null ? 0 : rate) * kpiChange.scale());
    }

    private String effects() {
        if (isNegligible(mixEffect)) {
            return rateReason();
        }
        if (isNegligible(rateEffect)) {
            return mixReason();
        }
        return Math.signum(rateEffect) == Math.signum(mixEffect)
                ? rateReason() + ", and " + mixReason()
                : opposingEffects();
    }

    private String opposingEffects() {
        return Math.abs(rateEffect) >= Math.abs(mixEffect)
                ? rateReason() + ", while " + mixReason()
                : mixReason() + ", while " + rateReason();
    }

    private String rateReason() {
        return reasons.rate() + " (" + changeFormatter.signed(rateEffect) + ")";
    }

    private String mixReason() {
        return reasons.mix() + " (" + changeFormatter.signed(mixEffect) + ")";
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
