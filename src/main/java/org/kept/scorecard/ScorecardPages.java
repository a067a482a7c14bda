package org.kept.scorecard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.access.Roles;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.rollup.Cut;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.ui.Address;
import org.kept.ui.Choice;
import org.kept.ui.Dates;

/** The scorecard as a page: of the last week that is over, or of any. */
@Path("/")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class ScorecardPages {

    @CheckedTemplate(basePath = "scorecard")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance scorecard(ScorecardPage page);
    }

    private final Scorecards scorecards;
    private final Absences absences;
    private final Happened happened;
    private final Weeks weeks;
    private final Kpis kpis;
    private final Readings readings;
    private final SecurityIdentity caller;
    private final String zone;
    private final ReadSession reads;

    ScorecardPages(
            Scorecards scorecards,
            Absences absences,
            Happened happened,
            Weeks weeks,
            Kpis kpis,
            Readings readings,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.scorecards = scorecards;
        this.absences = absences;
        this.happened = happened;
        this.weeks = weeks;
        this.kpis = kpis;
        this.readings = readings;
        this.caller = caller;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance last(@RestQuery @Nullable String team, @RestQuery @Nullable String channel) {
        return reads.during(() -> page(scorecards.lastWeek(), Cut.of(team, channel)));
    }

    @GET
    @Path("scorecards/{week}")
    @Operation(hidden = true)
    public TemplateInstance week(
            @RestPath String week, @RestQuery @Nullable String team, @RestQuery @Nullable String channel) {
        return reads.during(() -> page(weeks.parse(week), Cut.of(team, channel)));
    }

    private TemplateInstance page(Period week, Cut cut) {
        var card = scorecards.scorecard(week, cut, reach());
        var empty = absences.instead(card);
        var board = new Board(card, kpis, week.equals(scorecards.lastWeek()));
        var here = address(week, cut);
        return Templates.scorecard(new ScorecardPage(
                Dates.period(week) + ", " + zone + part(cut),
                board.statement(),
                empty == null ? Headline.of(card) : null,
                inMind(week),
                empty == null ? absences.notice(card, here) : null,
                empty,
                choices(week, cut),
                Choice.among(here, "team", "All teams", readings.teams(reach()), cut.team()),
                Choice.among(here, "channel", "All channels", readings.channels(), cut.channel()),
                empty == null ? board.clauses() : List.of(),
                empty == null ? board.aside() : List.of(),
                empty == null ? happened.in(card) : List.of()));
    }

    /** It belongs to the days that people are in, and so not to weeks that are long over. */
    private ScorecardPage.@Nullable InMind inMind(Period week) {
        return week.compareTo(scorecards.lastWeek()) < 0
                ? null
                : scorecards
                        .clauseOfTheWeek()
                        .map(clause -> new ScorecardPage.InMind(
                                clause.code(), clause.quote(), String.join("; ", clause.behaviours())))
                        .orElse(null);
    }

    private Reach reach() {
        return Reach.of(caller);
    }

    private static String part(Cut cut) {
        return (cut.team() == null ? "" : ", team " + cut.team())
                + (cut.channel() == null ? "" : ", channel " + cut.channel());
    }

    private List<Choice> choices(Period week, Cut cut) {
        var current = scorecards.currentWeek();
        var choices = new ArrayList<Choice>();
        var before = week.plus(-1);
        choices.add(new Choice("← " + name(before), address(before, cut).href(), false, "ArrowLeft"));
        choices.add(Choice.of(name(week), address(week, cut).href(), true));
        if (week.compareTo(current) < 0) {
            var after = week.plus(1);
            choices.add(new Choice(name(after) + " →", address(after, cut).href(), false, "ArrowRight"));
        }
        if (week.compareTo(scorecards.lastWeek()) != 0 && !week.plus(1).equals(scorecards.lastWeek())) {
            choices.add(Choice.of(
                    "Last complete week", address(scorecards.lastWeek(), cut).href(), false));
        }
        return choices;
    }

    private String name(Period week) {
        return week.equals(scorecards.currentWeek())
                ? "This week, still running"
                : "Week to " + Dates.dayOfMonth(week.lastDay());
    }

    private Address address(Period week, Cut cut) {
        var path = week.equals(scorecards.lastWeek()) ? "/" : "/scorecards/" + week.code();
        return Board.parameters(Address.of(path), cut);
    }
}
