package org.kept.moved;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.stats.Mix;
import org.kept.ui.StatusLabels;
import org.kept.view.KpiFormatter;

/** What moved a number, in a sentence that can be repeated; noise is called noise first. */
final class MovedNarrative {

    /** A part below this share of the change is said to be next to nothing. */
    private static final double NEXT_TO_NOTHING = 0.1;

    /** Effects that cancel are worth a word where they are this many times what is written at all. */
    private static final int WORTH_A_WORD = 5;

    private final KpiChange kpiChange;
    private final Mix mix;
    private final ChangeFormatter changeFormatter;
    private final ChangeReasons reasons;
    private final double change;
    private final double rate;
    private final double share;

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
        this.rate = rateLarger ? changeFormatter.rest(change, byMix) : changeFormatter.rounded(byRate);
        this.share = rateLarger ? changeFormatter.rounded(byMix) : changeFormatter.rest(change, byRate);
    }

    /** The sentences about a movement; null where it could not be split. */
    static @Nullable MovedNarrative of(KpiChange kpiChange) {
        return kpiChange.mix() == null ? null : new MovedNarrative(kpiChange, kpiChange.mix());
    }

    /** The rate effect as written; with {@link #share} it sums to the change as written. */
    double rate() {
        return rate;
    }

    double share() {
        return share;
    }

    /** The first sentence. */
    String lead() {
        if (changeFormatter.isNothing(change)) {
            return name() + " did not move: it was " + value(kpiChange.after()) + " in both weeks." + beneath();
        }
        return switch (kpiChange.weight()) {
            case ORDINARY ->
                moved() + ", which is ordinary variation: by the control chart there is nothing to explain.";
            case WITHIN_A_SIGNAL ->
                moved() + ". Both weeks are part of one longer signal; the step between them is ordinary variation.";
            case SIGNAL, AGAINST_THE_SIGNAL, ACROSS_A_PHASE, BACK_TO_ORDINARY, UNKNOWN -> moved() + split() + ".";
        };
    }

    /** What the control chart adds to it; null where that is nothing. */
    @Nullable
    String weight() {
        if (kpiChange.weight().isNoise()) {
            return changeFormatter.isNothing(change)
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
                "Limits begin anew between the two weeks: the process was changed, and each week is ordinary or not by"
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

    /** What follows "fell by 6.2 points". */
    private String split() {
        if (isSmall(share)) {
            return ", " + all(share) + " of it because " + reasons.rate();
        }
        if (isSmall(rate)) {
            return ", " + all(rate) + " of it because " + reasons.mix() + "; the "
                    + kpiChange.request().by().many() + " themselves did as before, taken together";
        }
        if (Math.signum(rate) != Math.signum(share)) {
            return ": " + against();
        }
        return "; "
                + (Math.abs(rate) >= Math.abs(share)
                        ? changeFormatter.part(rate) + " because " + reasons.rate() + ", and " + rest(share)
                                + " because " + reasons.mix()
                        : changeFormatter.part(share) + " because " + reasons.mix() + ", and " + rest(rate)
                                + " because " + reasons.rate());
    }

    private String against() {
        var byRate = reasons.rate() + " (" + changeFormatter.signed(rate) + ")";
        var byMix = reasons.mix() + " (" + changeFormatter.signed(share) + ")";
        return Math.abs(rate) >= Math.abs(share) ? byRate + ", while " + byMix : byMix + ", while " + byRate;
    }

    private String beneath() {
        return changeFormatter.isNothing(mix.rateEffect() * kpiChange.scale() / WORTH_A_WORD)
                ? ""
                : " Beneath that, " + against() + ".";
    }

    private boolean isSmall(double part) {
        return changeFormatter.isNothing(part) || Math.abs(part) < NEXT_TO_NOTHING * Math.abs(change);
    }

    private String all(double other) {
        return changeFormatter.isNothing(other) ? "all" : "nearly all";
    }

    private String rest(double part) {
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
