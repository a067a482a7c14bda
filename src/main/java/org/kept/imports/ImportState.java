package org.kept.imports;

import java.util.Locale;

/** State of an import. The code is stored. */
public enum ImportState {
    /** Its file is being stored. */
    RECEIVING,
    /** A person still has to say how the file is read. */
    OPEN,
    /** It waits for a node. */
    WAITING,
    RUNNING,
    DONE,
    /** It could not go on; what was stored before stays. */
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

    /** Whether nothing more happens to it. */
    public boolean isFinished() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
