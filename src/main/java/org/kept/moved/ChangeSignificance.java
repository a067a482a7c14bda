package org.kept.moved;

/** What the control chart says of the change between two weeks. */
enum ChangeSignificance {
    /** Too few weeks for limits. */
    UNKNOWN,
    /** Neither week is a signal: common cause. */
    ORDINARY,
    /** Both weeks are part of the same signal, and the step between them is no larger than steps ordinarily are. */
    WITHIN_A_SIGNAL,
    /** The later week is a signal. */
    SIGNAL,
    /** The later week is a signal to the other side than the change went. */
    AGAINST_THE_SIGNAL,
    /** Limits begin anew between the two weeks: they are of two processes. */
    ACROSS_A_PHASE,
    /** The earlier week was a signal, and the later one is not. */
    BACK_TO_ORDINARY;

    /** Whether the change is no more than the process makes by itself. */
    boolean isNoise() {
        return this == ORDINARY || this == WITHIN_A_SIGNAL;
    }
}
