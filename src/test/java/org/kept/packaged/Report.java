package org.kept.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The table of a benchmark, each figure beside what it is measured against. */
final class Report {

    private final List<String> rows = new ArrayList<>();

    /** A rate beside its limit, in events a second. */
    void rate(String what, List<Double> figures, List<Double> limits, String goal) {
        var figure = median(figures);
        var limit = median(limits);
        add(what, count(figure) + "/s", count(limit) + "/s", "%.2f".formatted(figure / limit), goal);
    }

    /** Any other figure; an empty text where there is nothing to compare with. */
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

    /** The value that this share of them does not exceed. */
    static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** Writes it, with what it was measured on. */
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
