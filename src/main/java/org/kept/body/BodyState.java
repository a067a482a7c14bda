package org.kept.body;

/** How much of a body has arrived. */
public enum BodyState {
    NOT_YET,
    WHOLE,
    BROKEN_OFF
}
