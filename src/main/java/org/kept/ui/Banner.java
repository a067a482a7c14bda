package org.kept.ui;

import org.jspecify.annotations.Nullable;

/** Something that everybody who is signed in should know while it lasts; each bean of it is asked for each page. */
public interface Banner {

    /** One or two sentences, or null when there is nothing to say. It is asked often, so it must answer at once. */
    @Nullable
    String words();
}
