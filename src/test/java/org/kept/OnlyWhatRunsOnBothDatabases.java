package org.kept;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Limits a run on PostgreSQL to classes marked with {@link OnBothDatabases}; other tests would give the same result.
 */
public final class OnlyWhatRunsOnBothDatabases implements PostDiscoveryFilter {

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(!TestDatabase.isPostgres() || hasSqlAtStake(test));
    }

    // JUnit keeps a container while one of its tests is kept, so each test is checked by its class.
    private static boolean hasSqlAtStake(TestDescriptor test) {
        return Stream.iterate(Optional.of(test), Optional::isPresent, each -> each.flatMap(TestDescriptor::getParent))
                .flatMap(Optional::stream)
                .flatMap(each -> each.getSource().stream())
                .filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast)
                .anyMatch(source -> isMarked(source.getJavaClass()));
    }

    // By name: Quarkus may load the class with its own class loader.
    private static boolean isMarked(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(each -> each.annotationType().getName().equals(OnBothDatabases.class.getName()));
    }
}
