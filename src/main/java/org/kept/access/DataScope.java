package org.kept.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.ui.ListFormatter;

/**
 * How far a caller is let: which sources, KPIs and teams are theirs. An empty set is no limit.
 *
 * <p>A key is given its limits when it is made; a lead or a member has the teams they belong to.
 */
public record DataScope(Set<String> sources, Set<String> kpis, Set<String> teams) {

    /** No limit. */
    public static final DataScope EVERYTHING = new DataScope(Set.of(), Set.of(), Set.of());

    /** What a screen is let see, at which anybody may look: numbers, and no team by its name. */
    public static final DataScope SCREEN = new DataScope(Set.of(), Set.of(), Set.of(""));

    private static final String ATTRIBUTE = "kept.reach";

    public DataScope {
        sources = Set.copyOf(sources);
        kpis = Set.copyOf(kpis);
        teams = Set.copyOf(teams);
    }

    /** Limited to those teams, or not at all where there are none. */
    public static DataScope ofTeams(Collection<String> teams) {
        return new DataScope(Set.of(), Set.of(), Set.copyOf(teams));
    }

    /** How far that caller is let. */
    public static DataScope of(SecurityIdentity caller) {
        DataScope dataScope = caller.getAttribute(ATTRIBUTE);
        return dataScope == null ? EVERYTHING : dataScope;
    }

    public static String attribute() {
        return ATTRIBUTE;
    }

    /** Whether there is any limit. */
    public boolean isLimited() {
        return !equals(EVERYTHING);
    }

    /** Whether only some teams are theirs. */
    public boolean isOfTeams() {
        return !teams.isEmpty();
    }

    public boolean hasSource(String source) {
        return sources.isEmpty() || sources.contains(source);
    }

    public boolean hasKpi(String kpi) {
        return kpis.isEmpty() || kpis.contains(kpi);
    }

    /** Whether that team is theirs; what belongs to no team is nobody's but of those who have no limit. */
    public boolean hasTeam(@Nullable String team) {
        return teams.isEmpty() || (team != null && teams.contains(team));
    }

    /** Their teams in words: {@code north and south}. */
    public String teamsInWords() {
        return ListFormatter.list(teams.stream().sorted().toList());
    }
}
