package org.kept.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Table of a benchmark, each figure beside its baseline. */
final class Report {

    private final List<String> rows = new ArrayList<>();

    /** Adds a rate beside its limit, in events per second. */
    void rate(String what, Figures figures, Figures limits, String goal) {
        compare(what, figures, limits, 0, "/s", figures.median() / limits.median(), goal);
    }

    /** Adds a time beside another, in milliseconds; the ratio is of the medians. */
    void time(String what, Figures figures, Figures others, String goal) {
        compare(what, figures, others, 0, " ms", figures.median() / others.median(), goal);
    }

    /** Adds how many times faster than something else it is, in milliseconds. */
    void faster(String what, Figures figures, Figures others, String goal) {
        compare(what, figures, others, 1, " ms", others.median() / figures.median(), goal);
    }

    private void compare(
            String what, Figures figures, Figures others, int decimals, String unit, double ratio, String goal) {
        add(what, figures.text(decimals, unit), others.text(decimals, unit), ratio(ratio), goal);
    }

    /** Adds a figure with nothing beside it. */
    void add(String what, String figure, String goal) {
        add(what, figure, "", "", goal);
    }

    /** Adds any other figure. */
    void add(String what, String figure, String limit, String ratio, String goal) {
        var row = "| " + String.join(" | ", what, figure, limit, ratio, goal) + " |";
        rows.add(row);
        System.out.println(row);
    }

    /** The rows so far, as in the table. */
    List<String> rows() {
        return List.copyOf(rows);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    /** Writes the table, with a description of what it was measured on. */
    void write(Path file, String measured) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(measured);
        lines.add("");
        lines.add("| what | measured | beside it | ratio | goal |");
        lines.add("|---|---|---|---|---|");
        lines.addAll(rows);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }
}
