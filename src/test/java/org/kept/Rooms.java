package org.kept;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules for packages and names: a feature is {@code org.kept.x}, and packages below it are its wings. */
final class Rooms {

    private static final String ROOT = "org.kept.";
    private static final int MAX_FILES = 25;
    private static final int FEATURE_PARTS = 3;

    private Rooms() {}

    /** Limits the number of files in a package, package-info included: larger packages are searched, not read. */
    static ArchCondition<JavaClass> haveFewEnoughFiles() {
        return ofAll("be in a package of at most " + MAX_FILES + " files", types -> {
            var files = types.stream()
                    .filter(JavaClass::isTopLevelClass)
                    .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
            return files.entrySet().stream()
                    .filter(each -> each.getValue() > MAX_FILES)
                    .map(each -> each.getKey() + " has " + each.getValue() + " files")
                    .toList();
        });
    }

    static ArchCondition<JavaClass> haveAUniqueSimpleName() {
        return ofAll("have a simple name that no other class has", types -> {
            var byName = types.stream()
                    .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                    .collect(Collectors.groupingBy(JavaClass::getSimpleName, TreeMap::new, Collectors.toList()));
            return byName.entrySet().stream()
                    .filter(each -> each.getValue().size() > 1 && !each.getKey().equals("package-info"))
                    .map(each -> each.getKey() + " is the name of "
                            + each.getValue().stream()
                                    .map(JavaClass::getName)
                                    .sorted()
                                    .collect(Collectors.joining(", ")))
                    .toList();
        });
    }

    /** Only the feature of a wing may import it. */
    static ArchCondition<JavaClass> importNoWingOfAnotherFeature() {
        return ofAll("import no wing of another feature", types -> types.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(each -> {
                    var target = each.getTargetClass().getBaseComponentType().getPackageName();
                    return isWing(target)
                            && !feature(target)
                                    .equals(feature(each.getOriginClass().getPackageName()));
                })
                .map(each -> each.getOriginClass().getName() + " imports "
                        + each.getTargetClass().getName())
                .distinct()
                .sorted()
                .toList());
    }

    /**
     * A wing imports only wings of its feature that are lower, and the table names each wing that there is.
     *
     * @param wings of each feature, lowest first; the own package is the wing with an empty name
     */
    static ArchCondition<JavaClass> importOnlyLowerWings(Map<String, List<Set<String>>> wings) {
        return ofAll("import only lower wings of their feature", types -> {
            var packages = types.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
            var violations = new TreeSet<String>();
            packages.stream()
                    .filter(name -> isWing(name) && level(name, wings) < 0)
                    .map(name -> name + " is not in the table of ARCHITECTURE.md")
                    .forEach(violations::add);
            wings.forEach((feature, levels) -> levels.stream()
                    .flatMap(Set::stream)
                    .map(wing -> ROOT + feature + (wing.isEmpty() ? "" : "." + wing))
                    .filter(name -> !packages.contains(name))
                    .map(name -> name + " is in the table of ARCHITECTURE.md, and there is no such package")
                    .forEach(violations::add));
            for (var type : types) {
                var from = type.getPackageName();
                for (var each : type.getDirectDependenciesFromSelf()) {
                    var to = each.getTargetClass().getBaseComponentType().getPackageName();
                    if (!from.equals(to)
                            && to.startsWith(ROOT)
                            && feature(from).equals(feature(to))
                            && level(to, wings) >= level(from, wings)) {
                        violations.add(type.getName() + " imports "
                                + each.getTargetClass().getName() + ", which is in no lower wing");
                    }
                }
            }
            return List.copyOf(violations);
        });
    }

    /** The level of a wing in its feature, from 0; −1 if the table does not name it. */
    private static int level(String name, Map<String, List<Set<String>>> wings) {
        var feature = feature(name);
        var wing = isWing(name) ? name.substring(feature.length() + 1) : "";
        var levels = wings.getOrDefault(feature.substring(ROOT.length()), List.of());
        for (var level = 0; level < levels.size(); level++) {
            if (levels.get(level).contains(wing)) {
                return level;
            }
        }
        return -1;
    }

    private static boolean isWing(String name) {
        return name.startsWith(ROOT) && name.split("\\.").length > FEATURE_PARTS;
    }

    private static String feature(String name) {
        return List.of(name.split("\\.")).stream().limit(FEATURE_PARTS).collect(Collectors.joining("."));
    }

    private static ArchCondition<JavaClass> ofAll(
            String description, Function<Collection<JavaClass>, List<String>> violations) {
        return new ArchCondition<>(description) {

            private final List<JavaClass> all = new ArrayList<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                all.add(type);
            }

            @Override
            public void finish(ConditionEvents events) {
                all.sort(Comparator.comparing(JavaClass::getName));
                for (var violation : violations.apply(all)) {
                    events.add(SimpleConditionEvent.violated(violation, violation));
                }
            }
        };
    }
}
