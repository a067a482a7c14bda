package org.kept.mission;

import java.util.Locale;
import java.util.Optional;

/** What a KPI is to a clause. */
public enum MeasureRole {
    /** It says whether the clause is kept. */
    MEASURES,
    /** It stands in for something that cannot be counted itself. */
    PROXY,
    /** It shows what the other measures may be bought with; it does not measure the clause. */
    COUNTERWEIGHT;

    /** The word in the document: {@code measures}, {@code proxy}, {@code counterweight}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word. */
    public static Optional<MeasureRole> of(String code) {
        for (var role : values()) {
            if (role.code().equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
