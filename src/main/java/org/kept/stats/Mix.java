package org.kept.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The change of a rate between two periods, split into rate effects (groups getting better or worse) and mix effects
 * (the share of groups that are better or worse anyway).
 *
 * <p>The midpoint method (Kitagawa 1955): each effect is weighted by the average of the two periods, so that the parts
 * sum to the change without a remainder. The mix effect is relative to the overall rate: a group at that rate may grow
 * without moving it. A numerator without a denominator (a team that takes goods back and sells none) has no rate or
 * share; it counts as rate effect.
 *
 * @param before the overall rate of the earlier period
 * @param after the overall rate of the later period
 * @param parts one per group, in the order given
 */
public record Mix(double before, double after, List<MixContribution> parts) {

    /** The sums of a group in the two periods; a denominator of 0 means that it was absent. */
    public record MixGroup(
            String name,
            double numeratorBefore,
            double denominatorBefore,
            double numeratorAfter,
            double denominatorAfter) {}

    /**
     * The contribution of one group, in the unit of the rate.
     *
     * @param rateBefore null if the group was absent
     * @param rateAfter null if the group was absent
     * @param shareBefore its share of the total denominator, 0..1
     * @param shareAfter its share of the total denominator, 0..1
     */
    public record MixContribution(
            String name,
            @Nullable Double rateBefore,
            @Nullable Double rateAfter,
            double shareBefore,
            double shareAfter,
            double rateEffect,
            double mixEffect) {

        /** A copy with another name. */
        public MixContribution withName(String other) {
            return new MixContribution(other, rateBefore, rateAfter, shareBefore, shareAfter, rateEffect, mixEffect);
        }

        public double effect() {
            return rateEffect + mixEffect;
        }
    }

    public Mix {
        parts = List.copyOf(parts);
    }

    /** The split over the groups; null if one of the periods has no denominator at all. */
    public static @Nullable Mix of(List<MixGroup> groups) {
        double denominatorBefore = sum(groups, MixGroup::denominatorBefore);
        double denominatorAfter = sum(groups, MixGroup::denominatorAfter);
        if (!(denominatorBefore > 0 && denominatorAfter > 0)) {
            return null;
        }
        double before = sum(groups, MixGroup::numeratorBefore) / denominatorBefore;
        double after = sum(groups, MixGroup::numeratorAfter) / denominatorAfter;
        double middle = (before + after) / 2;
        var parts = groups.stream()
                .map(g -> part(g, denominatorBefore, denominatorAfter, middle))
                .toList();
        return new Mix(before, after, parts);
    }

    /** A group that came or went has only one rate, which is used for both periods: its whole effect is mix. */
    private static MixContribution part(MixGroup group, double wholeBefore, double wholeAfter, double middle) {
        double shareBefore = group.denominatorBefore() / wholeBefore;
        double shareAfter = group.denominatorAfter() / wholeAfter;
        var before = rate(group.numeratorBefore(), group.denominatorBefore());
        var after = rate(group.numeratorAfter(), group.denominatorAfter());
        double from = before != null ? before : after != null ? after : middle;
        double to = after != null ? after : from;
        double rateEffect = (shareBefore + shareAfter) / 2 * (to - from)
                + (after == null ? group.numeratorAfter() / wholeAfter : 0)
                - (before == null ? group.numeratorBefore() / wholeBefore : 0);
        double mixEffect = ((from + to) / 2 - middle) * (shareAfter - shareBefore);
        return new MixContribution(group.name(), before, after, shareBefore, shareAfter, rateEffect, mixEffect);
    }

    private static @Nullable Double rate(double numerator, double denominator) {
        return denominator > 0 ? numerator / denominator : null;
    }

    private static <T> double sum(List<T> items, ToDoubleFunction<T> number) {
        return items.stream().mapToDouble(number).sum();
    }

    /** The change of the overall rate. */
    public double change() {
        return after - before;
    }

    /** The part of the change from groups getting better or worse. */
    public double rateEffect() {
        return sum(parts, MixContribution::rateEffect);
    }

    /** The part of the change from shifting shares. */
    public double mixEffect() {
        return sum(parts, MixContribution::mixEffect);
    }
}
