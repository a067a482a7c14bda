package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.rollup.tally.HourCellStore;

/** Stages of a rebuild, in an order in which each finds the data it depends on already corrected. */
@ApplicationScoped
class RebuildStages {

    /**
     * Where a step ended.
     *
     * @param part code of the stage to continue with; null if all are finished
     * @param place place within it
     * @param found findings so far
     */
    record StageProgress(@Nullable String part, String place, Rebuild.RebuildReport found) {}

    private final Database database;
    private final HourCellStore hourCells;
    private final RebuildWeekFinder weekFinder;
    private final WeekStage weekStage;
    private final List<RebuildStage> stages;

    RebuildStages(
            Database database,
            HourCellStore hourCells,
            RebuildWeekFinder weekFinder,
            CustomerStage customers,
            ReturnedOrderStage returned,
            MissingReturnStage returns,
            WeekStage weeks,
            MonthCustomerStage months,
            SliceNameStage names) {
        this.database = database;
        this.hourCells = hourCells;
        this.weekFinder = weekFinder;
        this.weekStage = weeks;
        this.stages = List.of(customers, returned, returns, weeks, months, names);
    }

    String first() {
        return stages.get(0).code();
    }

    /** The weeks to go through. */
    RebuildWeeks weeks() {
        return weekFinder.find();
    }

    /** How many of the weeks are counted when a rebuild has come to that place of that stage. */
    int countedWeeks(String code, String place, RebuildWeeks weeks) {
        if (code.equals(weekStage.code())) {
            return weeks.countUpTo(place);
        }
        var after = stages.stream().dropWhile(stage -> !stage.equals(weekStage)).anyMatch(stage -> stage.code()
                .equals(code));
        return after ? weeks.mondays().size() : 0;
    }

    /** Takes the step after that place, in the running transaction. */
    StageProgress step(String code, String place, RebuildWeeks weeks, Rebuild.RebuildReport found, boolean correcting) {
        var stage = stages.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part is called " + code));
        var comparison = new RebuildComparison(database, hourCells, correcting, found);
        var end = stage.step(place, weeks, comparison);
        var next = stages.indexOf(stage) + 1;
        if (end != null) {
            return new StageProgress(code, end, comparison.report());
        }
        return new StageProgress(next == stages.size() ? null : stages.get(next).code(), "", comparison.report());
    }
}
