package org.kept.audit;

import org.jspecify.annotations.Nullable;

/**
 * What came of reading the chain.
 *
 * @param entries how many lines were read and found good
 * @param head the hash of the last of them; written down elsewhere it proves later that none was cut off
 * @param broken what is wrong, and where, in a sentence; null when nothing is
 */
public record ChainVerification(
        long entries, String head, @Nullable String broken) {

    public boolean isIntact() {
        return broken == null;
    }
}
