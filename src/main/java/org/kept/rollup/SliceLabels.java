package org.kept.rollup;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;

/** What parts that stand side by side are called to somebody: their own teams by name, every other one by none. */
public record SliceLabels(Dimension by, DataScope reach) {

    private static final String ANOTHER = "another team";
    private static final String ONE = "one team";

    /** Whether that stands for a team that is not named, and of which nothing more can be seen. */
    public static boolean isUnnamed(@Nullable String name) {
        return ANOTHER.equals(name) || ONE.equals(name);
    }

    /** What it is called; what has no name has none for anybody. */
    public @Nullable String of(@Nullable String name) {
        return hides(name) ? reach.equals(DataScope.SCREEN) ? ONE : ANOTHER : name;
    }

    private boolean hides(@Nullable String name) {
        return by == Dimension.TEAM && name != null && !name.isEmpty() && !reach.hasTeam(name);
    }

    /**
     * The parts under the names they have here. Their own keep their order and come first, then the others by their size,
     * because an order by name would tell who they are, and what names none comes last.
     */
    public <T> List<T> named(
            List<T> parts,
            Function<T, @Nullable String> name,
            ToDoubleFunction<T> size,
            BiFunction<T, String, T> renamed) {
        var others = parts.stream()
                .filter(each -> hides(name.apply(each)))
                .sorted(Comparator.comparingDouble(size).reversed())
                .map(each -> renamed.apply(each, String.valueOf(of(name.apply(each)))))
                .toList();
        return Stream.of(
                        parts.stream().filter(each -> !isNone(name.apply(each)) && !hides(name.apply(each))),
                        others.stream(),
                        parts.stream().filter(each -> isNone(name.apply(each))))
                .flatMap(Function.identity())
                .toList();
    }

    private static boolean isNone(@Nullable String name) {
        return name == null || name.isEmpty();
    }
}
