package org.kept.why;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.FormulaSentences;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.KpiChart;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.Interval;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;
import org.kept.view.ExcludedView;
import org.kept.view.FormulaNarrative;

/** Builds the JSON view of an explanation. */
final class WhyViewBuilder {

    private final ScoreExplanation scoreExplanation;
    private final List<String> usualRange;
    private final @Nullable String notScored;
    private final Function<String, Kpi> kpis;
    private final ZoneId zone;
    private final DataScope dataScope;

    /**
     * Builds the view of an explanation.
     *
     * @param usualRange the usual range, in sentences
     * @param notScored why it is not scored; null if it is
     * @param dataScope the limits of what the caller may see
     */
    WhyViewBuilder(
            ScoreExplanation scoreExplanation,
            List<String> usualRange,
            @Nullable String notScored,
            Function<String, Kpi> kpis,
            ZoneId zone,
            DataScope dataScope) {
        this.dataScope = dataScope;
        this.scoreExplanation = scoreExplanation;
        this.usualRange = usualRange;
        this.notScored = notScored;
        this.kpis = kpis;
        this.zone = zone;
    }

    WhyView view() {
        return new WhyView(
                scoreExplanation.kpi().code(),
                scoreExplanation.title(),
                scoreExplanation.kpi().unit().code(),
                scoreExplanation.week().code(),
                scoreExplanation.week().start(),
                scoreExplanation.complete(),
                scoreExplanation.cut().team(),
                scoreExplanation.cut().channel(),
                scoreExplanation.isScored(),
                notScored,
                mission(),
                scoreExplanation.reasons().stream().map(this::clause).toList(),
                number(),
                scoreExplanation.variants().stream().map(this::variant).toList(),
                settings(),
                scoreExplanation.targets().stream()
                        .map(each -> target(
                                each.target(),
                                each.from().code(),
                                each.last().map(last -> last.code()).orElse(null)))
                        .toList(),
                usualRange(),
                deliberatelyNotScored(),
                events());
    }

    private WhyView.@Nullable WhyMissionView mission() {
        return scoreExplanation
                .mission()
                .map(version -> new WhyView.WhyMissionView(
                        version.number(),
                        version.mission().statement(),
                        version.effectiveFrom(),
                        version.created(),
                        version.author()))
                .orElse(null);
    }

    private WhyView.WhyClauseView clause(ScoreExplanation.ScoreReason reason) {
        var clause = reason.clause();
        var guarantee = clause.guarantee();
        return new WhyView.WhyClauseView(
                clause.code(),
                clause.quote(),
                reason.measure().role().code(),
                reason.measure().because(),
                new WhyView.ReasonOriginView(
                        reason.given().version(), reason.given().by(), reason.givenOn(zone)),
                reason.earlierQuote().orElse(null),
                clause.owner(),
                clause.reviewBy(),
                clause.behaviours(),
                clause.mayDecide(),
                guarantee == null
                        ? null
                        : new WhyView.WhyGuaranteeView(
                                guarantee.promise(),
                                guarantee.consequence(),
                                reason.breaches()
                                        .map(each -> each.words(guarantee))
                                        .orElse(null)),
                reason.target()
                        .map(each -> target(each, each.from().code(), null))
                        .orElse(null),
                reason.verdict().map(Verdict::code).orElse(null));
    }

    private static WhyView.WhyTargetView target(Target target, String from, @Nullable String to) {
        return new WhyView.WhyTargetView(
                Double.isFinite(target.low()) ? target.low() : null,
                Double.isFinite(target.high()) ? target.high() : null,
                from,
                to,
                target.agreedBy());
    }

    private WhyView.NumberView number() {
        var set = scoreExplanation.set().settings();
        var present = scoreExplanation.reading().fold(Optional::of, absent -> Optional.<Reading.Present>empty());
        var interval = present.map(Reading.Present::interval);
        var quotient = present.map(Reading.Present::quotient);
        return new WhyView.NumberView(
                value(scoreExplanation.reading()),
                why(scoreExplanation.reading()),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
                quotient.map(Quotient::numerator).map(WhyViewBuilder::number).orElse(null),
                quotient.map(Quotient::denominator).map(WhyViewBuilder::number).orElse(null),
                scoreExplanation.kpi().words(set),
                plain(FormulaNarrative.sentence(scoreExplanation.kpi(), set, scoreExplanation.reading())),
                scoreExplanation.kpi().note(),
                ExcludedView.of(scoreExplanation.excluded(), dataScope));
    }

    /** Whole numbers as integers: counts are whole, sums of seconds need not be. */
    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    private static @Nullable Double value(Reading reading) {
        return reading.value().isPresent() ? reading.value().getAsDouble() : null;
    }

    private static @Nullable String why(Reading reading) {
        return reading.<@Nullable String>fold(present -> null, Reading.Absent::why);
    }

    private WhyView.VariantView variant(ScoreExplanation.FormulaVariant each) {
        return new WhyView.VariantView(
                each.settings().variant(),
                FormulaSentences.variant(scoreExplanation.kpi(), each.settings()),
                each.settings().equals(scoreExplanation.set().settings()),
                value(each.reading()),
                why(each.reading()));
    }

    private WhyView.WhySettingsView settings() {
        var set = scoreExplanation.set();
        return new WhyView.WhySettingsView(
                set.version(),
                set.settings().variant(),
                scoreExplanation.kpi().hasTime() ? set.settings().withinSeconds() : null,
                Optional.ofNullable(set.from()).map(week -> week.code()).orElse(null),
                set.author(),
                Optional.ofNullable(set.created())
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private WhyView.UsualRangeView usualRange() {
        var at = scoreExplanation.limitsIndex();
        var limits =
                Optional.ofNullable(at < 0 ? null : scoreExplanation.chart().limitsAt(at));
        var range = limits.map(each -> KpiChart.rangeAt(each, at));
        var scored = scoreExplanation.isScored() && scoreExplanation.complete() && scoreExplanation.index() >= 0;
        var variation = scored ? scoreExplanation.chart().variationAt(scoreExplanation.index()) : null;
        var signals = scored
                ? scoreExplanation
                        .chart()
                        .points()
                        .get(scoreExplanation.index())
                        .signal()
                        .signals()
                : List.<Signal>of();
        return new WhyView.UsualRangeView(
                range.map(KpiChart.ProcessRange::lower).orElse(null),
                limits.map(each -> each.center()).orElse(null),
                range.map(KpiChart.ProcessRange::upper).orElse(null),
                limits.map(each -> each.trial()).orElse(null),
                signals.stream().map(Signal::code).toList(),
                Optional.ofNullable(variation).map(VariationType::code).orElse(null),
                assurance(at),
                plain(String.join(" ", usualRange)));
    }

    private @Nullable String assurance(int at) {
        return scoreExplanation
                .target()
                .map(target -> scoreExplanation.chart().assuranceAt(at, target.low(), target.high()))
                .map(Assurance::code)
                .orElse(null);
    }

    private List<WhyView.NotScoredView> deliberatelyNotScored() {
        return scoreExplanation.mission().stream()
                .flatMap(version -> version.mission().notMeasured().stream())
                .map(each -> new WhyView.NotScoredView(
                        each.kpi(), kpis.apply(each.kpi()).name(), each.because()))
                .toList();
    }

    private List<WhyView.WhyEventView> events() {
        return scoreExplanation.events().stream()
                .map(storedEvent -> storedEvent.event())
                .map(event -> new WhyView.WhyEventView(
                        event.key().source(),
                        event.key().id(),
                        event.type().code(),
                        event.time(),
                        event.team(),
                        plain(EventNarrative.of(event))))
                .toList();
    }

    /** The text without the no-break spaces that pages need. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
