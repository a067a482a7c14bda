package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** The parts of a rebuild, in an order in which each finds right what it rests on. */
@ApplicationScoped
class RebuildParts {

    /**
     * Where a step ended.
     *
     * @param part what comes next; null when that was all
     * @param place where in it
     * @param found what was found up to there
     */
    record Step(@Nullable String part, String place, Rebuild.Report found) {}

    private final Database database;
    private final WeekSearch search;
    private final List<Part> parts;

    RebuildParts(
            Database database,
            WeekSearch search,
            CustomerPart customers,
            ReturnedPart returned,
            ReturnPart returns,
            WeekPart weeks,
            MonthPart months,
            NamePart names) {
        this.database = database;
        this.search = search;
        this.parts = List.of(customers, returned, returns, weeks, months, names);
    }

    String first() {
        return parts.get(0).code();
    }

    /** What there is to go through. */
    Weeks weeks() {
        return search.find();
    }

    /** Takes the step after that place, in the running transaction. */
    Step step(String code, String place, Weeks weeks, Rebuild.Report found, boolean mending) {
        var part = parts.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part is called " + code));
        var comparison = new Comparison(database, mending, found);
        var end = part.step(place, weeks, comparison);
        var next = parts.indexOf(part) + 1;
        if (end != null) {
            return new Step(code, end, comparison.report());
        }
        return new Step(next == parts.size() ? null : parts.get(next).code(), "", comparison.report());
    }
}
