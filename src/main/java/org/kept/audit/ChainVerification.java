package org.kept.audit;

import org.jspecify.annotations.Nullable;

/**
 * The result of verifying the chain.
 *
 * @param entries the number of entries verified
 * @param head the hash of the last verified entry; noted elsewhere, it proves later that no entry was cut off
 * @param broken what is wrong and where, in a sentence; null if nothing is
 */
public record ChainVerification(
        long entries, String head, @Nullable String broken) {

    public boolean isIntact() {
        return broken == null;
    }
}
