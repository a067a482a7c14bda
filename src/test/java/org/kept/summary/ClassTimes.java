package org.kept.summary;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Records the duration of each test class, service starts included, and its number of tests. */
public final class ClassTimes implements TestExecutionListener, LauncherSessionListener {

    private final Map<String, Long> startTimes = new ConcurrentHashMap<>();
    private final Map<String, Integer> tests = new ConcurrentHashMap<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!isSummary()) {
            Run.current().begin();
            session.getLauncher().registerTestExecutionListeners(this);
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isOutermostClass(test)) {
            startTimes.put(test.getUniqueId(), System.nanoTime());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            outermostClass(test).ifPresent(type -> tests.merge(type, 1, Integer::sum));
        }
        var start = startTimes.remove(test.getUniqueId());
        if (start != null) {
            Run.current()
                    .write(
                            Run.Note.CLASSES,
                            name(test),
                            Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)),
                            Integer.toString(Optional.ofNullable(tests.remove(name(test))).orElse(0)));
        }
    }

    /** The class that a test belongs to, since classes may run beside each other. */
    private static Optional<String> outermostClass(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getClassName())
                .map(type -> type.contains("$") ? type.substring(0, type.indexOf('$')) : type);
    }

    /** The summary only reads the records of other runs. */
    private static boolean isSummary() {
        return "SUMMARY".equals(System.getProperty("kept.test.run"));
    }

    private static boolean isOutermostClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent()
                && !name(test).contains("$");
    }

    private static String name(TestIdentifier test) {
        return ((ClassSource) test.getSource().orElseThrow()).getClassName();
    }
}
