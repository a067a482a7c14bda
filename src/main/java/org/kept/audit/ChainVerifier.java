package org.kept.audit;

import org.jspecify.annotations.Nullable;

/** Verifies the chain entry by entry from the first, until its end or the first error. */
final class ChainVerifier {

    private long entries;
    private String head = Chain.BEGINNING;
    private @Nullable String broken;

    /** Checks the next entry; returns whether to continue. */
    boolean accept(AuditEntry entry) {
        if (entry.number() != entries + 1) {
            broken = "Verification failed: entry " + (entries + 1) + " is missing.";
        } else if (!Chain.hash(head, entry).equals(entry.hash())) {
            broken = "Verification failed: entry " + entry.number() + " does not match its hash.";
        } else {
            entries = entry.number();
            head = entry.hash();
        }
        return broken == null;
    }

    /**
     * Checks the end and returns the result.
     *
     * @param headNumber the number of the last entry written, stored separately from the entries
     * @param lastEntry the highest number of an entry
     */
    ChainVerification finish(long headNumber, String headHash, long lastEntry) {
        if (broken == null && headNumber > entries) {
            broken = "Verification failed: entries " + (entries + 1) + " to " + headNumber + " are missing.";
        } else if (broken == null && !headHash.equals(head)) {
            broken = "Verification failed: entry " + entries + " is not the last one written.";
        } else if (broken == null && lastEntry > headNumber) {
            broken = "Verification failed: there are entries after " + headNumber + ", the last one written.";
        }
        return new ChainVerification(entries, head, broken);
    }
}
