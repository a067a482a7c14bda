package org.kept.ui;

import org.jspecify.annotations.Nullable;

/** The person viewing the page; the package that manages people provides the only bean. */
public interface Visitor {

    /** The company that has the mission; blank before set-up. */
    String company();

    /** The person's name; null if no one is signed in, and then the page has no navigation. */
    @Nullable
    String person();

    /** Whether the person may see the administrator pages. */
    boolean administrator();

    /** The URL of a path, for links that people pass on; the path alone if the address of Kept is not known. */
    String link(String path);
}
