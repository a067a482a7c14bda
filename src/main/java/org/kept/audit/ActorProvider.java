package org.kept.audit;

/** Provides the current actor; implemented by the access package. */
public interface ActorProvider {

    /** The caller of the current request; {@link Actor#KEPT} if there is none. */
    Actor current();
}
