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

/** Writes down how long each test class took, with what it started, and how many tests it ran. */
public final class ClassTimes implements TestExecutionListener, LauncherSessionListener {

    private final Map<String, Long> began = new ConcurrentHashMap<>();
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
            began.put(test.getUniqueId(), System.nanoTime());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            tests.incrementAndGet();
        }
        var start = began.remove(test.getUniqueId());
        if (start != null) {
            Run.current()
                    .write(
                            Run.Note.CLASSES,
                            name(test),
                            Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)),
                            Integer.toString(tests.get()));
        }
    }

    /** The summary reads what the other runs wrote, and is none itself. */
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
