package org.kept.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.ui.ListFormatter;

/**
 * The sources, KPIs and teams a caller may access. An empty set means no limit.
 *
 * <p>Limits of an API key are set when it is created; a lead or member gets their teams.
 */
public record DataScope(Set<String> sources, Set<String> kpis, Set<String> teams) {

    /** No limit. */
    public static final DataScope EVERYTHING = new DataScope(Set.of(), Set.of(), Set.of());

    /** A team without members: stands for readers without an account. */
    private static final String OUTSIDE = "";

    /** Wall screens, which anyone may see: numbers without names of teams and people. */
    public static final DataScope SCREEN = new DataScope(Set.of(), Set.of(), Set.of(OUTSIDE));

    private static final String ATTRIBUTE = "kept.reach";

    public DataScope {
        sources = Set.copyOf(sources);
        kpis = Set.copyOf(kpis);
        teams = Set.copyOf(teams);
    }

    /** The limits of a person in these teams; no limit if the collection is empty. */
    public static DataScope ofTeams(Collection<String> teams) {
        return new DataScope(Set.of(), Set.of(), Set.copyOf(teams));
    }

    /** Readers without an account: they see the numbers of one team, without names of other teams or of people. */
    public static DataScope outside(String team) {
        return ofTeams(Set.of(team, OUTSIDE));
    }

    /** The limits of this caller; {@link #EVERYTHING} if none are set. */
    public static DataScope of(SecurityIdentity caller) {
        DataScope dataScope = caller.getAttribute(ATTRIBUTE);
        return dataScope == null ? EVERYTHING : dataScope;
    }

    public static String attributeName() {
        return ATTRIBUTE;
    }

    /** Whether the reader may see who wrote, owns, agreed to or published something. */
    public boolean showsPeople() {
        return !teams.contains(OUTSIDE);
    }

    /** Whether any limit is set. */
    public boolean isLimited() {
        return !equals(EVERYTHING);
    }

    /** Whether access is limited to certain teams. */
    public boolean isOfTeams() {
        return !teams.isEmpty();
    }

    public boolean allowsSource(String source) {
        return sources.isEmpty() || sources.contains(source);
    }

    public boolean allowsKpi(String kpi) {
        return kpis.isEmpty() || kpis.contains(kpi);
    }

    /**
     * Whether the caller may see this team. Data without a team ({@code null}) is visible only to callers without a
     * team limit.
     */
    public boolean allowsTeam(@Nullable String team) {
        return teams.isEmpty() || (team != null && teams.contains(team));
    }

    /** The teams as a list in words, sorted: {@code north and south}. */
    public String teamList() {
        return ListFormatter.list(teams.stream().sorted().toList());
    }
}
