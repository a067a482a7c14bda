package org.kept;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Keeps a run on PostgreSQL to the classes that say {@link OnBothDatabases}: the others would only say the same twice. */
public final class OnlyWhatRunsOnBothDatabases implements PostDiscoveryFilter {

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(!TestDatabase.isPostgres() || hasSqlAtStake(test));
    }

    // JUnit keeps a container while one of its tests is kept, so each test answers for the class it stands in.
    private static boolean hasSqlAtStake(TestDescriptor test) {
        return Stream.iterate(Optional.of(test), Optional::isPresent, each -> each.flatMap(TestDescriptor::getParent))
                .flatMap(Optional::stream)
                .flatMap(each -> each.getSource().stream())
                .filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast)
                .anyMatch(source -> isMarked(source.getJavaClass()));
    }

    // By name: Quarkus may have loaded the class by a class loader of its own.
    private static boolean isMarked(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(each -> each.annotationType().getName().equals(OnBothDatabases.class.getName()));
    }
}
