/** Drafts of the mission: storage, edits, comments, publication, and relocation of quotes in a reworded statement. */
@NullMarked
package org.kept.workshop.draft;

import org.jspecify.annotations.NullMarked;
