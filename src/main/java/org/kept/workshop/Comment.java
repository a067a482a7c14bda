package org.kept.workshop;

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
record Comment(
        UUID id,
        @Nullable String clause,
        Kind kind,
        String text,
        Instant created,
        String author,
        @Nullable Reply answer,
        @Nullable Settled resolved) {

    /** What kind of voice it is. */
    enum Kind {
        IDEA,
        CONCERN,
        FEELING;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String words() {
            return name().charAt(0) + code().substring(1);
        }

        static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }

    /** An answer to it. */
    record Reply(String text, Instant on, String by) {}

    /** Who called it settled, and when. */
    record Settled(Instant on, String by) {}

    boolean isOpen() {
        return resolved == null;
    }
}
