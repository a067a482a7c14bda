package org.kept.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What moved a rate between two periods: how much of the change came from groups doing better or worse (rate effect), and how much
 * from more of the whole falling to groups that are better or worse anyway (mix effect).
 *
 * <p>The midpoint method (Kitagawa 1955): each effect is weighed by the average of the two periods, so that nothing is left over
 * and the parts sum to the change. A group's mix effect is taken against the overall rate: a group at that rate may grow without
 * moving anything. What a group adds above the line while it has nothing below it (a team that takes goods back and sells none)
 * has no rate and no share; it counts as rate effect.
 *
 * @param before the overall rate of the earlier period
 * @param after that of the later one
 * @param parts one for each group, in the order given
 */
public record Mix(double before, double after, List<MixContribution> parts) {

    /** A group's sums in the two periods; a denominator of 0 says that it was not there. */
    public record MixGroup(
            String name,
            double numeratorBefore,
            double denominatorBefore,
            double numeratorAfter,
            double denominatorAfter) {}

    /**
     * What one group contributed, in the unit of the rate.
     *
     * @param rateBefore nothing where the group was not there
     * @param rateAfter likewise
     * @param shareBefore its share of the whole denominator, 0…1
     * @param shareAfter likewise
     */
    public record MixContribution(
            String name,
            @Nullable Double rateBefore,
            @Nullable Double rateAfter,
            double shareBefore,
            double shareAfter,
            double rateEffect,
            double mixEffect) {

        /** The same under another name. */
        public MixContribution called(String other) {
            return new MixContribution(other, rateBefore, rateAfter, shareBefore, shareAfter, rateEffect, mixEffect);
        }

        /** Both effects together. */
        public double effect() {
            return rateEffect + mixEffect;
        }
    }

    public Mix {
        parts = List.copyOf(parts);
    }

    /** The split over those groups, or nothing where one of the periods has no denominator at all. */
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

    /** A group that came or went has one rate only, which then stands for both: its whole effect is one of mix. */
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

    /** By how much the overall rate moved. */
    public double change() {
        return after - before;
    }

    /** How much of the change came from groups doing better or worse. */
    public double rateEffect() {
        return sum(parts, MixContribution::rateEffect);
    }

    /** How much of it came from who made up the whole. */
    public double mixEffect() {
        return sum(parts, MixContribution::mixEffect);
    }
}
