package org.kept.ingest;

/** State of a body: how far it has come. */
enum BodyState {
    NOT_YET,
    WHOLE,
    BROKEN_OFF
}
