package org.kept.mission;

/** Who agreed to which target. An agreement belongs to the bounds it was given for, not to the measure. */
public final class Agreements {

    private Agreements() {}

    /**
     * The mission without agreements that were given for other bounds: if a document changes a target and leaves its
     * {@code agreedBy} as it was, no one has agreed to the new target yet. The same name counts again once the bounds
     * are the current ones.
     *
     * @param current the version published last
     * @param next what is to be published
     */
    public static Mission withoutOutdated(Mission current, Mission next) {
        var clauses = next.clauses().stream()
                .map(clause -> clause.withMeasures(clause.measures().stream()
                        .map(measure -> current.measure(clause.code(), measure.kpi())
                                .flatMap(Measure::optionalTarget)
                                .map(target -> withoutOutdated(target, measure))
                                .orElse(measure))
                        .toList()))
                .toList();
        return new Mission(next.statement(), next.effectiveFrom(), clauses, next.notMeasured());
    }

    private static Measure withoutOutdated(Target before, Measure measure) {
        var target = measure.target();
        return target == null || !isOutdated(before, target)
                ? measure
                : measure.withTarget(target.agreedBy(null));
    }

    /** Whether the target names the agreement of one with other bounds. */
    public static boolean isOutdated(Target before, Target after) {
        return after.agreedBy() != null
                && after.agreedBy().equals(before.agreedBy())
                && !after.hasSameBounds(before);
    }
}
