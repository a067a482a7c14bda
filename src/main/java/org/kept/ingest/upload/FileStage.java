package org.kept.ingest.upload;

/** Stage of an uploaded file, from reading to import. */
enum FileStage {
    /** Its rules are being detected. */
    READING,
    /** It can be read in several ways; someone has to choose. */
    UNCLEAR,
    /** Its rows are being checked. */
    CHECKING,
    /** It waits for confirmation. */
    CHECKED,
    IMPORTING,
    IMPORTED,
    CANCELLED,
    /** It cannot be read with these rules. */
    FAILED;

    /** Whether a job is working on the file. */
    boolean isBusy() {
        return this == READING || this == CHECKING || this == IMPORTING;
    }
}
