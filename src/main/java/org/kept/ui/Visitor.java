package org.kept.ui;

import org.jspecify.annotations.Nullable;

/** Who looks at the page; the package that knows people provides one bean of it. */
public interface Visitor {

    /** The company whose mission it is; blank before the set-up. */
    String company();

    /** The person's name; null when nobody is signed in, and then the page has no navigation. */
    @Nullable
    String person();

    /** Whether the person may see the pages of an administrator. */
    boolean administrator();
}
