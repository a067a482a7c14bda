package org.kept;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules for packages and names: a feature is {@code org.kept.x}, and packages below it are its wings. */
final class Rooms {

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

    /** The packages of a feature have no import cycle, the feature's own package included. */
    static ArchCondition<JavaClass> haveNoWingCycles() {
        return ofAll("form no circle of packages", types -> {
            Map<String, Set<String>> imports = new TreeMap<>();
            for (var type : types) {
                var from = type.getPackageName();
                for (var each : type.getDirectDependenciesFromSelf()) {
                    var to = each.getTargetClass().getBaseComponentType().getPackageName();
                    if (!from.equals(to)
                            && to.startsWith("org.kept.")
                            && feature(from).equals(feature(to))) {
                        imports.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
                    }
                }
            }
            return imports.keySet().stream()
                    .flatMap(each -> cycle(each, imports).stream())
                    .toList();
        });
    }

    private static Optional<String> cycle(String start, Map<String, Set<String>> imports) {
        var seen = new HashSet<String>();
        var pending = new ArrayList<>(imports.getOrDefault(start, Set.of()));
        while (!pending.isEmpty()) {
            var next = pending.remove(pending.size() - 1);
            if (next.equals(start)) {
                return Optional.of(start + " is imported by a package that it imports");
            }
            if (seen.add(next)) {
                pending.addAll(imports.getOrDefault(next, Set.of()));
            }
        }
        return Optional.empty();
    }

    private static boolean isWing(String name) {
        return name.startsWith("org.kept.") && name.split("\\.").length > FEATURE_PARTS;
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
