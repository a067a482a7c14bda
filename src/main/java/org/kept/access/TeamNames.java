package org.kept.access;

import java.util.List;

/** The teams that have sent anything, as the floor that counts knows them: what a lead or a member can belong to. */
public interface TeamNames {

    /** In alphabetical order. */
    List<String> teams();
}
