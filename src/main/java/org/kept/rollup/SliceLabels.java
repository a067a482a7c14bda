package org.kept.rollup;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;

/** Labels of compared parts for a caller: the caller's own teams by name, other teams without. */
public record SliceLabels(Dimension by, DataScope dataScope) {

    private static final String HIDDEN_TEAM = "another team";
    private static final String SCREEN_TEAM = "one team";

    /** Whether it is the label of a hidden team, about which nothing more may be shown. */
    public static boolean isUnnamed(@Nullable String name) {
        return HIDDEN_TEAM.equals(name) || SCREEN_TEAM.equals(name);
    }

    /** The label of a team or channel; null and empty stay as they are. */
    public @Nullable String labelOf(@Nullable String name) {
        return isHidden(name) ? dataScope.equals(DataScope.SCREEN) ? SCREEN_TEAM : HIDDEN_TEAM : name;
    }

    private boolean isHidden(@Nullable String name) {
        return by == Dimension.TEAM && name != null && !name.isEmpty() && !dataScope.allowsTeam(name);
    }

    /**
     * The parts under their labels. Visible ones keep their order and come first, then hidden ones from largest to
     * smallest, because an order by name would reveal them. The part without a name comes last.
     */
    public <T> List<T> labelled(
            List<T> parts,
            Function<T, @Nullable String> name,
            ToDoubleFunction<T> size,
            BiFunction<T, String, T> renamed) {
        var hidden = parts.stream()
                .filter(each -> isHidden(name.apply(each)))
                .sorted(Comparator.comparingDouble(size).reversed())
                .map(each -> renamed.apply(each, String.valueOf(labelOf(name.apply(each)))))
                .toList();
        return Stream.of(
                        parts.stream().filter(each -> !isNameless(name.apply(each)) && !isHidden(name.apply(each))),
                        hidden.stream(),
                        parts.stream().filter(each -> isNameless(name.apply(each))))
                .flatMap(Function.identity())
                .toList();
    }

    private static boolean isNameless(@Nullable String name) {
        return name == null || name.isEmpty();
    }
}
