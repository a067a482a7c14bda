package org.kept.ingest.pipeline;

/** How much of a body has arrived. */
public enum BodyState {
    NOT_YET,
    WHOLE,
    BROKEN_OFF
}
