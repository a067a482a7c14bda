package org.kept.imports;

import java.util.Locale;

/** State of an import. The code is stored. */
public enum ImportState {
    /** Its file is being stored. */
    RECEIVING,
    /** A person still has to choose how the file is read. */
    OPEN,
    /** It waits for a node to claim it. */
    WAITING,
    RUNNING,
    DONE,
    /** It could not continue; events stored before stay. */
    FAILED,
    CANCELLED;

    /** The code as stored and sent: {@code running}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with this code. */
    public static ImportState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether the import has ended. */
    public boolean isFinished() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
