package org.kept.summary;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Records the duration of each test class, service starts included, and its number of tests. */
public final class ClassTimes implements TestExecutionListener, LauncherSessionListener {

    private final Map<String, Long> startTimes = new ConcurrentHashMap<>();
    private final AtomicInteger tests = new AtomicInteger();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!isSummary()) {
            Run.current().begin();
            session.getLauncher().registerTestExecutionListeners(this);
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        tests.set(0);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isOutermostClass(test)) {
            tests.set(0);
            startTimes.put(test.getUniqueId(), System.nanoTime());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            tests.incrementAndGet();
        }
        var start = startTimes.remove(test.getUniqueId());
        if (start != null) {
            Run.current()
                    .write(
                            Run.Note.CLASSES,
                            name(test),
                            Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)),
                            Integer.toString(tests.get()));
        }
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
