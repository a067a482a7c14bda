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
            case "too-few" -> "too few to judge";
            default -> throw new IllegalArgumentException("'" + code + "' is not a verdict");
        };
    }

    /** The last period against earlier periods. "Better" and "worse" are not used here: they compare teams. */
    public static String variation(String code) {
        return switch (code) {
            case "improvement" -> "improved";
            case "concern" -> "worsened";
            case "special-cause" -> "changed";
            case "common-cause" -> "no signal";
            default -> throw new IllegalArgumentException("'" + code + "' is not a variation");
        };
    }

    /** The usual range against the target. */
    public static String assurance(String code) {
        return switch (code) {
            case "consistently-hits" -> "usually met";
            case "hit-or-miss" -> "could go either way";
            case "consistently-misses" -> "usually missed";
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
            case "trend" -> "in a run of 7 or more in one direction";
            case "two-in-three" -> "two of three points near a limit";
            case "shift" -> "in a run of 7 or more on one side of the average";
            default -> throw new IllegalArgumentException("'" + code + "' is not a signal");
        };
    }
}
