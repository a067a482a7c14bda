package org.kept.kpi;

/** Unit of a KPI's values. */
public enum Unit {
    /** A share of 1: 0.92 is 92%. */
    FRACTION("fraction", 1),
    PER_HUNDRED("per-hundred", 100),
    PER_THOUSAND("per-thousand", 1000),
    SECONDS("seconds", 1),
    /** A plain number, such as an amount of money, which may be below 0. */
    NUMBER("number", 1),
    /** Promoters less detractors, from −100 to 100. */
    NPS("nps", 100);

    private final String code;
    private final double scale;

    Unit(String code, double scale) {
        this.code = code;
        this.scale = scale;
    }

    /** Whether the value is possible: a share is from 0 to 1, NPS from −100 to 100, no time and no count is below 0. */
    public boolean isPossible(double value) {
        return switch (this) {
            case FRACTION -> value >= 0 && value <= 1;
            case NPS -> value >= -100 && value <= 100;
            case PER_HUNDRED, PER_THOUSAND, SECONDS -> value >= 0;
            case NUMBER -> Double.isFinite(value);
        };
    }

    /** Name in JSON and templates. */
    public String code() {
        return code;
    }

    /** Factor from a quotient to this unit. */
    public double scale() {
        return scale;
    }
}
