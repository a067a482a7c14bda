package org.kept.why;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored question; the columns of the answer are null until there is one. */
@Entity
@Table(name = "why_question")
class WhyQuestionRow {

    @Id
    UUID id;

    String kpi;

    @Column(name = "week_on")
    LocalDate weekOn;

    /** Empty for the whole company. */
    String team;

    String text;
    Instant asked;
    String asker;

    @Column(name = "asker_name")
    String askerName;

    @Nullable
    String answer;

    @Nullable
    Instant answered;

    @Nullable
    String answerer;

    @Column(name = "answerer_name")
    @Nullable
    String answererName;

    @Nullable
    Instant changed;

    @Column(name = "changer_name")
    @Nullable
    String changerName;

    WhyTalk.TalkQuestion question() {
        return new WhyTalk.TalkQuestion(
                id,
                weekOn,
                team.isEmpty() ? null : team,
                text,
                asked.atOffset(ZoneOffset.UTC),
                new WhyTalk.TalkPerson(asker, askerName),
                answer());
    }

    private WhyTalk.@Nullable TalkAnswer answer() {
        return answer == null || answered == null || answerer == null || answererName == null
                ? null
                : new WhyTalk.TalkAnswer(
                        answer,
                        new WhyTalk.TalkPerson(answerer, answererName),
                        answered.atOffset(ZoneOffset.UTC),
                        changed == null ? null : changed.atOffset(ZoneOffset.UTC),
                        changerName);
    }
}
