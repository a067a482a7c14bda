package org.kept.audit;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Dates;
import org.kept.ui.EmptyState;
import org.kept.ui.Numbers;

/**
 * What the page of the trail shows.
 *
 * @param acts what can be chosen from
 * @param export where the lines asked for come as a file
 * @param check where the chain is checked
 * @param verified what came of checking it; null where nobody asked
 * @param next where the list goes on; null on its last page
 * @param first where it begins; null on its first page
 */
public record AuditPage(
        List<ActChoice> acts,
        Asked asked,
        List<Row> rows,
        EmptyState empty,
        String export,
        String check,
        @Nullable Result verified,
        @Nullable String next,
        @Nullable String first) {

    /** One kind of change to choose. */
    public record ActChoice(String code, String title, boolean chosen) {}

    /** What the fields hold. */
    public record Asked(String actor, String subject, String from, String to) {

        static Asked of(AuditFilter filter) {
            var all = filter.address().parameters();
            return new Asked(
                    all.getOrDefault("actor", ""),
                    all.getOrDefault("subject", ""),
                    all.getOrDefault("from", ""),
                    all.getOrDefault("to", ""));
        }
    }

    /** What came of checking the chain, in a sentence. */
    public record Result(boolean intact, String words, String head) {

        static Result of(Verified verified) {
            return new Result(
                    verified.isIntact(),
                    verified.isIntact()
                            ? verified.entries() == 1
                                    ? "The one entry is as it was written."
                                    : "All " + Numbers.count(verified.entries()) + " entries are as they were written."
                            : Objects.requireNonNull(verified.broken()),
                    verified.entries() + " " + verified.head());
        }
    }

    /** A line of the trail in words. */
    public record Row(
            long number,
            String at,
            String actor,
            @Nullable String address,
            @Nullable String request,
            String what,
            String subject,
            List<String> before,
            List<String> after,
            @Nullable String note) {

        static Row of(Entry entry, ZoneId zone) {
            return new Row(
                    entry.number(),
                    Dates.moment(entry.at(), zone),
                    entry.actor().name(),
                    entry.actor().address(),
                    entry.actor().request(),
                    Act.of(entry.act())
                            .map(act -> act.words(entry.before() != null, entry.after() != null))
                            .orElse(entry.act()),
                    entry.subject(),
                    only(entry.before(), entry.after()),
                    only(entry.after(), entry.before()),
                    entry.note());
        }

        /** The lines that the other has not: what is the same on both sides is no news. */
        private static List<String> only(@Nullable String text, @Nullable String other) {
            var others = lines(other).toList();
            return lines(text).filter(line -> !others.contains(line)).toList();
        }

        private static Stream<String> lines(@Nullable String text) {
            return text == null ? Stream.of() : text.lines();
        }
    }

    static List<ActChoice> choices(@Nullable String chosen) {
        return Arrays.stream(Act.values())
                .map(act -> new ActChoice(act.code(), act.choice(), act.code().equals(chosen)))
                .toList();
    }
}
