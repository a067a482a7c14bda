package org.kept.rollup;

/** Part of a number that an event behind it counts in. */
public enum CountedPart {
    /** The numerator, and mostly the denominator as well. */
    COUNTED,
    /** The numerator, from which it is subtracted. */
    SUBTRACTED,
    /** The denominator only. */
    NOT_COUNTED,
    /** Neither: it is left out, or belongs to a figure beside the number. */
    BESIDE
}
