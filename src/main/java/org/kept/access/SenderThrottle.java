package org.kept.access;

import io.vertx.ext.web.RoutingContext;
import org.kept.problem.Problem;

/** Limits wrong secrets that a program sends, by its address; in the memory of this node. */
public interface SenderThrottle {

    /** The address that attempts are counted by. */
    String addressOf(RoutingContext request);

    /**
     * Counts an attempt as wrong until {@link #undoAttempt} undoes it, so that parallel attempts are all counted.
     *
     * @param target what the secret is for
     * @param perMinute how many wrong secrets are free
     * @throws Problem 429 after too many wrong secrets from this address
     */
    void registerAttempt(String target, String address, int perMinute);

    void undoAttempt(String target, String address, int perMinute);
}
