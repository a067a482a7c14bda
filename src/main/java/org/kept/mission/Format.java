package org.kept.mission;

/** The two ways in which a mission is written down. */
public enum Format {
    JSON,
    YAML
}
