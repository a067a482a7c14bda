package org.kept.subscription.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A digest in words, the same for everyone who may see the same.
 *
 * @param subject the subject of the mail
 * @param about what it is about: empty for everything
 * @param comment what a manager said, in lines; empty without a comment
 * @param restated that numbers differ from those published, as a sentence; empty if none do
 * @param month each promise in the weeks of the month; empty for a weekly digest
 * @param changed signals, as sentences
 * @param noise what only varied as usual, as a sentence; empty if there is nothing to say
 * @param danger what needs a look, worst first
 * @param edge targets that could go either way next week, as a sentence; empty if there are none
 * @param overdue agreed actions that should have been done, the longest overdue first
 * @param done actions that were done since the previous publication, latest first
 * @param happened notes on the week
 * @param thanks recognitions for the week, as sentences
 * @param picture the chart of what needs a look most; null if there is nothing to draw
 */
public record Digest(
        String subject,
        String period,
        String about,
        List<String> comment,
        List<DigestPiece> statement,
        String headline,
        String restated,
        List<String> month,
        List<String> changed,
        String noise,
        List<DigestLine> danger,
        String edge,
        List<DigestLine> overdue,
        List<DigestLine> done,
        List<String> happened,
        List<String> thanks,
        @Nullable DigestPicture picture,
        String href) {

    public Digest {
        comment = List.copyOf(comment);
        statement = List.copyOf(statement);
        month = List.copyOf(month);
        changed = List.copyOf(changed);
        danger = List.copyOf(danger);
        overdue = List.copyOf(overdue);
        done = List.copyOf(done);
        happened = List.copyOf(happened);
        thanks = List.copyOf(thanks);
    }

    /** A piece of the mission's statement; a clause has the mark of its verdict in words, other pieces have none. */
    public record DigestPiece(String text, @Nullable String mark) {}

    /** Something that needs a look, is overdue or was done: the numbers are sentences. */
    public record DigestLine(String name, String href, String numbers) {}

    /**
     * A chart.
     *
     * @param title what it shows, also for people who do not see it
     * @param words what is to be seen in it
     * @param svg the drawing
     */
    public record DigestPicture(String title, String words, String svg) {}
}
