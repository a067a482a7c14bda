package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** The parts of a rebuild, in an order in which each finds right what it rests on. */
@ApplicationScoped
class RebuildStages {

    /**
     * Where a step ended.
     *
     * @param part what comes next; null when that was all
     * @param place where in it
     * @param found what was found up to there
     */
    record StageProgress(@Nullable String part, String place, Rebuild.RebuildReport found) {}

    private final Database database;
    private final RebuildWeekFinder search;
    private final List<RebuildStage> parts;

    RebuildStages(
            Database database,
            RebuildWeekFinder search,
            CustomerStage customers,
            ReturnedOrderStage returned,
            MissingReturnStage returns,
            WeekStage weeks,
            MonthCustomerStage months,
            SliceNameStage names) {
        this.database = database;
        this.search = search;
        this.parts = List.of(customers, returned, returns, weeks, months, names);
    }

    String first() {
        return parts.get(0).code();
    }

    /** What there is to go through. */
    RebuildWeeks weeks() {
        return search.find();
    }

    /** Takes the step after that place, in the running transaction. */
    StageProgress step(String code, String place, RebuildWeeks weeks, Rebuild.RebuildReport found, boolean mending) {
        var rebuildStage = parts.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part is called " + code));
        var comparison = new RebuildComparison(database, mending, found);
        var end = rebuildStage.step(place, weeks, comparison);
        var next = parts.indexOf(rebuildStage) + 1;
        if (end != null) {
            return new StageProgress(code, end, comparison.report());
        }
        return new StageProgress(next == parts.size() ? null : parts.get(next).code(), "", comparison.report());
    }
}
