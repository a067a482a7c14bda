package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.everyone.SegmentPromise;
import org.kept.hours.HourPromise;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Unit;
import org.kept.mission.Target;
import org.kept.rollup.KpiSettingsStore;
import org.kept.scorecard.published.ScorecardDocument;
import org.kept.scorecard.published.ScorecardDocument.DocumentedClause;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.DocumentedSettings;
import org.kept.scorecard.published.ScorecardDocument.DocumentedTarget;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.Interval;
import org.kept.stats.VariationType;

/** Writes scorecards as documents. */
@ApplicationScoped
public class ScorecardDocuments {

    /** Roles of rows that no measure of the mission has. */
    static final String GUARANTEE = "guarantee";

    static final String BY_HOUR = "by-hour";
    static final String BY_SEGMENT = "by-segment";

    private final KpiSettingsStore settings;

    ScorecardDocuments(KpiSettingsStore settings) {
        this.settings = settings;
    }

    /** The document of a scorecard. */
    public ScorecardDocument of(Scorecard card) {
        var timeline = settings.timeline();
        return new ScorecardDocument(
                card.week().code(),
                card.mission().map(version -> version.number()).orElse(null),
                ScorecardHeadline.of(card),
                card.clauses().stream()
                        .map(clause -> clause(clause, card, timeline))
                        .toList());
    }

    private static DocumentedClause clause(Scorecard.ClauseCard clause, Scorecard card, KpiSettingsTimeline timeline) {
        var rows = new ArrayList<DocumentedRow>();
        clause.rows().forEach(row -> rows.add(row(row, row.measure().role().code(), card, timeline)));
        clause.hours().forEach(hours -> rows.add(row(hours, card, timeline)));
        clause.everyone().forEach(everyone -> rows.add(row(everyone, card, timeline)));
        var guarantee = clause.guarantee();
        if (guarantee != null) {
            rows.add(row(guarantee, GUARANTEE, card, timeline));
        }
        return new DocumentedClause(
                clause.clause().code(),
                clause.clause().quote(),
                clause.standing().code(),
                rows);
    }

    private static DocumentedRow row(ScorecardRow row, String role, Scorecard card, KpiSettingsTimeline timeline) {
        var reading = row.reading();
        var quotient =
                reading.fold(present -> Optional.ofNullable(present.quotient()), absent -> Optional.<Quotient>empty());
        var interval =
                reading.fold(present -> Optional.ofNullable(present.interval()), absent -> Optional.<Interval>empty());
        return new DocumentedRow(
                row.kpi().code(),
                row.kpi().name(),
                row.kpi().unit().code(),
                row.kpi().display(),
                role,
                row.value(),
                reading.<@Nullable String>fold(present -> null, Reading.Absent::why),
                quotient.map(each -> each.numerator()).orElse(null),
                quotient.map(each -> each.denominator()).orElse(null),
                interval.map(each -> each.low()).orElse(null),
                interval.map(each -> each.high()).orElse(null),
                target(row.target()),
                Optional.ofNullable(row.verdict()).map(Verdict::code).orElse(null),
                Optional.ofNullable(row.variation()).map(VariationType::code).orElse(null),
                Optional.ofNullable(row.assurance()).map(Assurance::code).orElse(null),
                settings(row.kpi(), card, timeline));
    }

    private static DocumentedRow row(HourPromise promise, Scorecard card, KpiSettingsTimeline timeline) {
        var verdict = card.complete() ? promise.verdict().code() : null;
        return share(
                promise.kpi(),
                BY_HOUR,
                promise.judgement().kept(),
                promise.judgement().judged(),
                promise.target(),
                verdict,
                settings(promise.kpi(), card, timeline));
    }

    private static DocumentedRow row(SegmentPromise promise, Scorecard card, KpiSettingsTimeline timeline) {
        var verdict = card.complete() ? promise.verdict().code() : null;
        return share(
                promise.kpi(),
                BY_SEGMENT,
                promise.kept(),
                promise.judged(),
                promise.target(),
                verdict,
                settings(promise.kpi(), card, timeline));
    }

    private static DocumentedRow share(
            Kpi kpi,
            String role,
            int kept,
            int judged,
            Target target,
            @Nullable String verdict,
            DocumentedSettings settings) {
        return new DocumentedRow(
                kpi.code(),
                kpi.name(),
                Unit.FRACTION.code(),
                Unit.FRACTION.code(),
                role,
                judged == 0 ? null : (Double) ((double) kept / judged),
                judged == 0 ? "None could be judged." : null,
                (double) kept,
                (double) judged,
                null,
                null,
                target(target),
                verdict,
                null,
                null,
                settings);
    }

    private static @Nullable DocumentedTarget target(@Nullable Target target) {
        return target == null
                ? null
                : new DocumentedTarget(
                        Double.isFinite(target.low()) ? target.low() : null,
                        Double.isFinite(target.high()) ? target.high() : null,
                        target.from().code(),
                        target.agreedBy());
    }

    private static DocumentedSettings settings(Kpi kpi, Scorecard card, KpiSettingsTimeline timeline) {
        var version = timeline.version(kpi, card.week());
        return new DocumentedSettings(
                version.version(),
                version.settings().variant(),
                version.settings().withinSeconds());
    }
}
