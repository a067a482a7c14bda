package org.kept.imports.run;

/** Ends a run whose import was stopped, is another node's by now, or whose node stops. */
final class ImportEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportEndedException() {
        super(null, null, false, false);
    }
}
