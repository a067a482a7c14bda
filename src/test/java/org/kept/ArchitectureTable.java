package org.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of packages in ARCHITECTURE.md.
 *
 * @param fromTheTop the features on each floor
 * @param wings the wings of each feature that has some, lowest first; those in one set do not import each other. The
 *     feature's own package is among them as an empty name
 */
record ArchitectureTable(List<Set<String>> fromTheTop, Map<String, List<Set<String>>> wings) {

    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([^|]+) \\| [^|]+ \\| ?([^|]*?) ?\\|");
    private static final Pattern NAME = Pattern.compile("[`*]([a-z.]+)[`*]");

    /** Between floors that share a row, the upper one first. */
    private static final String ABOVE = "→";

    private static final String HIGHER_WING = "·";

    static ArchitectureTable read() {
        try {
            return of(Files.readString(Path.of("ARCHITECTURE.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchitectureTable of(String document) {
        var floors = new ArrayList<Set<String>>();
        var wings = new HashMap<String, List<Set<String>>>();
        var last = Integer.MAX_VALUE;
        for (var row : ROW.matcher(document).results().toList()) {
            var number = Integer.parseInt(row.group(1));
            if (number > last) {
                throw new IllegalStateException("Floor " + number + " is below floor " + last + " in the table");
            }
            for (var features : row.group(2).split(ABOVE, -1)) {
                if (number < last || row.group(2).contains(ABOVE)) {
                    floors.add(new TreeSet<>());
                }
                floors.get(floors.size() - 1).addAll(names(features));
            }
            last = number;
            addWings(row, wings);
        }
        return new ArchitectureTable(floors, wings);
    }

    private static void addWings(MatchResult row, Map<String, List<Set<String>>> wings) {
        var ofRow = new LinkedHashMap<String, List<Set<String>>>();
        var features = names(row.group(2));
        for (var level : row.group(3).split(HIGHER_WING, -1)) {
            var byFeature = names(level).stream()
                    .collect(Collectors.groupingBy(name -> feature(name, features), Collectors.toSet()));
            byFeature.forEach((feature, names) -> ofRow.computeIfAbsent(feature, key -> new ArrayList<>())
                    .add(names.stream().map(name -> wing(name, feature)).collect(Collectors.toSet())));
        }
        ofRow.forEach((feature, levels) -> {
            // A row that does not say where the feature's own package is, has it above the wings.
            if (levels.stream().noneMatch(level -> level.contains(""))) {
                levels.add(Set.of(""));
            }
            wings.put(feature, levels);
        });
    }

    /** A row of several features names a wing with its feature. */
    private static String feature(String name, Set<String> features) {
        return name.contains(".")
                ? name.substring(0, name.indexOf('.'))
                : features.iterator().next();
    }

    private static String wing(String name, String feature) {
        return name.equals(feature) ? "" : name.substring(name.indexOf('.') + 1);
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(cell).results().map(each -> each.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
