package org.kept.moved;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.kept.kpi.Kpi.ChangeWords;
import org.kept.rollup.Dimension;
import org.kept.stats.Mix;

/** The two reasons for a change, rate and mix, each as a clause that can follow "because". */
final class ChangeReasons {

    /** A part with at least this share of an effect is named as its only cause. */
    private static final double ALL = 0.95;

    private static final double MOST = 0.5;

    private final Mix mix;
    private final Dimension by;
    private final ChangeWords words;

    ChangeReasons(Mix mix, Dimension by, ChangeWords words) {
        this.mix = mix;
        this.by = by;
        this.words = words;
    }

    /** The rate effect in words: {@code teams answered more slowly (above all loans)}. */
    String rate() {
        var effect = mix.rateEffect();
        var top = top(Mix.MixContribution::rateEffect, effect);
        var did = words.verb(effect);
        if (rateEffectOfOthers(top) <= (1 - ALL) * Math.abs(effect) && !isInOneWeekOnly(top)) {
            return name(top) + " " + did;
        }
        return by.plural() + " " + did
                + (isMost(top.rateEffect(), effect) && mix.parts().size() > 2 ? " (above all " + name(top) + ")" : "");
    }

    /** The mix effect in words: {@code loans, where it is lower anyway, made up more of the contacts}. */
    String mix() {
        var effect = mix.mixEffect();
        var top = mix.parts().size() == 2 ? topOfTwo() : top(Mix.MixContribution::mixEffect, effect);
        var grew = top.shareAfter() > top.shareBefore();
        var where = words.comparative(effect > 0 == grew);
        if (top.shareBefore() == 0) {
            return name(top) + ", where it is " + where + ", is new among the " + words.things();
        }
        if (top.shareAfter() == 0) {
            return name(top) + ", where it was " + where + ", is gone from the " + words.things();
        }
        return isMost(top.mixEffect(), effect) || mix.parts().size() == 2
                ? name(top) + ", where it is " + where + anywayOrOnAverage(top) + ", made up "
                        + (grew ? "more" : "less") + " of the " + words.things()
                : "the mix of " + words.things() + " shifted, above all " + (grew ? "towards " : "away from ")
                        + name(top) + ", where it is " + where + anywayOrOnAverage(top);
    }

    /** "anyway" if the part was on the same side of the overall value in both weeks, else "on average". */
    private String anywayOrOnAverage(Mix.MixContribution part) {
        var before = part.rateBefore();
        var after = part.rateAfter();
        return before != null && after != null && (before - mix.before()) * (after - mix.after()) > 0
                ? " anyway"
                : " on average";
    }

    /** Of two parts, the one that came or went, else the one that grew: the shift of the other mirrors it. */
    private Mix.MixContribution topOfTwo() {
        return mix.parts().stream()
                .filter(part -> part.shareBefore() == 0 || part.shareAfter() == 0)
                .findFirst()
                .orElseGet(() -> top(part -> part.shareAfter() - part.shareBefore(), 1));
    }

    private Mix.MixContribution top(ToDoubleFunction<Mix.MixContribution> effect, double whole) {
        List<Mix.MixContribution> parts = mix.parts();
        return parts.stream()
                .max(Comparator.comparingDouble(part -> effect.applyAsDouble(part) * Math.signum(whole)))
                .orElseThrow();
    }

    private double rateEffectOfOthers(Mix.MixContribution top) {
        return mix.parts().stream()
                        .mapToDouble(part -> Math.abs(part.rateEffect()))
                        .sum()
                - Math.abs(top.rateEffect());
    }

    private static boolean isMost(double part, double whole) {
        return part / whole >= MOST;
    }

    private static boolean isInOneWeekOnly(Mix.MixContribution part) {
        return part.rateBefore() == null || part.rateAfter() == null;
    }

    /** The name of a part in a sentence. */
    String name(Mix.MixContribution part) {
        return part.name().isEmpty() ? "data without a " + by.code() : part.name();
    }
}
