package org.kept.audit;

import org.jspecify.annotations.Nullable;

/** Goes along the chain, line by line from the first, until it is at its end or broken. */
final class ChainVerifier {

    private long entries;
    private String head = Chain.BEGINNING;
    private @Nullable String broken;

    /** Looks at the next line; answers whether it is worth going on. */
    boolean next(AuditEntry entry) {
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
     * What came of it.
     *
     * @param headNumber which line was written last, by what is kept apart from the lines
     * @param lastEntry the highest number that a line has
     */
    ChainVerification end(long headNumber, String headHash, long lastEntry) {
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
