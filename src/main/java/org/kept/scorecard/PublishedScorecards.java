package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Missions;
import org.kept.mission.Target;
import org.kept.rollup.KpiReader.PeriodReading;
import org.kept.rollup.Slice;
import org.kept.scorecard.Scorecard.ClauseCard;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.PublishedWeek;
import org.kept.scorecard.published.RestatementFinder;
import org.kept.scorecard.published.ScorecardDocument;
import org.kept.scorecard.published.ScorecardDocument.DocumentedClause;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.DocumentedTarget;
import org.kept.scorecard.published.ScorecardDocument.RowKey;
import org.kept.scorecard.published.WeekComment;
import org.kept.signal.KpiChart.KpiChartPoint;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;

/** Scorecards beside what was published of their weeks. */
@ApplicationScoped
public class PublishedScorecards {

    private final PublicationStore store;
    private final ScorecardDocuments documents;
    private final RestatementFinder finder;
    private final Missions missions;
    private final ReadSession reads;

    PublishedScorecards(
            PublicationStore store,
            ScorecardDocuments documents,
            RestatementFinder finder,
            Missions missions,
            ReadSession reads) {
        this.store = store;
        this.documents = documents;
        this.finder = finder;
        this.missions = missions;
        this.reads = reads;
    }

    /** The publication of the scorecard's week; empty if it is not published. */
    public Optional<PublishedWeek> week(Scorecard card) {
        var week = card.week();
        return reads.read("publication " + week.code(), () -> store.find(week));
    }

    /** When the scorecard's week was published; empty if it is not. */
    public Optional<Instant> publishedAt(Scorecard card) {
        return week(card).map(PublishedWeek::at);
    }

    /** When the last published week before this one was; empty if there is none. */
    public Optional<Instant> publishedBefore(Period week) {
        return store.newestFirst(week.plus(-1), 1).stream().findFirst().map(PublishedWeek::at);
    }

    /** What a manager has said about a week that is not published yet; empty without a comment. */
    Optional<WeekComment> comment(Scorecard card) {
        return store.comment(card.week());
    }

    /**
     * What was published, beside what the scorecard says now; empty if the week is not published, and for a team or
     * channel: their rows are not kept.
     */
    public Optional<PublishedComparison> comparison(Scorecard card) {
        return card.cut().equals(Slice.ALL)
                ? week(card).map(published -> finder.compare(published, documents.of(card)))
                : Optional.empty();
    }

    /**
     * The headline as published; empty if the week is not published, and for a team or channel: their rows are not kept.
     */
    public Optional<String> headline(Scorecard card) {
        return document(card).map(ScorecardDocument::headline);
    }

    /**
     * The scorecard as it was published: verdicts, values, targets and signals are those of the document, what it does not
     * keep is as it is now. Rows that were not published are left out, and so are promises of all hours or to everyone
     * that have another verdict now. A week that is not published, and the scorecard of a team, are as they are now.
     */
    public Scorecard asPublished(Scorecard card) {
        return document(card).map(each -> asPublished(card, each)).orElse(card);
    }

    private Optional<ScorecardDocument> document(Scorecard card) {
        return card.cut().equals(Slice.ALL)
                ? week(card).map(published -> finder.document(published).scorecard())
                : Optional.empty();
    }

    private Scorecard asPublished(Scorecard card, ScorecardDocument document) {
        var version = missions.history().versions().stream()
                .filter(each -> Integer.valueOf(each.number()).equals(document.missionVersion()))
                .findFirst()
                .or(card::mission);
        var rows = document.rows();
        var clauses = version.stream()
                .flatMap(each -> each.mission().clauses().stream())
                .flatMap(clause -> document.clause(clause.code()).stream()
                        .map(documented -> asPublished(clause, card, documented, rows)))
                .toList();
        return new Scorecard(card.week(), card.complete(), card.cut(), version, clauses);
    }

    private static ClauseCard asPublished(
            Clause clause, Scorecard card, DocumentedClause documented, Map<RowKey, DocumentedRow> rows) {
        var code = clause.code();
        var now = card.clauses().stream()
                .filter(each -> each.clause().code().equals(code))
                .findFirst()
                .orElseGet(() -> new ClauseCard(clause, ClauseVerdict.UNKNOWN, List.of(), List.of()));
        return new ClauseCard(
                clause,
                coded(ClauseVerdict.values(), ClauseVerdict::code, documented.verdict())
                        .orElse(now.standing()),
                now.rows().stream()
                        .flatMap(row -> Stream.ofNullable(rows.get(new RowKey(
                                        code,
                                        row.kpi().code(),
                                        row.measure().role().code())))
                                .map(then -> asPublished(row, then, card.week())))
                        .toList(),
                now.hours().stream()
                        .filter(each -> hasVerdict(
                                rows.get(new RowKey(code, each.kpi().code(), ScorecardDocuments.BY_HOUR)),
                                each.verdict()))
                        .toList(),
                now.everyone().stream()
                        .filter(each -> hasVerdict(
                                rows.get(new RowKey(code, each.kpi().code(), ScorecardDocuments.BY_SEGMENT)),
                                each.verdict()))
                        .toList(),
                now.guarantee());
    }

    private static boolean hasVerdict(@Nullable DocumentedRow row, Verdict verdict) {
        return row != null && verdict.code().equals(row.verdict());
    }

    private static ScorecardRow asPublished(ScorecardRow now, DocumentedRow then, Period week) {
        var verdict = now.verdict() != null && now.verdict().code().equals(then.verdict())
                ? now.verdict()
                : coded(Verdict.values(), Verdict::code, then.verdict()).orElse(null);
        var variation = coded(VariationType.values(), VariationType::code, then.variation())
                .orElse(null);
        var reading = reading(now, then);
        return new ScorecardRow(
                now.kpi(),
                now.measure(),
                reading,
                now.previous(),
                target(then.target()),
                verdict,
                variation,
                coded(Assurance.values(), Assurance::code, then.assurance()).orElse(null),
                withLast(now.recent(), reading),
                now.limits(),
                new StatusSince(
                        verdict == null || !verdict.isMissed()
                                ? null
                                : orElse(now.since().missed(), week),
                        variation == null || variation == VariationType.COMMON_CAUSE
                                ? null
                                : orElse(now.since().signal(), week),
                        // Of other numbers, the rules say something else.
                        variation == now.variation() && reading.equals(now.reading())
                                ? now.since().runs()
                                : List.of()));
    }

    private static Period orElse(@Nullable Period period, Period other) {
        return period == null ? other : period;
    }

    /** The reading of the document; that of now, which has its interval too, if both are the same. */
    private static Reading reading(ScorecardRow now, DocumentedRow then) {
        var value = then.value();
        if (value == null) {
            return now.value() == null ? now.reading() : Reading.noData();
        }
        if (value.equals(now.value())) {
            return now.reading();
        }
        var above = then.numerator();
        var below = then.denominator();
        var quotient = above == null || below == null ? null : new Quotient(above, below, Double.NaN);
        return new Reading.Present(value, quotient, null, Map.of());
    }

    private static @Nullable Target target(@Nullable DocumentedTarget target) {
        return target == null
                ? null
                : new Target(
                        Objects.requireNonNullElse(target.atLeast(), Double.NEGATIVE_INFINITY),
                        Objects.requireNonNullElse(target.atMost(), Double.POSITIVE_INFINITY),
                        Period.parse(target.from()),
                        target.agreedBy());
    }

    /** The points with another reading in the last. */
    private static List<KpiChartPoint> withLast(List<KpiChartPoint> points, Reading reading) {
        if (points.isEmpty()) {
            return points;
        }
        var last = points.get(points.size() - 1);
        var read = last.read();
        var changed = new ArrayList<>(points.subList(0, points.size() - 1));
        changed.add(new KpiChartPoint(
                new PeriodReading(read.period(), read.complete(), reading, read.settings(), read.excluded()),
                last.signal()));
        return List.copyOf(changed);
    }

    /** The first constant with this code; empty without a code, and for one that this release does not know. */
    private static <T> Optional<T> coded(T[] all, Function<T, String> codeOf, @Nullable String code) {
        return Arrays.stream(all)
                .filter(each -> codeOf.apply(each).equals(code))
                .findFirst();
    }
}
