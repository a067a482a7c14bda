package org.kept.scorecard;

import java.util.List;
import java.util.Optional;
import org.kept.calendar.Period;
import org.kept.hours.HourPromise;
import org.kept.mission.Clause;
import org.kept.mission.MissionVersion;
import org.kept.rollup.Cut;

/**
 * A week, judged by the mission that held in it.
 *
 * @param complete whether the week is over; one that runs is not judged
 * @param mission the version the week is judged by; empty before there was one
 * @param clauses in the order of the mission
 */
public record Scorecard(
        Period week, boolean complete, Cut cut, Optional<MissionVersion> mission, List<ClauseCard> clauses) {

    /**
     * One clause with the KPIs that measure it.
     *
     * @param hours the KPIs that it is judged by hour by hour; empty for one that does not promise all hours
     */
    public record ClauseCard(Clause clause, Standing standing, List<Row> rows, List<HourPromise> hours) {}

    /** Every row of every clause. */
    public List<Row> rows() {
        return clauses.stream().flatMap(card -> card.rows().stream()).toList();
    }

    /** How many clauses stand so. */
    public long count(Standing standing) {
        return clauses.stream().filter(card -> card.standing() == standing).count();
    }
}
