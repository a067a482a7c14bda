package org.kept.document;

/** The two ways in which a document is written down. */
public enum DocumentFormat {
    JSON,
    YAML
}
