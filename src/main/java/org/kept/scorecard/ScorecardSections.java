package org.kept.scorecard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.mission.Clause;
import org.kept.mission.MeasureRole;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.scorecard.published.PublicationWords;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.Restatement;
import org.kept.scorecard.published.ScorecardDocument.RowKey;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;
import org.kept.ui.PageUrl;
import org.kept.view.ExcludedNotice;
import org.kept.view.FormulaNarrative;
import org.kept.view.GuaranteeLiability;
import org.kept.view.KpiFormatter;
import org.kept.view.SparklineBuilder;

/** Builds the text of a scorecard's clauses and rows. */
final class ScorecardSections {

    private final Scorecard card;
    private final KpiRegistry kpiRegistry;
    private final boolean isLastWeek;
    private final double sparklineHeight;
    private final DataScope dataScope;
    private final @Nullable PublishedComparison published;

    /**
     * Builds the sections of a scorecard.
     *
     * @param isLastWeek whether it is of the last complete week; links to trends then need no {@code to}
     * @param sparklineHeight in units of their width, which is 164
     * @param dataScope what the reader may see
     * @param published what differs since the week was published, if the card is {@link PublishedScorecards#asPublished}; null
     *     otherwise
     */
    ScorecardSections(
            Scorecard card,
            KpiRegistry kpiRegistry,
            boolean isLastWeek,
            double sparklineHeight,
            DataScope dataScope,
            @Nullable PublishedComparison published) {
        this.dataScope = dataScope;
        this.card = card;
        this.kpiRegistry = kpiRegistry;
        this.isLastWeek = isLastWeek;
        this.sparklineHeight = sparklineHeight;
        this.published = published;
    }

    List<ScorecardPage.ScorecardPiece> statement() {
        return card.mission()
                .map(version -> version.mission().passages().stream()
                        .map(passage -> passage.clause()
                                .map(clause -> new ScorecardPage.ScorecardPiece(
                                        passage.text(), clause.code(), verdictCode(clause.code())))
                                .orElse(new ScorecardPage.ScorecardPiece(passage.text(), null, null)))
                        .toList())
                .orElse(List.of());
    }

    private String verdictCode(String clause) {
        return card.clauses().stream()
                .filter(each -> each.clause().code().equals(clause))
                .map(each -> each.standing().code())
                .findFirst()
                .orElse(ClauseVerdict.UNKNOWN.code());
    }

    /** The clauses, those that need a look first, those without a measure last. */
    List<ScorecardPage.ClauseGroup> clauses() {
        return card.clauses().stream()
                .sorted(Comparator.comparing(Scorecard.ClauseCard::urgency))
                .map(each -> new ScorecardPage.ClauseGroup(
                        each.clause().code(),
                        each.clause().quote(),
                        dataScope.showsPeople() ? each.clause().owner() : null,
                        shownVerdict(verdictCode(each.clause().code())),
                        changedVerdict(each),
                        signalCode(each.variation()),
                        assuranceCode(each.variation(), each.assurance()),
                        each.rows().stream()
                                .sorted(Comparator.comparing(row -> !row.needsALook()))
                                .map(row -> row(
                                        each.clause(), row, row.measure().role().code()))
                                .toList(),
                        HourPromiseRow.of(card, each),
                        SegmentPromiseRow.of(card, each),
                        each.shares().stream()
                                .map(share -> row(each.clause(), share))
                                .toList(),
                        guarantee(each)))
                .toList();
    }

    private ScorecardPage.MeasureLine row(Clause clause, ScorecardRow row, String role) {
        var kpi = row.kpi();
        return new ScorecardPage.MeasureLine(
                title(row),
                href(kpi.code()),
                whyHref(kpi.code()),
                raiseHref(card, kpi.code(), clause.code()),
                role(row.measure().role()),
                row.measure().because(),
                KpiFormatter.figure(kpi, row.reading(), row.target(), card.complete()),
                KpiFormatter.target(kpi, row.target(), row.value()),
                card.complete() ? KpiFormatter.gap(kpi, row.target(), row.value()) : null,
                SparklineBuilder.build(kpi, row.recent(), row.limits(), row.target(), row.variation(), sparklineHeight),
                KpiFormatter.value(kpi, row.previous(), row.target()),
                Optional.ofNullable(row.verdict()).map(Verdict::code).orElse(null),
                Optional.ofNullable(row.variation()).map(each -> each.code()).orElse(null),
                assuranceCode(row.variation(), row.assurance()),
                row.needsALook(),
                ExcludedNotice.brief(kpi, row.excluded()),
                excludedBecause(row),
                FormulaNarrative.hours(row.hours(), row.outside()),
                restatement(clause, kpi, role)
                        .map(each -> new ScorecardPage.RestatedLine(
                                PublicationWords.figureThen(each),
                                PublicationWords.figureNow(each),
                                PublicationWords.changedVerdict(each),
                                PublicationWords.sentence(each)))
                        .orElse(null));
    }

    private Optional<Restatement> restatement(Clause clause, Kpi kpi, String role) {
        return Optional.ofNullable(published)
                .flatMap(each -> each.restatement(new RowKey(clause.code(), kpi.code(), role)));
    }

    private ScorecardPage.ShareLine row(Clause clause, Scorecard.PublishedShare share) {
        var kpi = share.kpi();
        var role = share.row().role();
        return new ScorecardPage.ShareLine(
                share.row().name(),
                href(kpi.code()),
                share.by(),
                share.kept(),
                KpiFormatter.target(kpi, share.row().judgedBy()),
                restatement(clause, kpi, role).map(PublicationWords::sentence).orElse(""),
                share.row().verdict(),
                share.isMissed() ? raiseHref(card, kpi.code(), clause.code()) : null);
    }

    /** What differs of rows that are not among the clauses: they were not published, or their KPI is gone. */
    List<String> restatedElsewhere() {
        var shown = card.clauses().stream().flatMap(ScorecardSections::keys).collect(Collectors.toSet());
        return Stream.ofNullable(published)
                .flatMap(each -> each.restatements().stream())
                .filter(each -> !shown.contains(each.key()))
                .map(PublicationWords::sentenceWithName)
                .toList();
    }

    private static Stream<RowKey> keys(Scorecard.ClauseCard clause) {
        var code = clause.clause().code();
        return Stream.of(
                        clause.rows().stream()
                                .map(row -> new RowKey(
                                        code,
                                        row.kpi().code(),
                                        row.measure().role().code())),
                        clause.shares().stream()
                                .map(share -> new RowKey(
                                        code, share.kpi().code(), share.row().role())),
                        Stream.ofNullable(clause.guarantee())
                                .map(row -> new RowKey(code, row.kpi().code(), ScorecardDocuments.GUARANTEE)))
                .flatMap(Function.identity());
    }

    /** Why time is excluded, and who says so, in words; null if none is. */
    private @Nullable String excludedBecause(ScorecardRow row) {
        var lines = ExcludedNotice.lines(
                Optional.ofNullable(row.excluded()).stream().toList(), kpiRegistry::name, dataScope);
        return lines.isEmpty()
                ? null
                : lines.stream()
                        .map(line -> line.because() + (line.by().isEmpty() ? "" : " (" + line.by() + ")"))
                        .collect(Collectors.joining("; "));
    }

    /**
     * The exclusions behind the numbers of a scorecard, each once.
     *
     * @param now the scorecard as it is now
     */
    List<ExcludedNotice.ExcludedLine> exclusions(Scorecard now) {
        var rows = Stream.concat(
                now.rows().stream(),
                now.clauses().stream().flatMap(clause -> Optional.ofNullable(clause.guarantee()).stream()));
        var hours = now.clauses().stream()
                .flatMap(clause -> clause.hours().stream())
                .flatMap(promise -> Optional.ofNullable(promise.excluded()).stream());
        var everyone = now.clauses().stream()
                .flatMap(clause -> clause.everyone().stream())
                .flatMap(promise -> Optional.ofNullable(promise.excluded()).stream());
        var readings = Stream.of(rows.flatMap(row -> Optional.ofNullable(row.excluded()).stream()), hours, everyone)
                .flatMap(Function.identity())
                .toList();
        return ExcludedNotice.lines(readings, kpiRegistry::name, dataScope);
    }

    private ScorecardPage.@Nullable LiabilityRow guarantee(Scorecard.ClauseCard clause) {
        var row = clause.guarantee();
        var guarantee = clause.clause().guarantee();
        if (row == null || guarantee == null) {
            return null;
        }
        // What was owed of excluded time is not kept with what was published.
        var liability = restatement(clause.clause(), row.kpi(), ScorecardDocuments.GUARANTEE)
                        .isPresent()
                ? null
                : GuaranteeLiability.of(guarantee, row.withExcluded()).words();
        var owed = liability == null || card.complete() ? liability : liability + ", so far";
        var words = Stream.of(Optional.ofNullable(owed), otherSignal(row))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(". "));
        return new ScorecardPage.LiabilityRow(
                row(clause.clause(), row, ScorecardDocuments.GUARANTEE), words.isEmpty() ? null : words);
    }

    /** Why a KPI with the same numbers has another signal, without a full stop; empty if none has. */
    private Optional<String> otherSignal(ScorecardRow guarantee) {
        return card.rows().stream()
                .filter(row -> row.variation() != guarantee.variation() && hasSameNumbers(row, guarantee))
                .findFirst()
                .map(row -> row.kpi().name()
                        + " has the same numbers and another signal, because its history is of other" + " weeks");
    }

    private static boolean hasSameNumbers(ScorecardRow one, ScorecardRow other) {
        return quotient(one).isPresent() && quotient(one).equals(quotient(other));
    }

    private static Optional<Quotient> quotient(ScorecardRow row) {
        return row.reading()
                .fold(present -> Optional.ofNullable(present.quotient()), absent -> Optional.<Quotient>empty());
    }

    private @Nullable String shownVerdict(String verdict) {
        return card.complete()
                        && (verdict.equals(ClauseVerdict.MET.code()) || verdict.equals(ClauseVerdict.MISSED.code()))
                ? verdict
                : null;
    }

    /** The verdict now where another one was published; null otherwise. */
    private @Nullable String changedVerdict(Scorecard.ClauseCard clause) {
        if (published == null) {
            return null;
        }
        var now = published.verdictNow(clause.clause().code());
        return clause.standing().code().equals(now)
                ? null
                : switch (String.valueOf(now)) {
                    case "met" -> "now met";
                    case "missed" -> "now missed";
                    case "unknown" -> "now not judged";
                    case "unmeasured" -> "now without a measure";
                    default -> "now not in the mission";
                };
    }

    private static @Nullable String signalCode(@Nullable VariationType variationType) {
        return variationType == null || variationType == VariationType.COMMON_CAUSE ? null : variationType.code();
    }

    /** The assurance; null without one, and while a signal says that the process may have changed. */
    private static @Nullable String assuranceCode(
            @Nullable VariationType variationType, @Nullable Assurance assurance) {
        return assurance == null || signalCode(variationType) != null ? null : assurance.code();
    }

    static String title(ScorecardRow row) {
        var recent = row.recent();
        var settings = recent.isEmpty()
                ? row.kpi().standard()
                : recent.get(recent.size() - 1).settings();
        return row.kpi().title(settings);
    }

    private static @Nullable String role(MeasureRole role) {
        return role == MeasureRole.MEASURES ? null : role.code();
    }

    List<ScorecardPage.ScorecardAside> aside() {
        return card.mission()
                .map(version -> version.mission().notMeasured().stream()
                        .map(each -> new ScorecardPage.ScorecardAside(
                                kpiRegistry.get(each.kpi()).name(), href(each.kpi()), each.because()))
                        .toList())
                .orElse(List.of());
    }

    private String href(String kpi) {
        return parameters(PageUrl.of("/kpis/" + kpi), card.cut())
                .with("to", isLastWeek ? null : card.week().code())
                .href();
    }

    private String whyHref(String kpi) {
        return parameters(PageUrl.of("/why/" + kpi).with("week", card.week().code()), card.cut())
                .href();
    }

    /** The form that raises an action at a KPI of a clause in the week of the scorecard. */
    static String raiseHref(Scorecard card, String kpi, String clause) {
        return PageUrl.of("/actions/new")
                .with("kpi", kpi)
                .with("clause", clause)
                .with("week", card.week().code())
                .with("team", card.cut().team())
                .href();
    }

    static PageUrl parameters(PageUrl pageUrl, Slice slice) {
        return pageUrl.with("team", slice.team()).with("channel", slice.channel());
    }
}
