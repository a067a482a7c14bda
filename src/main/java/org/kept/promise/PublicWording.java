package org.kept.promise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.kept.access.PersonDirectory;
import org.kept.access.TeamNames;
import org.kept.calendar.Period;
import org.kept.document.NameText;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiSettingsStore;

/** Keeps teams and people out of what anyone may read: names of custom KPIs, and the words of the mission. */
@ApplicationScoped
class PublicWording {

    private final KpiSettingsStore settings;
    private final TeamNames teams;
    private final PersonDirectory people;

    PublicWording(KpiSettingsStore settings, TeamNames teams, PersonDirectory people) {
        this.settings = settings;
        this.teams = teams;
        this.people = people;
    }

    /** The title in a week, without a name that is not public. */
    String title(Kpi kpi, Period week) {
        return named(kpi).isPresent()
                ? "A measure of our own"
                : kpi.title(settings.timeline().in(kpi, week));
    }

    /**
     * The person whose whole name is in a text; empty if there is none. First names and teams may be everyday words,
     * such as Will and post, without which a company could not say its own promise.
     */
    Optional<String> person(String text) {
        return people.names().stream()
                .filter(name -> name.contains(" ") && NameText.mentions(text, name))
                .findFirst();
    }

    /** The team or person that the name of a custom KPI names; empty if it names none. */
    Optional<String> named(Kpi kpi) {
        return Catalogue.find(kpi.code()).isPresent()
                ? Optional.empty()
                : Stream.concat(teams.teams().stream(), people.names().stream())
                        .filter(name -> NameText.mentions(kpi.name(), name))
                        .findFirst();
    }
}
