package org.kept.audit;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;
import org.kept.ui.NumberFormatter;

/**
 * Data of the audit trail page.
 *
 * @param acts the actions to filter by
 * @param downloads the filtered entries as files
 * @param check the URL that verifies the chain
 * @param verified the result of verifying; null if not requested
 * @param next the URL of the next page; null on the last
 * @param first the URL of the first page; null on the first
 */
public record AuditPage(
        List<ActionChoice> acts,
        AuditFilterFields asked,
        List<AuditRow> rows,
        EmptyState empty,
        DownloadLinks downloads,
        String check,
        @Nullable ChainCheckResult verified,
        @Nullable String next,
        @Nullable String first) {

    /** An action to filter by. */
    public record ActionChoice(String code, String title, boolean chosen) {}

    /** The values of the filter fields. */
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

    /** The result of verifying the chain, in a sentence. */
    public record ChainCheckResult(boolean intact, String words, String head) {

        static ChainCheckResult of(ChainVerification chainVerification) {
            return new ChainCheckResult(
                    chainVerification.isIntact(),
                    chainVerification.isIntact()
                            ? chainVerification.entries() == 1
                                    ? "Verified: the only entry is as written."
                                    : "Verified: all " + NumberFormatter.count(chainVerification.entries())
                                            + " entries are as written."
                            : Objects.requireNonNull(chainVerification.broken()),
                    chainVerification.entries() + " " + chainVerification.head());
        }
    }

    /** An entry, formatted. */
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
                            .map(auditAction -> auditAction.titleOf(entry.before() != null, entry.after() != null))
                            .orElse(entry.act()),
                    entry.subject(),
                    difference(entry.before(), entry.after()),
                    difference(entry.after(), entry.before()),
                    entry.note());
        }

        /** The lines of the text that the other does not have. */
        private static List<String> difference(@Nullable String text, @Nullable String other) {
            var otherLines = lines(other).toList();
            return lines(text).filter(line -> !otherLines.contains(line)).toList();
        }

        private static Stream<String> lines(@Nullable String text) {
            return text == null ? Stream.of() : text.lines();
        }
    }

    static List<ActionChoice> choices(@Nullable String chosen) {
        return Arrays.stream(AuditAction.values())
                .map(auditAction -> new ActionChoice(
                        auditAction.code(),
                        auditAction.filterTitle(),
                        auditAction.code().equals(chosen)))
                .toList();
    }
}
