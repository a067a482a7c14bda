package org.kept.ui;

import io.quarkus.qute.TemplateExtension;

/**
 * Labels of verdicts, variations, assurances and signals; in templates {@code {mark:verdict(code)}}. The shapes are in
 * the tags.
 */
@TemplateExtension(namespace = "mark")
public final class StatusLabels {

    private StatusLabels() {}

    /** One period against its target. */
    public static String verdict(String code) {
        return switch (code) {
            case "met" -> "met";
            case "missed" -> "missed";
            case "no-target" -> "no target";
            case "no-data" -> "no data";
            case "too-few" -> "too few";
            default -> throw new IllegalArgumentException("'" + code + "' is not a verdict");
        };
    }

    /** The last period against earlier periods. */
    public static String variation(String code) {
        return switch (code) {
            case "improvement" -> "better";
            case "concern" -> "worse";
            case "special-cause" -> "changed";
            case "common-cause" -> "no signal";
            default -> throw new IllegalArgumentException("'" + code + "' is not a variation");
        };
    }

    /** The usual range against the target. */
    public static String assurance(String code) {
        return switch (code) {
            case "consistently-hits" -> "meets it";
            case "hit-or-miss" -> "hit or miss";
            case "consistently-misses" -> "misses it";
            default -> throw new IllegalArgumentException("'" + code + "' is not an assurance");
        };
    }

    /** The name of a signal rule: {@code Outside the limits}. */
    public static String rule(String code) {
        return switch (code) {
            case "outside" -> "Outside the limits";
            case "trend" -> "Trend";
            case "two-in-three" -> "Two in three near a limit";
            case "shift" -> "Shift";
            default -> throw new IllegalArgumentException("'" + code + "' is not a signal");
        };
    }

    /** A signal rule as a reason: {@code outside the limits}. */
    public static String signal(String code) {
        return switch (code) {
            case "outside" -> "outside the limits";
            case "trend" -> "one of 7 or more in a row going one way";
            case "two-in-three" -> "one of two in three near a limit";
            case "shift" -> "one of 7 or more in a row on one side of the average";
            default -> throw new IllegalArgumentException("'" + code + "' is not a signal");
        };
    }
}
