package org.kept.why;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Sayings;
import org.kept.mission.Target;
import org.kept.signal.InNumbers;
import org.kept.signal.KpiChart;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.Interval;
import org.kept.stats.Mark;
import org.kept.stats.Signal;

/** Writes the chain as JSON has it. */
final class WhyViews {

    private final Why why;
    private final List<String> ordinary;
    private final @Nullable String notScored;
    private final Function<String, Kpi> kpis;
    private final ZoneId zone;

    /**
     * A writer of that chain.
     *
     * @param ordinary what is ordinary, in sentences
     * @param notScored why it is not scored; null where it is
     */
    WhyViews(Why why, List<String> ordinary, @Nullable String notScored, Function<String, Kpi> kpis, ZoneId zone) {
        this.why = why;
        this.ordinary = ordinary;
        this.notScored = notScored;
        this.kpis = kpis;
        this.zone = zone;
    }

    WhyView view() {
        return new WhyView(
                why.kpi().code(),
                why.title(),
                why.kpi().unit().code(),
                why.week().code(),
                why.week().start(),
                why.complete(),
                why.cut().team(),
                why.cut().channel(),
                why.isScored(),
                notScored,
                mission(),
                why.reasons().stream().map(this::clause).toList(),
                number(),
                why.variants().stream().map(this::variant).toList(),
                settings(),
                why.targets().stream()
                        .map(each -> target(
                                each.target(),
                                each.from().code(),
                                each.last().map(last -> last.code()).orElse(null)))
                        .toList(),
                ordinary(),
                aside(),
                events());
    }

    private WhyView.@Nullable MissionView mission() {
        return why.mission()
                .map(version -> new WhyView.MissionView(
                        version.number(),
                        version.mission().statement(),
                        version.effectiveFrom(),
                        version.created(),
                        version.author()))
                .orElse(null);
    }

    private WhyView.ClauseView clause(Why.Reason reason) {
        var clause = reason.clause();
        var guarantee = clause.guarantee();
        return new WhyView.ClauseView(
                clause.code(),
                clause.quote(),
                reason.measure().role().code(),
                reason.measure().because(),
                new WhyView.GivenView(reason.given().version(), reason.given().by(), reason.givenOn(zone)),
                reason.arguedFor().orElse(null),
                clause.owner(),
                clause.reviewBy(),
                clause.behaviours(),
                guarantee == null
                        ? null
                        : new WhyView.GuaranteeView(
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

    private static WhyView.TargetView target(Target target, String from, @Nullable String to) {
        return new WhyView.TargetView(
                Double.isFinite(target.low()) ? target.low() : null,
                Double.isFinite(target.high()) ? target.high() : null,
                from,
                to,
                target.agreedBy());
    }

    private WhyView.NumberView number() {
        var set = why.set().settings();
        var present = why.reading().fold(Optional::of, absent -> Optional.<Reading.Present>empty());
        var interval = present.map(Reading.Present::interval);
        var quotient = present.map(Reading.Present::quotient);
        return new WhyView.NumberView(
                value(why.reading()),
                why(why.reading()),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
                quotient.map(Quotient::numerator).map(WhyViews::number).orElse(null),
                quotient.map(Quotient::denominator).map(WhyViews::number).orElse(null),
                why.kpi().words(set),
                plain(InNumbers.sentence(why.kpi(), set, why.reading())),
                why.kpi().note());
    }

    /** Counts are whole and shown so; sums of seconds need not be. */
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

    private WhyView.VariantView variant(Why.Variant each) {
        return new WhyView.VariantView(
                each.settings().variant(),
                Sayings.variant(why.kpi(), each.settings()),
                each.settings().equals(why.set().settings()),
                value(each.reading()),
                why(each.reading()));
    }

    private WhyView.SettingsView settings() {
        var set = why.set();
        return new WhyView.SettingsView(
                set.version(),
                set.settings().variant(),
                why.kpi().hasWithin() ? set.settings().withinSeconds() : null,
                Optional.ofNullable(set.from()).map(week -> week.code()).orElse(null),
                set.author(),
                Optional.ofNullable(set.created())
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private WhyView.OrdinaryView ordinary() {
        var at = why.judgedIndex();
        var limits = Optional.ofNullable(at < 0 ? null : why.chart().limitsAt(at));
        var range = limits.map(each -> KpiChart.rangeAt(each, at));
        var scored = why.isScored() && why.complete() && why.index() >= 0;
        var variation = scored ? why.chart().variationAt(why.index()) : null;
        var signals = scored ? why.chart().points().get(why.index()).signal().signals() : List.<Signal>of();
        return new WhyView.OrdinaryView(
                range.map(KpiChart.Range::lower).orElse(null),
                limits.map(each -> each.center()).orElse(null),
                range.map(KpiChart.Range::upper).orElse(null),
                limits.map(each -> each.trial()).orElse(null),
                signals.stream().map(Signal::code).toList(),
                Optional.ofNullable(variation).map(Mark::code).orElse(null),
                assurance(at),
                plain(String.join(" ", ordinary)));
    }

    private @Nullable String assurance(int at) {
        return why.target()
                .map(target -> why.chart().assuranceAt(at, target.low(), target.high()))
                .map(Assurance::code)
                .orElse(null);
    }

    private List<WhyView.AsideView> aside() {
        return why.mission().stream()
                .flatMap(version -> version.mission().notMeasured().stream())
                .map(each ->
                        new WhyView.AsideView(each.kpi(), kpis.apply(each.kpi()).name(), each.because()))
                .toList();
    }

    private List<WhyView.EventView> events() {
        return why.events().stream()
                .map(stored -> stored.event())
                .map(event -> new WhyView.EventView(
                        event.key().source(),
                        event.key().id(),
                        event.type().code(),
                        event.time(),
                        event.team(),
                        plain(EventWords.of(event))))
                .toList();
    }

    /** Without the blanks that keep a line together on a page. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
