package org.kept.scorecard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.chart.Sparkline;
import org.kept.database.ReadSession;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.scorecard.published.PublicationSchedule;
import org.kept.scorecard.published.PublicationWords;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;
import org.kept.view.SharedPageSource;

/** Scorecard pages: of the last complete week, or of any week. */
@Path("/")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class ScorecardPages implements SharedPageSource {

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
    private final PublishedScorecards publishedScorecards;
    private final PublicationSchedule schedule;
    private final ReportingZone zone;
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
            PublishedScorecards publishedScorecards,
            PublicationSchedule schedule,
            ReportingZone zone,
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
        this.publishedScorecards = publishedScorecards;
        this.schedule = schedule;
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

    @Override
    @PermitAll
    public String sharedPage() {
        return "scorecard";
    }

    @Override
    @PermitAll
    public TemplateInstance shared(Period week, @Nullable String kpi, Slice slice, DataScope dataScope) {
        return reads.during(() -> page(week, slice, new Viewer(dataScope, false)));
    }

    /**
     * Who the page is for.
     *
     * @param within whether it is someone who is signed in, with filters and a draft of the comment
     */
    private record Viewer(DataScope dataScope, boolean within) {}

    private TemplateInstance page(Period week, Slice slice) {
        return page(week, slice, new Viewer(DataScope.of(caller), true));
    }

    private TemplateInstance page(Period week, Slice slice, Viewer viewer) {
        var scope = viewer.dataScope();
        var now = scorecardService.scorecard(week, slice, scope);
        var card = publishedScorecards.asPublished(now, scope);
        var empty = emptyScorecard.emptyState(card);
        var published = publishedScorecards.comparison(now, scope).orElse(null);
        var scorecardSections = new ScorecardSections(
                card, kpiRegistry, week.equals(scorecardService.lastWeek()), Sparkline.IN_LINE, scope, published);
        var pageUrl = address(week, slice);
        return ScorecardTemplates.scorecard(new ScorecardPage(
                DateFormatter.period(week) + ", " + zone.id() + sliceSuffix(slice),
                scorecardSections.statement(),
                empty == null ? headline(card, published) : null,
                clauseOfTheWeek(week),
                attentionBuilder.attention(card, scope),
                viewer.within()
                        ? deedsBuilder.deeds(week, week.compareTo(scorecardService.lastWeek()) >= 0, scope)
                        : ScorecardPage.ScorecardDeeds.NONE,
                empty == null ? emptyScorecard.notice(card, pageUrl) : null,
                empty == null ? publication(card, published, scorecardSections.restatedElsewhere(), viewer) : null,
                empty,
                weekChoices(week, slice),
                Choice.ofValues(
                        pageUrl,
                        "team",
                        "All teams",
                        viewer.within() ? kpiReader.teams(scope) : List.of(),
                        slice.team()),
                Choice.ofValues(
                        pageUrl,
                        "channel",
                        "All channels",
                        viewer.within() ? kpiReader.channels() : List.of(),
                        slice.channel()),
                viewer.within() ? figures(week, slice) : null,
                empty == null ? scorecardSections.clauses() : List.of(),
                empty == null ? scorecardSections.aside() : List.of(),
                empty == null ? weekAnnotations.forWeekOf(card) : List.of(),
                empty == null ? scorecardSections.exclusions(now) : List.of(),
                published == null || published.restatements().isEmpty()
                        ? "Values and verdicts are without it. The value with it is shown below each of them."
                        : "Numbers as they are now are without it. The value with it is shown below those that are as they"
                                + " were published.",
                DownloadLinks.of(
                        ScorecardSections.parameters(PageUrl.of("/api/v1/scorecards/" + week.code()), slice))));
    }

    /** The headline as it was published, or of the week as it is now. */
    private static String headline(Scorecard card, @Nullable PublishedComparison published) {
        return published == null
                ? ScorecardHeadline.of(card)
                : published.document().scorecard().headline();
    }

    private ScorecardPage.@Nullable PublicationNote publication(
            Scorecard card, @Nullable PublishedComparison comparison, List<String> elsewhere, Viewer viewer) {
        if (card.mission().isEmpty()) {
            return null;
        }
        var href = "/scorecards/" + card.week().code() + "/publication";
        var published = publishedScorecards.week(card).orElse(null);
        if (published == null) {
            var comment = viewer.within() ? publishedScorecards.comment(card).orElse(null) : null;
            return new ScorecardPage.PublicationNote(
                    openStatus(card.week()),
                    comment == null ? null : comment.text(),
                    comment == null ? null : comment.author(),
                    null,
                    List.of(),
                    href,
                    isManager(viewer) ? "Comment and publish" : "Publication",
                    share(card, viewer));
        }
        var comment = published.comment();
        var people = viewer.dataScope().showsPeople();
        return new ScorecardPage.PublicationNote(
                people
                        ? PublicationWords.published(published, zone.id())
                        : PublicationWords.publishedAt(published, zone.id()),
                comment == null ? null : comment.text(),
                comment == null || !people ? null : comment.author(),
                comparison == null ? null : restated(comparison),
                elsewhere,
                href,
                "Publication",
                share(card, viewer));
    }

    private boolean isManager(Viewer viewer) {
        return viewer.within() && caller.hasRole(Permissions.STEWARD);
    }

    /** The page that makes a share link to this one; null if the viewer may not make any. */
    private @Nullable String share(Scorecard card, Viewer viewer) {
        return isManager(viewer)
                ? PageUrl.of("/shares")
                        .with("page", sharedPage())
                        .with("week", card.week().code())
                        .with("of", card.cut().team())
                        .href()
                : null;
    }

    private String openStatus(Period week) {
        return schedule.openUntil(week)
                .map(until ->
                        "Not published yet: numbers may change until " + DateFormatter.moment(until, zone.id()) + ".")
                .orElse("Not published: numbers may still change.");
    }

    private static @Nullable String restated(PublishedComparison comparison) {
        var many = comparison.restatements().size();
        var verdicts = comparison.restatements().stream()
                .filter(each -> PublicationWords.changedVerdict(each) != null)
                .count();
        return many == 0
                ? null
                : NumberFormatter.of(many, "row differs", "rows differ")
                        + " now"
                        + (verdicts == 0 ? "" : ", " + NumberFormatter.count(verdicts) + " with another verdict")
                        + ". The scorecard is shown as published; what differs is told at each row.";
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
