package org.kept.ingest.pipeline;

import java.util.concurrent.CompletionStage;

/** Consumer of a body that comes in pieces. */
@FunctionalInterface
public interface BodyConsumer {

    /** Takes the next bytes; asked again once the stage it answers is complete, and no more after one that failed. */
    CompletionStage<?> take(byte[] bytes, BodyState state);
}
