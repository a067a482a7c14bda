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

    /** The name in JSON and templates. */
    public String code() {
        return code;
    }

    /** What a quotient is multiplied by to be in this unit. */
    public double scale() {
        return scale;
    }
}
