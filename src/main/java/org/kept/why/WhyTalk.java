package org.kept.why;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The discussion of a why page: who has read it, questions and answers. */
final class WhyTalk {

    private WhyTalk() {}

    /** A person: the email address stored with what they do, and the name shown to people. */
    record TalkPerson(String email, String name) {}

    /** A mark that a person has read a version of the page, and when. */
    record TalkRead(TalkPerson reader, OffsetDateTime on) {}

    /**
     * A question about a KPI.
     *
     * @param week the Monday of the week whose page it was asked on
     * @param team the team of that page; null for the whole company
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
     * The current answer.
     *
     * @param first who answered first; {@code on} is when
     * @param changed when it was last changed, {@code by} whom; null if it never was
     */
    record TalkAnswer(
            String text,
            TalkPerson first,
            OffsetDateTime on,
            @Nullable OffsetDateTime changed,
            @Nullable String by) {}
}
