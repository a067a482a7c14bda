package org.kept.database;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the next page; null on the last
 */
public record ListSlice<T>(List<T> items, @Nullable String next) {

    public ListSlice {
        items = List.copyOf(items);
    }

    /** The page with each item replaced by another. */
    public <R> ListSlice<R> map(Function<? super T, ? extends R> mapping) {
        return new ListSlice<>(items.stream().<R>map(mapping).toList(), next);
    }

    /**
     * The page with the first rows.
     *
     * @param found one row more than the limit, if there are as many
     * @param cursor the cursor after a row
     */
    public static <T> ListSlice<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() > limit
                ? new ListSlice<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)))
                : new ListSlice<>(found, null);
    }
}
