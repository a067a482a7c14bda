package org.kept.ingest.parse;

/** An arrival and what came of looking at it. */
public record ValidatedRecord(RawRecord arrival, ValidationResult checked) {}
