package org.kept.why;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people say about a page of why: that they have read it, what they ask, what is answered. */
final class WhyTalk {

    private WhyTalk() {}

    /** Somebody by the name under which what they do is kept, and by that which people call them. */
    record TalkPerson(String email, String name) {}

    /** That somebody has read it, as it stood. */
    record TalkRead(TalkPerson reader, OffsetDateTime on) {}

    /**
     * A question about a KPI.
     *
     * @param week the Monday of the week whose page it was asked on
     * @param team the team whose page it was; null for that of the whole
     */
    record TalkQuestion(
            UUID id,
            LocalDate week,
            @Nullable String team,
            String text,
            OffsetDateTime asked,
            TalkPerson asker,
            @Nullable TalkAnswer answer) {}

    /**
     * An answer as it reads now.
     *
     * @param first who gave it first, and {@code on} when
     * @param changed when it was last changed, and {@code by} whom; null where it never was
     */
    record TalkAnswer(
            String text,
            TalkPerson first,
            OffsetDateTime on,
            @Nullable OffsetDateTime changed,
            @Nullable String by) {}
}
