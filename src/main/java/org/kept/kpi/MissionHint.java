package org.kept.kpi;

/**
 * Words of a mission that point to a KPI.
 *
 * @param phrases the group of phrases in {@code wording/}, as {@code docs/mission.md} lists them
 * @param because a reason to begin with; {@code {words}} stands for the words of the mission, {@code {within}} for the time
 *     they name
 */
public record MissionHint(String phrases, Fitness fitness, String because, Goal goal) {

    /** How well the KPI fits the words; the best first. */
    public enum Fitness {
        /** It counts what the words promise. */
        MEASURES("measures"),
        /** So does it, and another says it better. */
        ALSO_MEASURES("measures"),
        /** It follows what the words promise, more or less. */
        PROXY("proxy");

        private final String role;

        Fitness(String role) {
            this.role = role;
        }

        /** The role of the measure in a mission document. */
        public String role() {
            return role;
        }
    }

    /** Which target the words give to begin with. */
    public enum Goal {
        NONE,
        /** At least the share of cases that the words promise the time for. */
        SHARE_IN_TIME,
        /** At most the time that the words name. */
        TIME
    }

    static MissionHint measures(String phrases, String because) {
        return new MissionHint(phrases, Fitness.MEASURES, because, Goal.NONE);
    }

    static MissionHint alsoMeasures(String phrases, String because) {
        return new MissionHint(phrases, Fitness.ALSO_MEASURES, because, Goal.NONE);
    }

    static MissionHint proxy(String phrases, String because) {
        return new MissionHint(phrases, Fitness.PROXY, because, Goal.NONE);
    }

    MissionHint withGoal(Goal other) {
        return new MissionHint(phrases, fitness, because, other);
    }
}
