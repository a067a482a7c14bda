package org.kept.why;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Readers, questions and answers in the database. */
@ApplicationScoped
class WhyTalkStore implements PanacheRepositoryBase<WhyQuestionRow, UUID> {

    private static final int MAX_READERS = 500;
    private static final int MAX_QUESTIONS = 50;
    private static final int MAX_SCANNED = 5000;

    /** Readers of the version with this fingerprint, earliest first, up to 500. */
    List<WhyTalk.TalkRead> readers(String kpi, String fingerprint) {
        return getEntityManager()
                .createQuery(
                        "from WhyReadRow where kpi = ?1 and fingerprint = ?2 order by readOn, reader", WhyReadRow.class)
                .setParameter(1, kpi)
                .setParameter(2, fingerprint)
                .setMaxResults(MAX_READERS)
                .getResultStream()
                .map(WhyReadRow::read)
                .toList();
    }

    /** Stores that someone has read it; a second time changes nothing, on any node. */
    void add(String kpi, String fingerprint, WhyTalk.TalkRead read) {
        // Not HQL: it gives the table an alias, which H2 rejects in an insert.
        getEntityManager()
                .createNativeQuery("insert into why_read (kpi, fingerprint, reader, name, read_on)"
                        + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                .setParameter(1, kpi)
                .setParameter(2, fingerprint)
                .setParameter(3, read.reader().email())
                .setParameter(4, read.reader().name())
                .setParameter(5, read.on())
                .executeUpdate();
    }

    /** Visible questions about a KPI, newest first, up to 50 of the newest 5,000. */
    List<WhyTalk.TalkQuestion> questions(String kpi, Predicate<WhyTalk.TalkQuestion> visible) {
        try (var rows = find("kpi = ?1 order by asked desc, id", kpi).page(0, MAX_SCANNED).stream()) {
            return rows.map(WhyQuestionRow::question)
                    .filter(visible)
                    .limit(MAX_QUESTIONS)
                    .toList();
        }
    }

    Optional<WhyTalk.TalkQuestion> question(String kpi, UUID id) {
        return find("kpi = ?1 and id = ?2", kpi, id).singleResultOptional().map(WhyQuestionRow::question);
    }

    void add(String kpi, WhyTalk.TalkQuestion question) {
        var row = new WhyQuestionRow();
        row.id = question.id();
        row.kpi = kpi;
        row.weekOn = question.week();
        row.text = question.text();
        row.asked = question.asked().toInstant();
        row.asker = question.asker().email();
        row.askerName = question.asker().name();
        row.team = question.team() == null ? "" : question.team();
        persistAndFlush(row);
    }

    /** Stores the answer to a question in place of an earlier one. */
    void answer(UUID question, WhyTalk.TalkAnswer answer) {
        var row = findById(question);
        row.answer = answer.text();
        row.answered = answer.on().toInstant();
        row.answerer = answer.first().email();
        row.answererName = answer.first().name();
        row.changed = answer.changed() == null ? null : answer.changed().toInstant();
        row.changerName = answer.by();
        flush();
    }

    void delete(UUID question) {
        delete("id", question);
    }
}
