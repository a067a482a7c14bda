package org.kept.problem;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The query parameters {@code limit} and {@code cursor} of a list that is read page by page. */
public final class ListParameters {

    /** The largest page over REST. */
    public static final int MAX_LIMIT = 1_000;

    private static final String SEPARATOR = "\0";

    private ListParameters() {}

    /**
     * Checks the size of a page.
     *
     * @throws Problem 400 if it is not from 1 to 1,000
     */
    public static int limit(int limit) {
        return limit(limit, MAX_LIMIT);
    }

    /**
     * Checks the size of a page of rows that take more than usual to read.
     *
     * @throws Problem 400 if it is not from 1 to {@code most}
     */
    public static int limit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw Problem.parameter("limit", String.format(Locale.ROOT, "limit must be from 1 to %,d.", most));
        }
        return limit;
    }

    /**
     * The number below which a list of numbered rows, newest first, goes on; the largest without a cursor.
     *
     * @throws Problem 400 if the cursor is no number
     */
    public static int before(@Nullable String cursor) {
        try {
            return cursor == null ? Integer.MAX_VALUE : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw invalidCursor();
        }
    }

    /**
     * The number of rows before a page of a list that is counted from its beginning; 0 without a cursor.
     *
     * @throws Problem 400 if the cursor is no such number
     */
    public static int after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Integer.parseUnsignedInt(cursor);
        } catch (NumberFormatException e) {
            throw invalidCursor();
        }
    }

    /** The opaque text for the position of a row: the values by which the list is ordered. */
    public static String cursor(String... position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position that {@link #cursor} made a text of.
     *
     * @param values their number
     * @throws Problem 400 if it is no such text
     */
    public static List<String> position(String cursor, int values) {
        try {
            var position =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (position.length == values) {
                return List.of(position);
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like any other text.
        }
        throw invalidCursor();
    }

    /** 400: the text is no cursor of this list. */
    public static Problem invalidCursor() {
        return Problem.parameter("cursor", "The cursor is not valid. Start without one.");
    }
}
