package org.kept.workshop;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment with its answer, for display.
 *
 * @param kind {@code Idea}, {@code Concern}, {@code Feeling}
 * @param resolved who resolved it, and when; null while it is open
 */
record CommentView(
        UUID id,
        String kind,
        String text,
        String by,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable String resolved,
        FormView form) {}
