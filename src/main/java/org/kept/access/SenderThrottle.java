package org.kept.access;

import io.vertx.ext.web.RoutingContext;
import org.kept.problem.Problem;

/** Limits how many wrong secrets programs may send from one client address. Counted in the memory of this node. */
public interface SenderThrottle {

    /** The client address that attempts are counted by. */
    String addressOf(RoutingContext request);

    /**
     * Counts an attempt as wrong until {@link #undoAttempt} undoes it, so that parallel attempts are all counted.
     *
     * @param target what the secret is for
     * @param perMinute the number of wrong secrets a minute that are not refused
     * @throws Problem 429 after too many wrong secrets from this address
     */
    void registerAttempt(String target, String address, int perMinute);

    void undoAttempt(String target, String address, int perMinute);
}
