/**
 * Drafts of the mission: storage, edits, comments, publication, and where a clause's words went in a reworded
 * statement.
 */
@NullMarked
package org.kept.workshop.draft;

import org.jspecify.annotations.NullMarked;
