package org.kept.openmetrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Text in the OpenMetrics format 1.0: families of gauges, each with its samples together. */
final class OpenMetricsText {

    static final String MEDIA_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final Map<String, List<String>> samples = new LinkedHashMap<>();
    private final Map<String, String> help = new LinkedHashMap<>();

    OpenMetricsText() {}

    /** Adds a family; it is left out while it has no sample. */
    void family(String name, String description) {
        help.put(name, description);
        samples.put(name, new ArrayList<>());
    }

    /**
     * Adds a sample.
     *
     * @param family one that was added before
     * @param labels in their order
     */
    void sample(String family, Map<String, String> labels, double value) {
        var all = samples.get(family);
        if (all == null) {
            throw new IllegalArgumentException(family);
        }
        var text = new StringBuilder(family);
        var separator = "{";
        for (var label : labels.entrySet()) {
            text.append(separator)
                    .append(label.getKey())
                    .append("=\"")
                    .append(escaped(label.getValue()))
                    .append('"');
            separator = ",";
        }
        all.add(text.append(labels.isEmpty() ? " " : "} ").append(number(value)).toString());
    }

    /** Whole numbers without a decimal point, so that they read as what they are. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** The whole text. */
    String text() {
        var text = new StringBuilder();
        samples.forEach((family, lines) -> {
            if (!lines.isEmpty()) {
                text.append("# TYPE ").append(family).append(" gauge\n");
                text.append("# HELP ")
                        .append(family)
                        .append(' ')
                        .append(escaped(help.getOrDefault(family, "")))
                        .append('\n');
                lines.forEach(line -> text.append(line).append('\n'));
            }
        });
        return text.append("# EOF\n").toString();
    }
}
