package org.kept.access;

import java.util.List;

/** The teams that appear in events, implemented by the counting features. Leads and members can belong to these. */
public interface TeamNames {

    /** All team names, sorted. */
    List<String> teams();
}
