package org.kept.rollup;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The team and channel that something is counted under; empty where the event names none. */
record Cell(String team, String channel) implements Comparable<Cell> {

    static Cell of(@Nullable String team, @Nullable String channel) {
        return new Cell(team == null ? "" : team, channel == null ? "" : channel);
    }

    /** Whether that cell is part of this one, where an empty team or channel here stands for all of them. */
    boolean holds(Cell other) {
        return (team.isEmpty() || team.equals(other.team)) && (channel.isEmpty() || channel.equals(other.channel));
    }

    /** Every view that holds what is counted here, where an empty team or channel stands for all of them. */
    Set<Cell> views() {
        return Set.copyOf(List.of(new Cell("", ""), new Cell(team, ""), new Cell("", channel), this));
    }

    @Override
    public int compareTo(Cell other) {
        var byTeam = team.compareTo(other.team);
        return byTeam != 0 ? byTeam : channel.compareTo(other.channel);
    }
}
