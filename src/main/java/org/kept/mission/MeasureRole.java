package org.kept.mission;

import java.util.Locale;
import java.util.Optional;

/** The role of a KPI for a clause. */
public enum MeasureRole {
    /** Measures directly whether the clause is kept. */
    MEASURES,
    /** Replaces something that cannot be counted itself. */
    PROXY,
    /** Shows what the other measures may cost; does not measure the clause. */
    COUNTERWEIGHT;

    /** The word in the document: {@code measures}, {@code proxy}, {@code counterweight}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role in a sentence: {@code direct measure}, {@code proxy}, {@code counterweight}. */
    public String words() {
        return this == MEASURES ? "direct measure" : code();
    }

    /** The role with this code; empty if unknown. */
    public static Optional<MeasureRole> of(String code) {
        for (var role : values()) {
            if (role.code().equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
