package org.kept.document;

/** Formats of a document. */
public enum DocumentFormat {
    JSON,
    YAML
}
