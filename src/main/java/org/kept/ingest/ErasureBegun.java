package org.kept.ingest;

/**
 * Told to observers before a customer is erased, so that nothing brings back what is erased.
 *
 * @param identifier the customer as the events name them
 */
public record ErasureBegun(String identifier) {}
