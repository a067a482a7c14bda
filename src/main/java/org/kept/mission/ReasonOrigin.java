package org.kept.mission;

import java.time.Instant;

/**
 * When, by whom and for which words the reason of a measure was given.
 *
 * @param version the version that introduced the reason
 * @param quote the quote of the clause at that time
 * @param by who gave the reason
 */
public record ReasonOrigin(int version, String quote, String by, Instant on) {}
