package org.kept.imports.run;

/** Ends a run because its import was stopped, another node has claimed it, or this node is stopping. */
final class ImportEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportEndedException() {
        super(null, null, false, false);
    }
}
