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
            broken = "Entry " + (entries + 1) + " is missing.";
        } else if (!Chain.hash(head, entry).equals(entry.hash())) {
            broken = "Entry " + entry.number() + " is not as it was written.";
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
            broken = "The entries from " + (entries + 1) + " to " + headNumber + " are missing.";
        } else if (broken == null && !headHash.equals(head)) {
            broken = "Entry " + entries + " is not the one that was written last.";
        } else if (broken == null && lastEntry > headNumber) {
            broken = "There are entries after number " + headNumber + ", which was the last one written.";
        }
        return new ChainVerification(entries, head, broken);
    }
}
