package org.kept.kpi;

/**
 * Words of a mission that suggest a KPI.
 *
 * @param phrases group of phrases in {@code wording/}, as listed in {@code docs/mission.md}
 * @param because initial reason; {@code {words}} is replaced by the words of the mission, {@code {within}} by the time
 *     they name
 */
public record MissionHint(String phrases, Fitness fitness, String because, Goal goal) {

    /** Degrees to which a KPI fits the words, best first. */
    public enum Fitness {
        /** It counts what the words promise. */
        MEASURES("measures"),
        /** It does so too, but another KPI fits better. */
        ALSO_MEASURES("measures"),
        /** It follows what the words promise, approximately. */
        PROXY("proxy");

        private final String role;

        Fitness(String role) {
            this.role = role;
        }

        /** Role of the measure in a mission document. */
        public String role() {
            return role;
        }
    }

    /** Initial target that the words give. */
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
