package org.kept.mission.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.kept.mission.Guarantee;
import org.kept.mission.Missions;
import org.kept.types.EventTypeUse;

/** Finds event types that break a guarantee of the mission, in any version: past weeks are judged by past versions. */
@ApplicationScoped
class GuaranteedEventTypes implements EventTypeUse {

    private final Missions missions;

    GuaranteedEventTypes(Missions missions) {
        this.missions = missions;
    }

    @Override
    public List<String> usesOf(String code) {
        var uses = new LinkedHashSet<String>();
        for (var version : missions.history().versions()) {
            version.mission().clauses().stream()
                    .filter(clause -> Optional.ofNullable(clause.guarantee())
                            .flatMap(Guarantee::optionalBreach)
                            .filter(breach -> breach.type().code().equals(code))
                            .isPresent())
                    .forEach(clause -> uses.add("it breaks the guarantee of the clause '" + clause.code()
                            + "' in version " + version.number() + " of the mission"));
        }
        return List.copyOf(uses);
    }

    @Override
    public List<FieldUse> fieldUses(String code) {
        var uses = new LinkedHashSet<FieldUse>();
        for (var version : missions.history().versions()) {
            version.mission().clauses().forEach(clause -> Optional.ofNullable(clause.guarantee())
                    .flatMap(Guarantee::optionalBreach)
                    .filter(breach -> breach.type().code().equals(code))
                    .ifPresent(breach -> breach.where()
                            .keySet()
                            .forEach(member -> uses.add(new FieldUse(
                                    member,
                                    false,
                                    "The guarantee of the clause '" + clause.code() + "' in version " + version.number()
                                            + " of the mission depends on " + member)))));
        }
        return List.copyOf(uses);
    }
}
