package org.kept.kpi;

/** What a KPI's values are numbers of. */
public enum Unit {
    /** A share of one: 0.92 is 92 %. */
    FRACTION("fraction", 1),
    PER_HUNDRED("per-hundred", 100),
    PER_THOUSAND("per-thousand", 1000),
    SECONDS("seconds", 1),
    /** Promoters less detractors, −100…100. */
    NPS("nps", 100);

    private final String code;
    private final double scale;

    Unit(String code, double scale) {
        this.code = code;
        this.scale = scale;
    }

    /** Whether a number of that unit can be so: a share lies between 0 and 1, no time and no count is below 0. */
    public boolean isPossible(double value) {
        return switch (this) {
            case FRACTION -> value >= 0 && value <= 1;
            case NPS -> value >= -100 && value <= 100;
            case PER_HUNDRED, PER_THOUSAND, SECONDS -> value >= 0;
        };
    }

    /** The name in JSON and templates. */
    public String code() {
        return code;
    }

    /** What a quotient is multiplied by to be in this unit. */
    public double scale() {
        return scale;
    }
}
