package org.kept.rollup;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the company a number is about.
 *
 * @param team one team, or null for all
 * @param channel one channel, or null for all
 */
public record Cut(@Nullable String team, @Nullable String channel) {

    /** The whole company. */
    public static final Cut ALL = new Cut(null, null);

    /** The cut of two query parameters, where an empty one means all. */
    public static Cut of(@Nullable String team, @Nullable String channel) {
        return new Cut(blank(team) ? null : team, blank(channel) ? null : channel);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The cell that a figure given for exactly this cut is stored under. */
    Cell cell() {
        return Cell.of(team, channel);
    }

    String where() {
        return (team == null ? "" : " and team = ?") + (channel == null ? "" : " and channel = ?");
    }

    /** The rows of exactly this cut in a table where an empty team or channel stands for all. */
    static final String VIEW = " and team = ? and channel = ?";

    int bindView(PreparedStatement statement, int position) throws SQLException {
        statement.setString(position++, cell().team());
        statement.setString(position++, cell().channel());
        return position;
    }

    int bind(PreparedStatement statement, int position) throws SQLException {
        if (team != null) {
            statement.setString(position++, team);
        }
        if (channel != null) {
            statement.setString(position++, channel);
        }
        return position;
    }
}
