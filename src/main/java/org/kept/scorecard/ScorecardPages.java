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
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.calendar.Period;
import org.kept.chart.Sparkline;
import org.kept.database.ReadSession;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.PageUrl;

/** Scorecard pages: of the last complete week, or of any week. */
@Path("/")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class ScorecardPages {

    @CheckedTemplate(basePath = "scorecard")
    static final class ScorecardTemplates {

        private ScorecardTemplates() {}

        static native TemplateInstance scorecard(ScorecardPage page);
    }

    private final ScorecardService scorecardService;
    private final EmptyScorecard emptyScorecard;
    private final WeekAnnotations weekAnnotations;
    private final AttentionBuilder attentionBuilder;
    private final DeedsBuilder deedsBuilder;
    private final WeekParameter weekParameter;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final SecurityIdentity caller;
    private final String zone;
    private final ReadSession reads;

    ScorecardPages(
            ScorecardService scorecardService,
            EmptyScorecard emptyScorecard,
            WeekAnnotations weekAnnotations,
            AttentionBuilder attentionBuilder,
            DeedsBuilder deedsBuilder,
            WeekParameter weekParameter,
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.scorecardService = scorecardService;
        this.emptyScorecard = emptyScorecard;
        this.weekAnnotations = weekAnnotations;
        this.attentionBuilder = attentionBuilder;
        this.deedsBuilder = deedsBuilder;
        this.weekParameter = weekParameter;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.caller = caller;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance last(@RestQuery @Nullable String team, @RestQuery @Nullable String channel) {
        return reads.during(() -> page(scorecardService.lastWeek(), Slice.of(team, channel)));
    }

    @GET
    @Path("scorecards/{week}")
    @Operation(hidden = true)
    public TemplateInstance week(
            @RestPath String week, @RestQuery @Nullable String team, @RestQuery @Nullable String channel) {
        return reads.during(() -> page(weekParameter.parse(week), Slice.of(team, channel)));
    }

    private TemplateInstance page(Period week, Slice slice) {
        var card = scorecardService.scorecard(week, slice, scope());
        var empty = emptyScorecard.emptyState(card);
        var scorecardSections =
                new ScorecardSections(card, kpiRegistry, week.equals(scorecardService.lastWeek()), Sparkline.IN_LINE);
        var pageUrl = address(week, slice);
        return ScorecardTemplates.scorecard(new ScorecardPage(
                DateFormatter.period(week) + ", " + zone + sliceSuffix(slice),
                scorecardSections.statement(),
                empty == null ? ScorecardHeadline.of(card) : null,
                clauseOfTheWeek(week),
                attentionBuilder.attention(card, scope()),
                deedsBuilder.deeds(week, week.compareTo(scorecardService.lastWeek()) >= 0, scope()),
                empty == null ? emptyScorecard.notice(card, pageUrl) : null,
                empty,
                weekChoices(week, slice),
                Choice.ofValues(pageUrl, "team", "All teams", kpiReader.teams(scope()), slice.team()),
                Choice.ofValues(pageUrl, "channel", "All channels", kpiReader.channels(), slice.channel()),
                figures(week, slice),
                empty == null ? scorecardSections.clauses() : List.of(),
                empty == null ? scorecardSections.aside() : List.of(),
                empty == null ? weekAnnotations.forWeekOf(card) : List.of()));
    }

    /**
     * The clause of the week in progress; null for weeks before the last complete one, because it is about the present.
     */
    private ScorecardPage.@Nullable ClauseOfTheWeek clauseOfTheWeek(Period week) {
        return week.compareTo(scorecardService.lastWeek()) < 0
                ? null
                : scorecardService
                        .clauseOfTheWeek()
                        .map(clause -> new ScorecardPage.ClauseOfTheWeek(
                                clause.code(), clause.quote(), String.join("; ", clause.behaviours())))
                        .orElse(null);
    }

    /** The page where the caller can type figures of the week; null if they cannot, and for a channel. */
    private @Nullable String figures(Period week, Slice slice) {
        return slice.channel() != null || !caller.hasRole(Permissions.STEWARD)
                ? null
                : PageUrl.of("/figures")
                        .with("week", week.code())
                        .with("team", slice.team())
                        .href();
    }

    private DataScope scope() {
        return DataScope.of(caller);
    }

    private static String sliceSuffix(Slice slice) {
        return (slice.team() == null ? "" : ", team " + slice.team())
                + (slice.channel() == null ? "" : ", channel " + slice.channel());
    }

    private List<Choice> weekChoices(Period week, Slice slice) {
        var current = scorecardService.currentWeek();
        var weekChoices = new ArrayList<Choice>();
        var before = week.plus(-1);
        weekChoices.add(
                new Choice("← " + weekLabel(before), address(before, slice).href(), false, "ArrowLeft"));
        weekChoices.add(Choice.of(weekLabel(week), address(week, slice).href(), true));
        if (week.compareTo(current) < 0) {
            var after = week.plus(1);
            weekChoices.add(
                    new Choice(weekLabel(after) + " →", address(after, slice).href(), false, "ArrowRight"));
        }
        if (week.compareTo(scorecardService.lastWeek()) != 0 && !week.plus(1).equals(scorecardService.lastWeek())) {
            weekChoices.add(Choice.of(
                    "Last complete week",
                    address(scorecardService.lastWeek(), slice).href(),
                    false));
        }
        return weekChoices;
    }

    private String weekLabel(Period week) {
        return week.equals(scorecardService.currentWeek())
                ? "This week (in progress)"
                : "Week to " + DateFormatter.dayOfMonth(week.lastDay());
    }

    private PageUrl address(Period week, Slice slice) {
        var path = week.equals(scorecardService.lastWeek()) ? "/" : "/scorecards/" + week.code();
        return ScorecardSections.parameters(PageUrl.of(path), slice);
    }
}
