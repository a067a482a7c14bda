package org.kept.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Table of a benchmark, each figure beside its baseline. */
final class Report {

    private final List<String> rows = new ArrayList<>();

    /** Adds a rate beside its limit, in events per second. */
    void rate(String what, List<Double> figures, List<Double> limits, String goal) {
        var figure = median(figures);
        var limit = median(limits);
        add(what, count(figure) + "/s", count(limit) + "/s", "%.2f".formatted(figure / limit), goal);
    }

    /** Adds any other figure; empty texts if there is nothing to compare with. */
    void add(String what, String figure, String limit, String ratio, String goal) {
        var row = "| " + String.join(" | ", what, figure, limit, ratio, goal) + " |";
        rows.add(row);
        System.out.println(row);
    }

    static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** The value that this share of the values does not exceed. */
    static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
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
