package org.kept.mission;

import java.time.Instant;

/**
 * When and for which words the reason of a link was given.
 *
 * @param version the version in which that reason first stood
 * @param quote the clause's words then
 * @param by who gave it
 */
public record ReasonOrigin(int version, String quote, String by, Instant on) {}
