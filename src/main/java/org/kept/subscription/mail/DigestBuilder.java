package org.kept.subscription.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.kpi.Kpi;
import org.kept.recognition.RecognitionService;
import org.kept.rollup.Slice;
import org.kept.scorecard.ClauseVerdict;
import org.kept.scorecard.PublishedScorecards;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.Scorecard.ClauseCard;
import org.kept.scorecard.ScorecardPage.Attention;
import org.kept.scorecard.ScorecardPage.AttentionLine;
import org.kept.scorecard.ScorecardPage.ScorecardPiece;
import org.kept.scorecard.ScorecardRow;
import org.kept.scorecard.ScorecardService;
import org.kept.scorecard.ScorecardSummaries;
import org.kept.signal.SignalRun;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;
import org.kept.subscription.DigestPace;
import org.kept.subscription.MailOrders;
import org.kept.subscription.SubscriptionScope;
import org.kept.subscription.SubscriptionScope.ScopeKind;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;
import org.kept.view.KpiFormatter;

/**
 * Puts a week, or a month up to a week, into the words of a digest. Readable in 20 seconds: what matters, in few lines.
 *
 * <p>A published week is told as it was published, however late the mail is.
 */
@ApplicationScoped
class DigestBuilder {

    private static final int MAX_NAMES = 4;
    private static final int MAX_NOTES = 5;

    /**
     * What a digest is made of: two that are equal give the same digest.
     *
     * @param viewer what the reader may see
     */
    record DigestRequest(
            Period week,
            DigestPace pace,
            SubscriptionScope scope,
            DataScope viewer,
            @Nullable String comment) {}

    private final ScorecardService scorecards;
    private final ScorecardSummaries summaries;
    private final PublishedScorecards published;
    private final DigestActions actions;
    private final RecognitionService recognitions;
    private final ReadSession reads;
    private final ReportingZone zone;
    private final Clock clock;

    DigestBuilder(
            ScorecardService scorecards,
            ScorecardSummaries summaries,
            PublishedScorecards published,
            DigestActions actions,
            RecognitionService recognitions,
            ReadSession reads,
            ReportingZone zone,
            Clock clock) {
        this.scorecards = scorecards;
        this.summaries = summaries;
        this.published = published;
        this.actions = actions;
        this.recognitions = recognitions;
        this.reads = reads;
        this.zone = zone;
        this.clock = clock;
    }

    Digest build(DigestRequest request) {
        return reads.during(() -> digest(request));
    }

    private Digest digest(DigestRequest request) {
        var now = now(request.week(), request);
        var all = published.asPublished(now, request.viewer());
        var card = limited(all, request.scope());
        // At the publication it comes with the event; before it, the one that was saved for the week is shown.
        var comment = request.comment();
        var headline = headline(now, card, request.scope());
        var attention = summaries.attention(card, request.viewer());
        var href = "/scorecards/" + card.week().code() + team(request.scope());
        var month = request.pace() == DigestPace.MONTHLY ? month(request) : List.<String>of();
        return new Digest(
                subject(request, headline),
                period(request),
                about(request.scope(), card),
                lines(comment == null ? summaries.comment(all).orElse(null) : comment),
                summaries.of(all, request.viewer()).statement().stream()
                        .map(DigestBuilder::piece)
                        .toList(),
                headline,
                restated(now, request.viewer(), request.scope()),
                month,
                changed(card),
                noise(card),
                danger(attention, href),
                edge(card),
                actions.overdue(request),
                done(now, request),
                summaries.happened(card).stream()
                        .limit(MAX_NOTES)
                        .map(note -> DateFormatter.dayOfMonth(note.from()) + ": " + note.text()
                                + (note.about().isEmpty() ? "" : " (" + note.about() + ")"))
                        .toList(),
                thanks(request),
                DigestPictures.of(card),
                href);
    }

    /**
     * What was done from the day of the publication before to that of this one: actions know no time of day, so one of
     * such a day is told twice rather than never. A monthly digest begins where that of the month before ended.
     */
    private List<Digest.DigestLine> done(Scorecard now, DigestRequest request) {
        var week = request.week();
        var first = request.pace() == DigestPace.MONTHLY
                ? MailOrders.monthUpTo(week).get(0)
                : week;
        return actions.done(
                request,
                published.publishedBefore(first).map(zone::dateOf).orElse(first.start()),
                zone.dateOf(published.publishedAt(now).orElseGet(clock::instant)));
    }

    private List<String> thanks(DigestRequest request) {
        return recognitions.of(request.week(), request.viewer()).stream()
                .filter(each -> request.scope().isAbout(each.clause(), null, each.team()))
                .limit(MAX_NOTES)
                .map(each -> each.name() + ": " + DigestActions.oneLine(each.text()) + " (" + each.giver() + ")")
                .toList();
    }

    private String headline(Scorecard now, Scorecard card, SubscriptionScope scope) {
        return Optional.of(now)
                .filter(each -> scope.kind() == ScopeKind.EVERYTHING)
                .flatMap(published::headline)
                .orElseGet(() -> ScorecardSummaries.headline(card));
    }

    /** Events can come between the publication and the mail, if the mail had to wait. */
    private String restated(Scorecard now, DataScope viewer, SubscriptionScope scope) {
        var count = summaries.restated(now, viewer, (clause, kpi) -> scope.isAbout(clause, kpi, null));
        return count == 0
                ? ""
                : "This is what was published. Since then "
                        + NumberFormatter.of(count, "number has changed", "numbers have changed")
                        + "; the scorecard shows both.";
    }

    private static String team(SubscriptionScope scope) {
        return scope.kind() == ScopeKind.TEAM
                ? PageUrl.of("").with("team", scope.team()).href()
                : "";
    }

    private Scorecard now(Period week, DigestRequest request) {
        return scorecards.scorecard(week, new Slice(request.scope().team(), null), request.viewer());
    }

    /** The scorecard, limited to what the digest is about. */
    private static Scorecard limited(Scorecard all, SubscriptionScope scope) {
        return switch (scope.kind()) {
            case EVERYTHING, TEAM -> all;
            case CLAUSE ->
                with(
                        all,
                        all.clauses().stream()
                                .filter(each -> each.clause().code().equals(scope.name()))
                                .toList());
            case KPI ->
                with(
                        all,
                        all.clauses().stream()
                                .flatMap(each -> only(scope.name(), each).stream())
                                .toList());
        };
    }

    private static Scorecard with(Scorecard card, List<ClauseCard> clauses) {
        return new Scorecard(card.week(), card.complete(), card.cut(), card.mission(), clauses);
    }

    /** A clause with the rows of one KPI; empty if it has none. */
    private static Optional<ClauseCard> only(String kpi, ClauseCard clause) {
        var rows = clause.rows().stream()
                .filter(row -> row.kpi().code().equals(kpi))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClauseCard(clause.clause(), clause.standing(), rows, List.of()));
    }

    private static String subject(DigestRequest request, String headline) {
        // The first sentence counts the promises.
        var end = headline.indexOf(". ");
        var first = end < 0 ? headline.replaceFirst("\\.$", "") : headline.substring(0, end);
        var team = request.scope().team();
        return period(request) + (team.isEmpty() ? "" : ", " + team) + ": " + first;
    }

    /** A monthly digest is also shown before its month is over. */
    private static String period(DigestRequest request) {
        var week = request.week();
        if (request.pace() != DigestPace.MONTHLY) {
            return DateFormatter.heading(week);
        }
        var month = MailOrders.month(week);
        return DateFormatter.month(month.atDay(1))
                + (month.equals(MailOrders.month(week.plus(1)))
                        ? " so far, " + DateFormatter.period(week)
                        : ", last week");
    }

    private static String about(SubscriptionScope scope, Scorecard card) {
        return switch (scope.kind()) {
            case EVERYTHING -> "";
            case TEAM -> "Team " + scope.team();
            case CLAUSE ->
                card.clauses().stream()
                        .findFirst()
                        .map(each -> "“" + each.clause().quote() + "”")
                        .orElse("Promise " + scope.name() + ", which the mission of this week does not have");
            case KPI ->
                card.rows().stream()
                        .findFirst()
                        .map(each -> each.kpi().name())
                        .orElse("KPI " + scope.name() + ", which measures no promise this week");
        };
    }

    private static List<String> lines(@Nullable String comment) {
        return comment == null || comment.isBlank()
                ? List.of()
                : comment.strip().lines().filter(line -> !line.isBlank()).toList();
    }

    private static Digest.DigestPiece piece(ScorecardPiece piece) {
        return new Digest.DigestPiece(piece.text(), piece.code() == null ? null : mark(piece.state()));
    }

    private static String mark(@Nullable String state) {
        return switch (String.valueOf(state)) {
            case "met" -> "✓ kept";
            case "missed" -> "✗ missed";
            case "unmeasured" -> "no measure";
            default -> "not judged";
        };
    }

    /** How often each promise was kept in the weeks of the month. */
    private List<String> month(DigestRequest request) {
        var cards = MailOrders.monthUpTo(request.week()).stream()
                .map(week -> limited(published.asPublished(now(week, request), request.viewer()), request.scope()))
                .toList();
        var newest = cards.get(cards.size() - 1);
        return newest.clauses().stream()
                .map(clause -> "“" + clause.clause().quote() + "”: "
                        + inWeeks(clause.clause().code(), cards))
                .toList();
    }

    private static String inWeeks(String clause, List<Scorecard> cards) {
        var verdicts = cards.stream()
                .flatMap(card -> card.clauses().stream())
                .filter(each -> each.clause().code().equals(clause))
                .map(ClauseCard::standing)
                .toList();
        var words = Stream.of(
                        count(verdicts, ClauseVerdict.MET, "kept"),
                        count(verdicts, ClauseVerdict.MISSED, "missed"),
                        count(verdicts, ClauseVerdict.UNKNOWN, "not judged"),
                        count(verdicts, ClauseVerdict.UNMEASURED, "without a measure"),
                        count(cards.size() - verdicts.size(), "not promised"))
                .flatMap(Optional::stream)
                .toList();
        return ListFormatter.list(words) + ", of " + NumberFormatter.of(cards.size(), "week", "weeks") + ".";
    }

    private static Optional<String> count(List<ClauseVerdict> verdicts, ClauseVerdict verdict, String word) {
        return count(verdicts.stream().filter(each -> each == verdict).count(), word);
    }

    private static Optional<String> count(long count, String word) {
        return count == 0 ? Optional.empty() : Optional.of(word + " " + count);
    }

    private static List<String> changed(Scorecard card) {
        return rows(card).stream()
                .filter(row -> row.variation() != null && row.variation() != VariationType.COMMON_CAUSE)
                .map(row -> row.kpi().name() + ", " + changed(row.variation()) + ": " + numbers(row) + "." + rule(row))
                .toList();
    }

    private static String changed(@Nullable VariationType variation) {
        return variation == VariationType.IMPROVEMENT
                ? "better than usual"
                : variation == VariationType.CONCERN ? "worse than usual" : "changed";
    }

    /** The rule of the chart that fired, the first in order of precedence; empty if it is not known. */
    private static String rule(ScorecardRow row) {
        return row.since().runs().stream()
                .findFirst()
                .map(SignalRun::sentence)
                .map(" "::concat)
                .orElse("");
    }

    /** Each KPI once, though several clauses may have it. */
    private static List<ScorecardRow> rows(Scorecard card) {
        var seen = new ArrayList<Kpi>();
        return card.rows().stream()
                .filter(row -> {
                    var isNew = !seen.contains(row.kpi());
                    seen.add(row.kpi());
                    return isNew;
                })
                .toList();
    }

    /** The value, and that of the week before: {@code 72.4%, 75.0% the week before}. */
    static String numbers(ScorecardRow row) {
        var value = row.value();
        var previous = row.previousValue();
        var figures = KpiFormatter.distinguished(row.kpi(), row.target(), value, previous);
        return (value == null ? "no data" : figures.figure(value))
                + (previous == null ? "" : ", " + figures.figure(previous) + " the week before");
    }

    private static String noise(Scorecard card) {
        var names = rows(card).stream()
                .filter(row -> row.variation() == VariationType.COMMON_CAUSE)
                .map(row -> row.kpi().name())
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        var which = names.size() > MAX_NAMES
                ? NumberFormatter.count(names.size()) + " measures"
                : ListFormatter.list(names);
        return which + ": within normal variation, nothing to explain.";
    }

    private static List<Digest.DigestLine> danger(Attention attention, String href) {
        var lines = attention.lines().stream().map(DigestBuilder::line).toList();
        var more = attention.all() - lines.size();
        return more <= 0
                ? lines
                : Stream.concat(
                                lines.stream(),
                                Stream.of(new Digest.DigestLine(
                                        "Scorecard", href, NumberFormatter.count(more) + " more.")))
                        .toList();
    }

    private static Digest.DigestLine line(AttentionLine line) {
        return new Digest.DigestLine(
                line.name(),
                line.href(),
                line.value() + (line.target() == null ? "" : ", target " + line.target()) + ". " + line.since() + ".");
    }

    private static String edge(Scorecard card) {
        var names = rows(card).stream()
                .filter(row -> row.verdict() == Verdict.MET && row.assurance() == Assurance.HIT_OR_MISS)
                .filter(row -> row.variation() == VariationType.COMMON_CAUSE)
                .map(row -> row.kpi().name())
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        return (names.size() > MAX_NAMES
                        ? NumberFormatter.count(names.size()) + " measures"
                        : ListFormatter.list(names))
                + ": met the target this week, but could go either way next week.";
    }
}
