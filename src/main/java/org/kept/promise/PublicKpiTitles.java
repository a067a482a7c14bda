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

/** Public titles of KPIs, without the names of teams and people that a custom KPI may contain. */
@ApplicationScoped
class PublicKpiTitles {

    private final KpiSettingsStore settings;
    private final TeamNames teams;
    private final PersonDirectory people;

    PublicKpiTitles(KpiSettingsStore settings, TeamNames teams, PersonDirectory people) {
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

    /** The team or person that the name of a custom KPI names; empty if it names none. */
    Optional<String> named(Kpi kpi) {
        return Catalogue.find(kpi.code()).isPresent()
                ? Optional.empty()
                : Stream.concat(teams.teams().stream(), people.names().stream())
                        .filter(name -> NameText.mentions(kpi.name(), name))
                        .findFirst();
    }
}
