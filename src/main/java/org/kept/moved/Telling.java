package org.kept.moved;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.signal.Shown;
import org.kept.stats.Mix;
import org.kept.ui.Marks;

/** What moved a number, in a sentence that can be repeated; noise is called noise first. */
final class Telling {

    /** A part below this share of the change is said to be next to nothing. */
    private static final double NEXT_TO_NOTHING = 0.1;

    /** Effects that cancel are worth a word where they are this many times what is written at all. */
    private static final int WORTH_A_WORD = 5;

    private final Movement movement;
    private final Mix mix;
    private final Amounts amounts;
    private final Reasons reasons;
    private final double change;
    private final double rate;
    private final double share;

    private Telling(Movement movement, Mix mix) {
        this.movement = movement;
        this.mix = mix;
        var kpi = movement.request().kpi();
        this.amounts = new Amounts(kpi.unit().code());
        this.reasons = new Reasons(mix, movement.request().by(), kpi.change());
        this.change = mix.change() * movement.scale();
        var byRate = mix.rateEffect() * movement.scale();
        var byMix = mix.mixEffect() * movement.scale();
        var rateLarger = Math.abs(byRate) >= Math.abs(byMix);
        this.rate = rateLarger ? amounts.rest(change, byMix) : amounts.rounded(byRate);
        this.share = rateLarger ? amounts.rounded(byMix) : amounts.rest(change, byRate);
    }

    /** The sentences about a movement; null where it could not be split. */
    static @Nullable Telling of(Movement movement) {
        return movement.mix() == null ? null : new Telling(movement, movement.mix());
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
        if (amounts.isNothing(change)) {
            return name() + " did not move: it was " + value(movement.after()) + " in both weeks." + beneath();
        }
        return switch (movement.weight()) {
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
        if (movement.weight().isNoise()) {
            return amounts.isNothing(change)
                    ? null
                    : "As arithmetic only, since a split of noise explains nothing: it " + verb() + " by "
                            + amounts.words(change) + split() + ".";
        }
        return switch (movement.weight()) {
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
        return name() + " " + verb() + " by " + amounts.words(change);
    }

    private String verb() {
        return change > 0 ? "rose" : "fell";
    }

    private String name() {
        return movement.request().kpi().name();
    }

    /** What follows "fell by 6.2 points". */
    private String split() {
        if (isSmall(share)) {
            return ", " + all(share) + " of it because " + reasons.rate();
        }
        if (isSmall(rate)) {
            return ", " + all(rate) + " of it because " + reasons.mix() + "; the "
                    + movement.request().by().many() + " themselves did as before, taken together";
        }
        if (Math.signum(rate) != Math.signum(share)) {
            return ": " + against();
        }
        return "; "
                + (Math.abs(rate) >= Math.abs(share)
                        ? amounts.part(rate) + " because " + reasons.rate() + ", and " + rest(share) + " because "
                                + reasons.mix()
                        : amounts.part(share) + " because " + reasons.mix() + ", and " + rest(rate) + " because "
                                + reasons.rate());
    }

    private String against() {
        var byRate = reasons.rate() + " (" + amounts.signed(rate) + ")";
        var byMix = reasons.mix() + " (" + amounts.signed(share) + ")";
        return Math.abs(rate) >= Math.abs(share) ? byRate + ", while " + byMix : byMix + ", while " + byRate;
    }

    private String beneath() {
        return amounts.isNothing(mix.rateEffect() * movement.scale() / WORTH_A_WORD)
                ? ""
                : " Beneath that, " + against() + ".";
    }

    private boolean isSmall(double part) {
        return amounts.isNothing(part) || Math.abs(part) < NEXT_TO_NOTHING * Math.abs(change);
    }

    private String all(double other) {
        return amounts.isNothing(other) ? "all" : "nearly all";
    }

    private String rest(double part) {
        return amounts.part(part).replaceFirst(" of (them|it)$", "");
    }

    private String rules() {
        return movement.signals().stream()
                .map(signal -> Marks.signal(signal.code()))
                .collect(Collectors.joining(", "));
    }

    private String value(Reading reading) {
        return String.valueOf(Shown.value(movement.request().kpi(), reading));
    }
}
