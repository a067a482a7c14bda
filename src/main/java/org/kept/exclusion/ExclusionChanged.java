package org.kept.exclusion;

/**
 * CDI event: an exclusion was added or ended. Fired in the transaction that stores it, so that whoever keeps numbers as
 * they were published can say in the same transaction that they differ now, and why.
 *
 * @param exclusion as stored; it {@linkplain Exclusion#isInEffect is in effect} if it was added
 */
public record ExclusionChanged(Exclusion exclusion) {}
