package org.kept.mapping.store;

import java.time.Instant;

/**
 * A version of a mapping without its document.
 *
 * @param deleted whether this version deleted the mapping
 */
public record MappingRevision(int version, Instant created, String author, boolean deleted) {}
