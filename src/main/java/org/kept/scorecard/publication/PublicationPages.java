package org.kept.scorecard.publication;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.audit.Audit;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.outbox.MailNotice;
import org.kept.outbox.Outbox;
import org.kept.outbox.OutboxProgress;
import org.kept.problem.Problem;
import org.kept.rollup.Slice;
import org.kept.scorecard.PublishedScorecards;
import org.kept.scorecard.ScorecardService;
import org.kept.scorecard.WeekParameter;
import org.kept.scorecard.published.PublicationSchedule;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.PublicationWords;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.Restatement;
import org.kept.scorecard.published.ScorecardDocument.DocumentedClause;
import org.kept.scorecard.published.WeekComment;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/** Pages to comment on and publish weeks, and to list restatements. */
@Path("/")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class PublicationPages {

    private static final int INVALID = 422;
    private static final String MAIL = "mail";

    @CheckedTemplate(basePath = "scorecard")
    static final class PublicationTemplates {

        private PublicationTemplates() {}

        static native TemplateInstance publication(PublicationPage page);

        static native TemplateInstance restatements(RestatementsPage page);
    }

    private final WeekPublisher publisher;
    private final WeekComments comments;
    private final PublicationStore store;
    private final PublicationCheck check;
    private final PublicationSchedule schedule;
    private final RestatementReader restatements;
    private final PublishedScorecards publishedScorecards;
    private final ScorecardService scorecardService;
    private final WeekParameter weekParameter;
    private final ReadSession reads;
    private final ReportingZone zone;
    private final SecurityIdentity caller;
    private final Audit audit;
    private final Outbox outbox;
    private final MailNotice mail;

    PublicationPages(
            WeekPublisher publisher,
            WeekComments comments,
            PublicationStore store,
            PublicationCheck check,
            PublicationSchedule schedule,
            RestatementReader restatements,
            PublishedScorecards publishedScorecards,
            ScorecardService scorecardService,
            WeekParameter weekParameter,
            ReadSession reads,
            ReportingZone zone,
            SecurityIdentity caller,
            Audit audit,
            Outbox outbox,
            MailNotice mail) {
        this.publisher = publisher;
        this.comments = comments;
        this.store = store;
        this.check = check;
        this.schedule = schedule;
        this.restatements = restatements;
        this.publishedScorecards = publishedScorecards;
        this.scorecardService = scorecardService;
        this.weekParameter = weekParameter;
        this.reads = reads;
        this.zone = zone;
        this.caller = caller;
        this.audit = audit;
        this.outbox = outbox;
        this.mail = mail;
    }

    /** Result of a submitted form: input, what was saved, and the error. */
    private record FormResult(
            @Nullable String typed,
            @Nullable String saved,
            @Nullable String fault,
            @Nullable String commentFault) {

        static final FormResult NONE = new FormResult(null, null, null, null);
    }

    @GET
    @Path("scorecards/{week}/publication")
    @Operation(hidden = true)
    public TemplateInstance publication(@RestPath String week) {
        return reads.during(() -> page(weekParameter.parse(week), FormResult.NONE));
    }

    /** Saves the comment, and publishes the week if that button was pressed. */
    @POST
    @Path("scorecards/{week}/publication")
    @RolesAllowed(Permissions.STEWARD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response publish(@RestPath String week, @RestForm @Nullable String comment, @RestForm @Nullable String act) {
        var period = weekParameter.parse(week);
        var actor = audit.actor();
        try {
            var said = WeekComments.parse(comment, actor.name());
            comments.save(period, said, actor);
            if ("publish".equals(act)) {
                publisher.publish(period, actor, said.orElse(null));
            }
        } catch (Problem problem) {
            var ofComment = problem.status() == INVALID;
            return Response.status(problem.status())
                    .entity(page(
                            period,
                            new FormResult(
                                    comment,
                                    null,
                                    ofComment ? null : problem.detail(),
                                    ofComment ? problem.errors().get(0).detail() : null)))
                    .build();
        }
        var saved = "publish".equals(act) ? "Week published." : "Comment saved.";
        return Response.ok(page(period, new FormResult(null, saved, null, null)))
                .build();
    }

    private TemplateInstance page(Period week, FormResult result) {
        var scope = DataScope.of(caller);
        var card = scorecardService.scorecard(week, Slice.ALL, scope);
        var comparison = publishedScorecards.comparison(card, scope).orElse(null);
        var published = store.find(week).orElse(null);
        var comment = published == null ? store.comment(week).orElse(null) : published.comment();
        return PublicationTemplates.publication(new PublicationPage(
                DateFormatter.period(week) + ", " + zone.id().getId(),
                "/scorecards/" + week.code(),
                published == null ? openStatus(week) : PublicationWords.published(published, zone.id()),
                result.saved(),
                result.fault(),
                published == null && caller.hasRole(Permissions.STEWARD) ? form(week, comment, result) : null,
                comment == null ? null : comment.text(),
                comment == null ? null : comment.author(),
                published == null ? null : published.digest(),
                published == null ? null : "/api/v1/scorecards/" + week.code() + "/publication",
                published != null && check.isIntact(published),
                comparison == null ? List.of() : rows(comparison),
                DownloadLinks.of(PageUrl.of("/api/v1/restatements")
                        .with("from", week.code())
                        .with("to", week.code())),
                published == null ? List.of() : told(week),
                mail.notice().orElse(null)));
    }

    /** {@code By mail: 4,990 delivered and 10 waiting.} */
    private List<String> told(Period week) {
        var byChannel = outbox.progress(week.code()).stream()
                .collect(Collectors.groupingBy(OutboxProgress::channel, TreeMap::new, Collectors.toList()));
        return byChannel.entrySet().stream()
                .map(each -> (each.getKey().equals(MAIL) ? "By mail: " : "By webhook: ")
                        + ListFormatter.list(each.getValue().stream()
                                .map(one -> NumberFormatter.count(one.count()) + " "
                                        + one.state().title().toLowerCase(Locale.ROOT))
                                .toList())
                        + ".")
                .toList();
    }

    private PublicationPage.PublicationForm form(Period week, @Nullable WeekComment comment, FormResult result) {
        var saved = comment == null ? "" : comment.text();
        return new PublicationPage.PublicationForm(
                "/scorecards/" + week.code() + "/publication",
                result.typed() == null ? saved : result.typed(),
                week.compareTo(scorecardService.lastWeek()) <= 0,
                week.equals(scorecardService.lastWeek()),
                result.commentFault());
    }

    private String openStatus(Period week) {
        return schedule.openUntil(week)
                .map(until -> "Kept publishes this week on " + DateFormatter.moment(until, zone.id())
                        + ". Until then its numbers may change.")
                .orElse("This week is not published, so its numbers may still change.");
    }

    private List<RestatedRow> rows(PublishedComparison comparison) {
        return comparison.restatements().stream()
                .map(each -> RestatedRow.of(each, quote(each, comparison), zone.id()))
                .toList();
    }

    private static String quote(Restatement restatement, PublishedComparison comparison) {
        var clause = restatement.key().clause();
        return comparison
                .document()
                .scorecard()
                .clause(clause)
                .or(() -> comparison.now().clause(clause))
                .map(DocumentedClause::quote)
                .orElse(clause);
    }

    /** The restatements of the last published weeks. */
    @GET
    @Path("restatements")
    @Operation(hidden = true)
    public TemplateInstance restatements(@RestQuery @Nullable String to) {
        var compared = restatements.compare(null, to);
        var rows = compared.stream().flatMap(each -> rows(each).stream()).toList();
        var oldest = compared.stream().map(each -> each.week().week()).min(Period::compareTo);
        return PublicationTemplates.restatements(new RestatementsPage(
                period(compared),
                rows,
                compared.isEmpty()
                        ? "No week is published yet. What changes in a week after its publication is listed here."
                        : "Every number and verdict of these weeks is as it was published.",
                earlier(oldest),
                DownloadLinks.of(PageUrl.of("/api/v1/restatements").with("to", to))));
    }

    private static String period(List<PublishedComparison> compared) {
        if (compared.isEmpty()) {
            return "Published weeks";
        }
        var weeks = compared.stream().map(each -> each.week().week()).sorted().toList();
        return "Published weeks, "
                + DateFormatter.range(
                        weeks.get(0).start(), weeks.get(weeks.size() - 1).lastDay());
    }

    private @Nullable String earlier(Optional<Period> oldest) {
        return oldest.map(week -> week.plus(-1))
                .filter(week -> !store.newestFirst(week, 1).isEmpty())
                .map(week -> PageUrl.of("/restatements").with("to", week.code()).href())
                .orElse(null);
    }
}
