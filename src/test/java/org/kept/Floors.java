package org.kept;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/**
 * The order of features under {@code org.kept}: imports point one way and never form a cycle.
 *
 * @param fromTheTop the names of the packages on each floor
 */
record Floors(List<Set<String>> fromTheTop) {

    private static final String ROOT = "org.kept.";

    ArchCondition<JavaClass> beOnAFloor() {
        return condition(
                "be on a floor",
                type -> depthOf(featureOf(type)) >= 0,
                "lies in a package that is on no floor in ARCHITECTURE.md");
    }

    ArchCondition<JavaClass> importOnlyFromBelow() {
        return new ArchCondition<>("import only from floors below") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(each -> !allows(each))
                        .forEach(each -> events.add(SimpleConditionEvent.violated(each, each.getDescription())));
            }
        };
    }

    static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return condition(
                "lie in a package whose package-info is @NullMarked",
                type -> isNullMarked(type.getPackage()),
                "lies in a package without a @NullMarked package-info");
    }

    private static boolean isNullMarked(JavaPackage javaPackage) {
        return javaPackage
                .tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                .isPresent();
    }

    private boolean allows(Dependency dependency) {
        var target = dependency.getTargetClass().getBaseComponentType();
        if (!target.getPackageName().concat(".").startsWith(ROOT)) {
            return true;
        }
        var from = featureOf(dependency.getOriginClass());
        var to = featureOf(target);
        return from.equals(to) || depthOf(from) < depthOf(to);
    }

    private int depthOf(String feature) {
        for (int depth = 0; depth < fromTheTop.size(); depth++) {
            if (fromTheTop.get(depth).contains(feature)) {
                return depth;
            }
        }
        return -1;
    }

    private static String featureOf(JavaClass type) {
        var below = (type.getPackageName() + ".").substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(0, below.indexOf('.'));
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> rule, String violation) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!rule.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " " + violation));
                }
            }
        };
    }
}
