package org.kept.operate;

import io.quarkus.runtime.Application;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.kept.database.TransactionPooling;

/** Logs what to change instead of a stack trace, if a setting that the trace does not name made the start fail. */
final class StartFailureFilter implements Filter {

    /** Referenced here, because the log manager forgets a logger with its filter if nothing refers to it. */
    private static final Logger LOGGER = Logger.getLogger(Application.class.getName());

    /** Filters what Quarkus logs about a failed start; called before it starts. */
    static void install() {
        LOGGER.setFilter(new StartFailureFilter());
    }

    @Override
    public boolean isLoggable(LogRecord entry) {
        TransactionPooling.advice(entry.getThrown()).ifPresent(advice -> {
            entry.setMessage(advice);
            entry.setThrown(null);
        });
        return true;
    }
}
