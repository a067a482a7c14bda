package org.kept.workshop;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said, with what was answered.
 *
 * @param kind {@code Idea}, {@code Concern}, {@code Feeling}
 * @param resolved who called it settled, and when; null while it is open
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
