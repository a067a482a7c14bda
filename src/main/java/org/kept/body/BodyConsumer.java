package org.kept.body;

import java.util.concurrent.CompletionStage;

/** Consumer of a body in chunks. */
@FunctionalInterface
public interface BodyConsumer {

    /** Consumes the next bytes. Called again once the returned stage completes, and never after one that failed. */
    CompletionStage<?> accept(byte[] bytes, BodyState state);
}
