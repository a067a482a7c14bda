package org.kept.subscription;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.alert.AlertCondition;

/**
 * What a subscription is about: everything, or one clause, KPI or team.
 *
 * @param name the code of the clause or KPI, or the name of the team; empty for everything
 */
public record SubscriptionScope(ScopeKind kind, String name) {

    /** What a subscription can be about. */
    public enum ScopeKind {
        EVERYTHING,
        CLAUSE,
        KPI,
        TEAM;

        /** The code as stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The whole company, with all clauses. */
    public static final SubscriptionScope EVERYTHING = new SubscriptionScope(ScopeKind.EVERYTHING, "");

    static SubscriptionScope of(String kind, String name) {
        return new SubscriptionScope(ScopeKind.valueOf(kind.toUpperCase(Locale.ROOT)), name);
    }

    /** The team; empty unless it is about one. */
    public String team() {
        return kind == ScopeKind.TEAM ? name : "";
    }

    /** Whether it is about what opened an alert. Signals of a team are for those only who asked for the team. */
    public boolean covers(AlertCondition condition) {
        return switch (kind) {
            case EVERYTHING -> condition.team() == null;
            case CLAUSE -> condition.team() == null && name.equals(condition.clause());
            case KPI -> condition.team() == null && name.equals(condition.kpi());
            case TEAM -> name.equals(condition.team());
        };
    }

    /** Whether something of this clause, KPI and team belongs in a digest of it. */
    public boolean isAbout(@Nullable String clause, @Nullable String kpi, @Nullable String team) {
        return switch (kind) {
            case EVERYTHING -> true;
            case TEAM -> name.equals(team);
            case CLAUSE -> name.equals(clause);
            case KPI -> name.equals(kpi);
        };
    }

    /** In a sentence: {@code everything}, {@code the team north}. */
    public String words() {
        return switch (kind) {
            case EVERYTHING -> "everything";
            case CLAUSE -> "the promise " + name;
            case KPI -> "the KPI " + name;
            case TEAM -> "the team " + name;
        };
    }
}
