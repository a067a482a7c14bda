package org.kept.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.signal.SignalRun;

/**
 * Something that is wrong now.
 *
 * @param subject its subject, such as the code of a KPI; unique together with kind and team
 * @param clause code of the clause; null if it is about none
 * @param kpi code of the KPI; null if it is about none
 * @param team null for the whole company
 * @param week the week in which it was found; null if it is about none
 * @param title one line, without a full stop
 * @param detail one or two sentences
 * @param href the page that says more
 * @param signals the rules of the chart that fired; empty for another kind, and for an alert that was read again
 */
public record AlertCondition(
        AlertKind kind,
        String subject,
        @Nullable String clause,
        @Nullable String kpi,
        @Nullable String team,
        @Nullable String week,
        String title,
        String detail,
        String href,
        List<SignalRun> signals) {

    public AlertCondition {
        signals = List.copyOf(signals);
    }

    /** A condition that no rule of a chart found. */
    public AlertCondition(
            AlertKind kind,
            String subject,
            @Nullable String clause,
            @Nullable String kpi,
            @Nullable String team,
            @Nullable String week,
            String title,
            String detail,
            String href) {
        this(kind, subject, clause, kpi, team, week, title, detail, href, List.of());
    }

    /** Identity of the condition: kind, subject and team. */
    String key() {
        return key(kind, subject, team);
    }

    static String key(AlertKind kind, String subject, @Nullable String team) {
        return kind.code() + " " + subject + (team == null ? "" : "\n" + team);
    }
}
