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
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.Missions;
import org.kept.rollup.KpiReader.PeriodReading;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.scorecard.Scorecard.ClauseCard;
import org.kept.scorecard.Scorecard.PublishedShare;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.PublishedWeek;
import org.kept.scorecard.published.RestatementFinder;
import org.kept.scorecard.published.ScorecardDocument;
import org.kept.scorecard.published.ScorecardDocument.DocumentedClause;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.DocumentedSettings;
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
    private final KpiRegistry kpiRegistry;
    private final ReadSession reads;

    PublishedScorecards(
            PublicationStore store,
            ScorecardDocuments documents,
            RestatementFinder finder,
            Missions missions,
            KpiRegistry kpiRegistry,
            ReadSession reads) {
        this.store = store;
        this.documents = documents;
        this.finder = finder;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
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
     * channel: their rows are not kept. Differences of KPIs that the reader may not see are left out.
     */
    public Optional<PublishedComparison> comparison(Scorecard card, DataScope scope) {
        return card.cut().equals(Slice.ALL)
                ? week(card).map(published -> finder.compare(published, documents.of(card))
                        .within(scope))
                : Optional.empty();
    }

    /**
     * The headline as published; empty if the week is not published, and for a team or channel: their rows are not kept.
     */
    public Optional<String> headline(Scorecard card) {
        return document(card).map(ScorecardDocument::headline);
    }

    /**
     * The scorecard as it was published: mission, verdicts, values, targets and signals are those of the document, the week
     * before is that of its own document, and the weeks of the charts are as they are now. Rows that were not published are
     * left out; of promises of all hours or to everyone that differ now there is what was published. A week that is not
     * published, and the scorecard of a team, are as they are now.
     */
    public Scorecard asPublished(Scorecard card, DataScope scope) {
        return document(card).map(each -> asPublished(card, each, scope)).orElse(card);
    }

    private Optional<ScorecardDocument> document(Scorecard card) {
        return card.cut().equals(Slice.ALL)
                ? week(card).map(published -> finder.document(published).scorecard())
                : Optional.empty();
    }

    private Scorecard asPublished(Scorecard card, ScorecardDocument document, DataScope scope) {
        var version = missions.history().versions().stream()
                .filter(each -> Integer.valueOf(each.number()).equals(document.missionVersion()))
                .findFirst()
                .or(card::mission);
        var rows = new WeekRows(
                card.week(),
                document.rows(),
                documents.of(card).rows(),
                rowsOf(card.week().plus(-1)));
        var clauses = version.stream()
                .flatMap(each -> each.mission().clauses().stream())
                .flatMap(clause -> document.clause(clause.code()).stream()
                        .map(documented -> asPublished(clause, card, documented, rows, scope)))
                .filter(each -> scope.kpis().isEmpty() || each.hasKpis())
                .toList();
        return new Scorecard(card.week(), card.complete(), card.cut(), version, clauses);
    }

    /** The rows of a published week; none if it is not published. */
    private Map<RowKey, DocumentedRow> rowsOf(Period week) {
        return reads.read("publication " + week.code(), () -> store.find(week))
                .map(published -> finder.document(published).scorecard().rows())
                .orElse(Map.of());
    }

    /**
     * The rows of a week.
     *
     * @param then as published
     * @param now as they are now
     * @param before those of the week before as published; empty if that week is not published
     */
    private record WeekRows(
            Period week,
            Map<RowKey, DocumentedRow> then,
            Map<RowKey, DocumentedRow> now,
            Map<RowKey, DocumentedRow> before) {

        /** Whether the row is as it was published. */
        boolean isSame(RowKey key) {
            var one = then.get(key);
            var other = now.get(key);
            return one != null && other != null && one.isSame(other);
        }
    }

    private ClauseCard asPublished(
            Clause clause, Scorecard card, DocumentedClause documented, WeekRows rows, DataScope scope) {
        var code = clause.code();
        var now = card.clauses().stream()
                .filter(each -> each.clause().code().equals(code))
                .findFirst()
                .orElseGet(() -> new ClauseCard(clause, ClauseVerdict.UNKNOWN, List.of(), List.of()));
        var published = documented.rows().stream()
                .filter(each -> scope.allowsKpi(each.kpi()))
                .toList();
        return new ClauseCard(
                clause,
                coded(ClauseVerdict.values(), ClauseVerdict::code, documented.verdict())
                        .orElse(now.standing()),
                published.stream()
                        .flatMap(then -> clause.measure(then.kpi()).stream()
                                .filter(measure -> measure.role().code().equals(then.role()))
                                .flatMap(measure -> now(measure, now).stream())
                                .map(row -> asPublished(row, new RowKey(code, then.kpi(), then.role()), rows)))
                        .toList(),
                now.hours().stream()
                        .filter(each -> rows.isSame(new RowKey(code, each.kpi().code(), ScorecardDocuments.BY_HOUR)))
                        .toList(),
                now.everyone().stream()
                        .filter(each -> rows.isSame(new RowKey(code, each.kpi().code(), ScorecardDocuments.BY_SEGMENT)))
                        .toList(),
                guarantee(now, code, rows),
                published.stream()
                        .filter(DocumentedRow::isShareOfParts)
                        .filter(each -> !rows.isSame(new RowKey(code, each.kpi(), each.role())))
                        .flatMap(
                                each -> kpiRegistry.find(each.kpi()).stream().map(kpi -> new PublishedShare(kpi, each)))
                        .toList());
    }

    /** The row of a measure now; without numbers if the mission no longer has it, empty if there is no such KPI. */
    private Optional<ScorecardRow> now(Measure measure, ClauseCard now) {
        return now.rows().stream()
                .filter(row -> row.kpi().code().equals(measure.kpi()))
                .map(row -> row.of(measure))
                .findFirst()
                .or(() -> kpiRegistry.find(measure.kpi()).map(kpi -> ScorecardRow.empty(kpi, measure)));
    }

    private static @Nullable ScorecardRow guarantee(ClauseCard now, String clause, WeekRows rows) {
        var row = now.guarantee();
        if (row == null) {
            return null;
        }
        var key = new RowKey(clause, row.kpi().code(), ScorecardDocuments.GUARANTEE);
        return rows.then().containsKey(key) ? asPublished(row, key, rows) : null;
    }

    private static ScorecardRow asPublished(ScorecardRow now, RowKey key, WeekRows rows) {
        var then = Objects.requireNonNull(rows.then().get(key));
        var before = rows.before().get(key);
        var isSame = rows.isSame(key);
        var week = rows.week();
        var verdict = now.verdict() != null && now.verdict().code().equals(then.verdict())
                ? now.verdict()
                : coded(Verdict.values(), Verdict::code, then.verdict()).orElse(null);
        var variation = coded(VariationType.values(), VariationType::code, then.variation())
                .orElse(null);
        var reading = isSame ? now.reading() : reading(then);
        return new ScorecardRow(
                now.kpi(),
                now.measure(),
                reading,
                before == null ? now.previous() : reading(before),
                then.judgedBy(),
                verdict,
                variation,
                coded(Assurance.values(), Assurance::code, then.assurance()).orElse(null),
                isSame ? now.recent() : withLast(now.recent(), reading, then.settings()),
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

    /** The reading of the document, without an interval: the formula that gave it may be another one now. */
    private static Reading reading(DocumentedRow then) {
        var value = then.value();
        if (value == null) {
            return Reading.noData();
        }
        var above = then.numerator();
        var below = then.denominator();
        var quotient = above == null || below == null ? null : new Quotient(above, below, Double.NaN);
        return new Reading.Present(value, quotient, null, Map.of());
    }

    /** The points with what was published in the last: what is excluded since is not left out of it. */
    private static List<KpiChartPoint> withLast(
            List<KpiChartPoint> points, Reading reading, DocumentedSettings settings) {
        if (points.isEmpty()) {
            return points;
        }
        var last = points.get(points.size() - 1);
        var read = last.read();
        var changed = new ArrayList<>(points.subList(0, points.size() - 1));
        changed.add(new KpiChartPoint(
                new PeriodReading(
                        read.period(),
                        read.complete(),
                        reading,
                        new FormulaSettings(
                                settings.variant(),
                                settings.withinSeconds(),
                                read.settings().hours()),
                        null),
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
