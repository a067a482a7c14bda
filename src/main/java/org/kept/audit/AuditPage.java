package org.kept.audit;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ui.DateFormatter;
import org.kept.ui.EmptyState;
import org.kept.ui.NumberFormatter;

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
        List<ActionChoice> acts,
        AuditFilterFields asked,
        List<AuditRow> rows,
        EmptyState empty,
        String export,
        String check,
        @Nullable ChainCheckResult verified,
        @Nullable String next,
        @Nullable String first) {

    /** One kind of change to choose. */
    public record ActionChoice(String code, String title, boolean chosen) {}

    /** What the fields hold. */
    public record AuditFilterFields(String actor, String subject, String from, String to) {

        static AuditFilterFields of(AuditRequest filter) {
            var all = filter.address().parameters();
            return new AuditFilterFields(
                    all.getOrDefault("actor", ""),
                    all.getOrDefault("subject", ""),
                    all.getOrDefault("from", ""),
                    all.getOrDefault("to", ""));
        }
    }

    /** What came of checking the chain, in a sentence. */
    public record ChainCheckResult(boolean intact, String words, String head) {

        static ChainCheckResult of(ChainVerification chainVerification) {
            return new ChainCheckResult(
                    chainVerification.isIntact(),
                    chainVerification.isIntact()
                            ? chainVerification.entries() == 1
                                    ? "The one entry is as it was written."
                                    : "All " + NumberFormatter.count(chainVerification.entries())
                                            + " entries are as they were written."
                            : Objects.requireNonNull(chainVerification.broken()),
                    chainVerification.entries() + " " + chainVerification.head());
        }
    }

    /** A line of the trail in words. */
    public record AuditRow(
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

        static AuditRow of(AuditEntry entry, ZoneId zone) {
            return new AuditRow(
                    entry.number(),
                    DateFormatter.moment(entry.at(), zone),
                    entry.actor().name(),
                    entry.actor().address(),
                    entry.actor().request(),
                    AuditAction.of(entry.act())
                            .map(auditAction -> auditAction.words(entry.before() != null, entry.after() != null))
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

    static List<ActionChoice> choices(@Nullable String chosen) {
        return Arrays.stream(AuditAction.values())
                .map(auditAction -> new ActionChoice(
                        auditAction.code(),
                        auditAction.choice(),
                        auditAction.code().equals(chosen)))
                .toList();
    }
}
