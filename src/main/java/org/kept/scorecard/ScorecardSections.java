package org.kept.scorecard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Quotient;
import org.kept.mission.MeasureRole;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;
import org.kept.ui.PageUrl;
import org.kept.view.GuaranteeLiability;
import org.kept.view.KpiFormatter;
import org.kept.view.SparklineBuilder;

/** Builds the text of a scorecard's clauses and rows. */
final class ScorecardSections {

    private final Scorecard card;
    private final KpiRegistry kpiRegistry;
    private final boolean isLastWeek;
    private final double sparklineHeight;

    /**
     * Builds the sections of a scorecard.
     *
     * @param isLastWeek whether it is of the last complete week; links to trends then need no {@code to}
     * @param sparklineHeight in units of their width, which is 164
     */
    ScorecardSections(Scorecard card, KpiRegistry kpiRegistry, boolean isLastWeek, double sparklineHeight) {
        this.card = card;
        this.kpiRegistry = kpiRegistry;
        this.isLastWeek = isLastWeek;
        this.sparklineHeight = sparklineHeight;
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
                        each.clause().owner(),
                        shownVerdict(each.standing()),
                        signalCode(each.variation()),
                        assuranceCode(each.variation(), each.assurance()),
                        each.rows().stream()
                                .sorted(Comparator.comparing(row -> !row.needsALook()))
                                .map(row -> row(row, each.clause().code()))
                                .toList(),
                        HourPromiseRow.of(card, each),
                        SegmentPromiseRow.of(card, each),
                        guarantee(each)))
                .toList();
    }

    private ScorecardPage.MeasureLine row(ScorecardRow row, String clause) {
        var kpi = row.kpi();
        return new ScorecardPage.MeasureLine(
                title(row),
                href(kpi.code()),
                whyHref(kpi.code()),
                raiseHref(kpi.code(), clause),
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
                row.needsALook());
    }

    private ScorecardPage.@Nullable LiabilityRow guarantee(Scorecard.ClauseCard clause) {
        var row = clause.guarantee();
        var guarantee = clause.clause().guarantee();
        if (row == null || guarantee == null) {
            return null;
        }
        var liability = GuaranteeLiability.of(guarantee, row.reading()).words();
        var owed = liability == null || card.complete() ? liability : liability + ", so far";
        var words = Stream.of(Optional.ofNullable(owed), otherSignal(row))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(". "));
        return new ScorecardPage.LiabilityRow(row(row, clause.clause().code()), words.isEmpty() ? null : words);
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

    private @Nullable String shownVerdict(ClauseVerdict clauseVerdict) {
        return card.complete() && (clauseVerdict == ClauseVerdict.MET || clauseVerdict == ClauseVerdict.MISSED)
                ? clauseVerdict.code()
                : null;
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

    private String raiseHref(String kpi, String clause) {
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
