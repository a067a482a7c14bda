package org.kept.rollup.model;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Team and channel that something is counted under; empty if the event names none. */
public record SliceKey(String team, String channel) implements Comparable<SliceKey> {

    /** SQL for the rows of exactly this view, in a table where an empty team or channel means all. */
    public static final String VIEW = " and team = ? and channel = ?";

    public static SliceKey of(@Nullable String team, @Nullable String channel) {
        return new SliceKey(team == null ? "" : team, channel == null ? "" : channel);
    }

    /** Whether the other key is part of this view; an empty team or channel of this one means all. */
    public boolean contains(SliceKey other) {
        return (team.isEmpty() || team.equals(other.team)) && (channel.isEmpty() || channel.equals(other.channel));
    }

    /** Every view that includes this key; an empty team or channel of a view means all. */
    public Set<SliceKey> enclosing() {
        return Set.copyOf(List.of(new SliceKey("", ""), new SliceKey(team, ""), new SliceKey("", channel), this));
    }

    /** SQL for the rows inside this view; {@link #bind} sets its parameters. */
    public String where() {
        return (team.isEmpty() ? "" : " and team = ?") + (channel.isEmpty() ? "" : " and channel = ?");
    }

    /** Sets the parameters of {@link #where} and returns the next position. */
    public int bind(PreparedStatement statement, int position) throws SQLException {
        var next = position;
        if (!team.isEmpty()) {
            statement.setString(next++, team);
        }
        if (!channel.isEmpty()) {
            statement.setString(next++, channel);
        }
        return next;
    }

    /** Sets the parameters of {@link #VIEW} and returns the next position. */
    public int bindView(PreparedStatement statement, int position) throws SQLException {
        statement.setString(position, team);
        statement.setString(position + 1, channel);
        return position + 2;
    }

    // A record's own equals and hashCode are slow where the door gathers sums by keys like this.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof SliceKey key && team.equals(key.team) && channel.equals(key.channel));
    }

    @Override
    public int hashCode() {
        return 31 * team.hashCode() + channel.hashCode();
    }

    @Override
    public int compareTo(SliceKey other) {
        var byTeam = team.compareTo(other.team);
        return byTeam != 0 ? byTeam : channel.compareTo(other.channel);
    }
}
