package org.kept.workshop.draft;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a draft.
 *
 * @param clause the code of the clause it is about; null for the whole statement
 */
public record Comment(
        UUID id,
        @Nullable String clause,
        CommentKind kind,
        String text,
        Instant created,
        String author,
        @Nullable CommentReply answer,
        @Nullable CommentResolution resolved) {

    public enum CommentKind {
        IDEA,
        CONCERN,
        FEELING;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String words() {
            return name().charAt(0) + code().substring(1);
        }

        static Optional<CommentKind> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }

    public record CommentReply(String text, Instant on, String by) {}

    /** The resolution of a comment: when, and by whom. */
    public record CommentResolution(Instant on, String by) {}

    boolean isOpen() {
        return resolved == null;
    }
}
