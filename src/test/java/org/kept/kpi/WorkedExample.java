package org.kept.kpi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.kept.kpi.Tally.InputSums;

/** Row of a table in {@code docs/kpis.md}: what was counted, and the expected result. */
record WorkedExample(String kpi, String variant, Tally counted, double numerator, double denominator, String value) {

    private static final Path PAGE = Path.of("docs/kpis.md");
    private static final Pattern HEADING = Pattern.compile("## .*: `([a-z-]+)`");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9-]+)` \\|([^|]*)\\| (\\S+) \\| (\\S+) \\| (.*) \\|");
    private static final Pattern COUNTED = Pattern.compile("([a-z-]+) (\\d+)(?: of (\\d+))?");

    static List<WorkedExample> all() {
        var examples = new ArrayList<WorkedExample>();
        var kpi = "";
        for (var line : page()) {
            var heading = HEADING.matcher(line);
            var row = ROW.matcher(line);
            if (heading.matches()) {
                kpi = heading.group(1);
            } else if (row.matches()) {
                examples.add(new WorkedExample(
                        kpi,
                        row.group(1),
                        counted(row.group(2)),
                        Double.parseDouble(row.group(3)),
                        Double.parseDouble(row.group(4)),
                        row.group(5)));
            }
        }
        return examples;
    }

    static List<String> page() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tally counted(String text) {
        var sums = new HashMap<Input, InputSums>();
        var each = COUNTED.matcher(text);
        while (each.find()) {
            var total = each.group(3) == null ? 0 : Double.parseDouble(each.group(3));
            sums.put(new Input(each.group(1)), new InputSums(Double.parseDouble(each.group(2)), total, total * total));
        }
        return new Tally(sums);
    }

    boolean hasValue() {
        return denominator > 0;
    }

    @Override
    public String toString() {
        return kpi + " " + variant + ": " + value;
    }
}
