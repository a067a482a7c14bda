package org.kept.body;

/** Progress of a body: more follows, it is complete, or it has broken off. */
public enum BodyState {
    NOT_YET,
    WHOLE,
    BROKEN_OFF
}
