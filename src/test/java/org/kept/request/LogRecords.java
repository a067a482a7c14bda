package org.kept.request;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;

/** Captures log records while open, with the request id of each. */
public final class LogRecords extends Handler implements AutoCloseable {

    /** A log line. */
    public record Line(String text, String requestId) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    public LogRecords() {
        Logger.getLogger("").addHandler(this);
    }

    public List<Line> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord entry) {
        var parameters = entry.getParameters();
        var text = parameters == null ? entry.getMessage() : String.format(entry.getMessage(), parameters);
        var thrown = entry.getThrown() == null ? "" : " " + entry.getThrown();
        lines.add(new Line(text + thrown, String.valueOf(MDC.get(RequestId.IN_LOG))));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
