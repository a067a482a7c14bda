package org.kept.moved;

/** Findings of the control chart on the change between two weeks. */
enum ChangeSignificance {
    /** Too few weeks for limits. */
    UNKNOWN,
    /** Neither week is a signal: common cause. */
    ORDINARY,
    /** Both weeks are part of one signal, and the step between them is within the usual range of steps. */
    WITHIN_A_SIGNAL,
    /** The later week is a signal. */
    SIGNAL,
    /** The later week is a signal in the opposite direction to the change. */
    AGAINST_THE_SIGNAL,
    /** Limits were reset between the two weeks, so they belong to different processes. */
    ACROSS_A_PHASE,
    /** The earlier week was a signal, and the later one is not. */
    BACK_TO_ORDINARY;

    /** Whether the change is within normal variation. */
    boolean isNoise() {
        return this == ORDINARY || this == WITHIN_A_SIGNAL;
    }
}
