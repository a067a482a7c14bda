package org.kept.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Sentence;

/**
 * How far a caller is let: which sources, KPIs and teams are theirs. An empty set is no limit.
 *
 * <p>A key is given its limits when it is made; a lead or a member has the teams they belong to.
 */
public record Reach(Set<String> sources, Set<String> kpis, Set<String> teams) {

    /** No limit. */
    public static final Reach EVERYTHING = new Reach(Set.of(), Set.of(), Set.of());

    /** What a screen is let see, at which anybody may look: numbers, and no team by its name. */
    public static final Reach SCREEN = new Reach(Set.of(), Set.of(), Set.of(""));

    private static final String ATTRIBUTE = "kept.reach";

    public Reach {
        sources = Set.copyOf(sources);
        kpis = Set.copyOf(kpis);
        teams = Set.copyOf(teams);
    }

    /** Limited to those teams, or not at all where there are none. */
    static Reach ofTeams(Collection<String> teams) {
        return new Reach(Set.of(), Set.of(), Set.copyOf(teams));
    }

    /** How far that caller is let. */
    public static Reach of(SecurityIdentity caller) {
        Reach reach = caller.getAttribute(ATTRIBUTE);
        return reach == null ? EVERYTHING : reach;
    }

    static String attribute() {
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
        return Sentence.list(teams.stream().sorted().toList());
    }
}
