package org.kept.workshop.draft;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says to a draft.
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

    /** What kind of voice it is. */
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

    /** An answer to it. */
    public record CommentReply(String text, Instant on, String by) {}

    /** Who called it settled, and when. */
    public record CommentResolution(Instant on, String by) {}

    boolean isOpen() {
        return resolved == null;
    }
}
