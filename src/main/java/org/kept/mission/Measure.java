package org.kept.mission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The link from a clause to a KPI.
 *
 * @param because why this number says something about that promise; never absent
 * @param target from when on which values keep the promise; where absent the number is shown and not judged
 */
public record Measure(
        String kpi, Role role, String because, @Nullable Target target) {

    public Measure {
        because = Text.folded(because);
    }

    /** The target, where there is one. */
    public Optional<Target> dated() {
        return Optional.ofNullable(target);
    }
}
