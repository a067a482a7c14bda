package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.access.Reach;
import org.kept.access.TeamNames;

/** The teams that anything was counted for, told to whoever looks after people. */
@ApplicationScoped
class CountedTeams implements TeamNames {

    private final Readings readings;

    CountedTeams(Readings readings) {
        this.readings = readings;
    }

    @Override
    public List<String> teams() {
        return readings.teams(Reach.EVERYTHING).stream().sorted().toList();
    }
}
