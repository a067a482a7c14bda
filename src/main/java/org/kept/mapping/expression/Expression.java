package org.kept.mapping.expression;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.kept.ingest.InputText;

/** One compiled expression. */
public final class Expression {

    private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MAX_TEXT = 16 * 1024;
    private static final int MAX_ELEMENTS = 10_000;

    /** Maximum characters of an intermediate text; a text in a payload can be long itself. */
    private static final int MAX_STEP = 8 << 20;

    /** Number of sums from which texts may become long. */
    private static final int MANY_SUMS = 8;

    private static final int MAX_CAUSES = 10;

    /** The name in a message about a field or key that is missing; some messages are only the name. */
    private static final Pattern QUOTED = Pattern.compile("(?:field|key) '(.+?)'");

    /** Parts that can run for long: loops over a list. */
    private static final Pattern LOOP = Pattern.compile("\\.\\s*(all|exists|exists_one|existsOne|map|filter)\\s*\\(");

    /**
     * Number of time-outs in a row after which evaluation fails immediately for a while, so that a file with many
     * records ends at some point.
     */
    private static final int MAX_TIMEOUTS = 20;

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String source;
    private final CelRuntime.Program program;
    private final LongSupplier nanoTime;
    private final boolean watched;
    private final AtomicInteger timeouts = new AtomicInteger();
    private volatile long lastTimeout;

    Expression(String source, CelRuntime.Program program) {
        this(source, program, System::nanoTime);
    }

    private Expression(String source, CelRuntime.Program program, LongSupplier nanoTime) {
        this.source = source;
        this.program = program;
        this.nanoTime = nanoTime;
        this.watched = LOOP.matcher(source).find()
                || source.chars().filter(each -> each == '+').count() > MANY_SUMS;
    }

    /** The same expression, timed by another clock. */
    Expression timedBy(LongSupplier clock) {
        return new Expression(source, program, clock);
    }

    /** The expression as its author wrote it. */
    public String source() {
        return source;
    }

    /**
     * Evaluates the expression.
     *
     * @return a text, a {@code Long}, a {@code Double}, a {@code Boolean}, a list, a map or another value of CEL
     * @throws ExpressionException if it fails, takes too long or returns too much
     */
    public Object evaluate(Map<String, ?> variables) throws ExpressionException {
        var begun = nanoTime.getAsLong();
        if (timeouts.get() >= MAX_TIMEOUTS && begun - lastTimeout < PAUSE_NANOS) {
            throw tooSlow();
        }
        var deadline = begun + MAX_NANOS;
        try {
            var result = bounded(watched ? traced(variables, deadline) : program.eval(variables));
            if (timeouts.get() > 0) {
                timeouts.set(0);
            }
            return result;
        } catch (CelEvaluationException | RuntimeException e) {
            var ended = nanoTime.getAsLong();
            if (ended - deadline > 0) {
                lastTimeout = ended;
                timeouts.incrementAndGet();
                throw tooSlow();
            }
            throw new ExpressionException("'" + source + "' fails: " + reason(e, variables));
        }
    }

    private ExpressionException tooSlow() {
        return new ExpressionException("'" + source + "' takes longer than " + TimeUnit.NANOSECONDS.toMillis(MAX_NANOS)
                + " ms for one record.");
    }

    /**
     * Fails at the first step after the deadline or with too long a text; a loop that continues in spite of that fails
     * at each of its steps.
     */
    private Object traced(Map<String, ?> variables, long deadline) throws CelEvaluationException {
        return program.trace(variables, (node, result) -> {
            if (nanoTime.getAsLong() - deadline > 0) {
                throw new IllegalStateException("too slow");
            }
            if (result instanceof String text && text.length() > MAX_STEP) {
                throw new IllegalStateException("a text in it grows to more than " + MAX_STEP + " characters");
            }
        });
    }

    private Object bounded(Object result) throws ExpressionException {
        if (result instanceof String text && text.length() > MAX_TEXT) {
            throw new ExpressionException("'" + source + "' gives a text of more than " + MAX_TEXT + " characters.");
        }
        if (result instanceof List<?> list && list.size() > MAX_ELEMENTS) {
            throw new ExpressionException("'" + source + "' gives more than " + MAX_ELEMENTS + " elements.");
        }
        return result;
    }

    /** The innermost message that is not empty; for a column or member that is missing, a sentence about it. */
    private static String reason(Exception failure, Map<String, ?> variables) {
        var message = String.valueOf(failure.getMessage());
        var isMissing = false;
        Throwable cause = failure;
        for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            message = cause.getMessage() == null ? message : cause.getMessage();
            isMissing |= cause instanceof CelAttributeNotFoundException;
            cause = cause.getCause();
        }
        var line = message.lines().findFirst().orElse("");
        return isMissing ? missing(line, variables) : line;
    }

    private static String missing(String message, Map<String, ?> variables) {
        var quoted = QUOTED.matcher(message);
        var name = InputText.excerpt(quoted.find() ? quoted.group(1) : message);
        return variables.get("row") instanceof Map<?, ?> row && !row.isEmpty()
                ? "The file has no column '" + name + "'."
                : "The record has no member '" + name + "'.";
    }
}
