package org.kept.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whole columns as one parameter, for {@code unnest} and {@code = any} on PostgreSQL.
 *
 * <p>The driver writes an array in binary, which neither side has to quote or parse, only if the Java array has exactly
 * the type of its elements.
 */
public final class SqlArrays {

    private SqlArrays() {}

    /** Binds {@code text[]}. */
    public static void texts(PreparedStatement statement, int position, Stream<? extends @Nullable String> values)
            throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf("text", values.toArray(String[]::new)));
    }

    /** Binds {@code bigint[]}. */
    public static void numbers(PreparedStatement statement, int position, LongStream values) throws SQLException {
        statement.setArray(
                position,
                statement.getConnection().createArrayOf("bigint", values.boxed().toArray(Long[]::new)));
    }
}
