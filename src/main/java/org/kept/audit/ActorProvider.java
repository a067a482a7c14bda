package org.kept.audit;

/** Knows who acts now; answered by whoever lets callers in. */
public interface ActorProvider {

    /** Whoever sent the request that is being answered; {@link Actor#KEPT} where there is none. */
    Actor now();
}
