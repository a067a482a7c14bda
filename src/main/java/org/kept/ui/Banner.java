package org.kept.ui;

import org.jspecify.annotations.Nullable;

/** A notice for everyone who is signed in. Every bean of this type is called for every page. */
public interface Banner {

    /** One or two sentences; null if there is no notice. Called often, so it must not block. */
    @Nullable
    String message();

    /** Whether data is being loaded, so that numbers are incomplete for now. */
    default boolean isLoading() {
        return false;
    }
}
