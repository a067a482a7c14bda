package org.kept.ingest.pipeline;

/** State of a body: how far it has come. */
public enum BodyState {
    NOT_YET,
    WHOLE,
    BROKEN_OFF
}
