package org.kept;

import java.util.Arrays;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Keeps a run on PostgreSQL to the tests that start the service: the others would only say the same twice. */
public final class OnlyWhatTouchesTheDatabase implements PostDiscoveryFilter {

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(!TestDatabase.isPostgres() || startsTheService(test));
    }

    private static boolean startsTheService(TestDescriptor test) {
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast)
                .map(source -> isQuarkusTest(source.getJavaClass().getNestHost()))
                .orElse(true);
    }

    // By name: Quarkus may have loaded the class by a class loader of its own.
    private static boolean isQuarkusTest(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(each -> each.annotationType().getName().equals("io.quarkus.test.junit.QuarkusTest"));
    }
}
