package org.kept.exclusion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kind of reason for an exclusion. */
public enum ExclusionCategory {
    OUTAGE("Outage", "A system was down, here or at a supplier"),
    AGREED("Agreed", "Agreed beforehand with customers or management, such as planned work"),
    HOLIDAY("Holiday", "A day on which nothing was promised"),
    DATA("Faulty data", "What was sent for this time is wrong and cannot be corrected");

    private final String title;
    private final String means;

    ExclusionCategory(String title, String means) {
        this.title = title;
        this.means = means;
    }

    /** The code as stored and sent: {@code outage}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name as displayed: {@code Faulty data}. */
    public String title() {
        return title;
    }

    /** When to use it, in one line. */
    public String means() {
        return means;
    }

    /** The category with this code; empty if there is none. */
    public static Optional<ExclusionCategory> of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code().equals(code))
                .findFirst();
    }

    /** The codes, in their order. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(ExclusionCategory::code).toList();
    }
}
