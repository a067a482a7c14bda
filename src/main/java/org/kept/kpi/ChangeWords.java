package org.kept.kpi;

/**
 * How one speaks of a KPI that has moved.
 *
 * @param things what its denominator counts: {@code contacts}
 * @param rose what teams did when it rose: {@code answered more quickly}
 * @param fell what they did when it fell
 * @param high what it is where it is larger: {@code higher}, {@code longer}
 * @param low what it is where it is smaller
 */
public record ChangeWords(String things, String rose, String fell, String high, String low) {

    /** For a KPI that a company defines itself, of which nobody said what moves it. */
    static final ChangeWords UNTOLD = of("whole", "went up by themselves", "went down by themselves");

    static ChangeWords of(String things, String rose, String fell) {
        return new ChangeWords(things, rose, fell, "higher", "lower");
    }

    /** Of a KPI in seconds. */
    static ChangeWords ofTimes(String things, String rose, String fell) {
        return new ChangeWords(things, rose, fell, "longer", "shorter");
    }

    /** What teams did, by the sign of their effect. */
    public String did(double effect) {
        return effect > 0 ? rose : fell;
    }

    /** What it is in a part, compared with the whole. */
    public String is(boolean larger) {
        return larger ? high : low;
    }
}
