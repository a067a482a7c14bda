package org.kept.workshop;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Mission;
import org.kept.mission.Target;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;
import org.kept.view.KpiFormatter;
import org.kept.wording.KpiSuggestion;
import org.kept.wording.MeasureProposal;
import org.kept.wording.MeasureProposals;
import org.kept.wording.PromiseScope;
import org.kept.workshop.draft.DraftTime;
import org.kept.workshop.draft.TargetAmounts;

/**
 * Builds the clause views of a draft.
 *
 * @param kpis all KPIs, in order
 * @param settings the settings of a KPI in the week in which the mission takes effect
 * @param argued looks up reasons on the assumption that the draft is published
 * @param times the times that the draft sets, by the code of their KPI
 * @param calendars the calendars of working time by name, each with the seconds of a working day
 * @param me the signed-in user
 */
record DraftClauseViewBuilder(
        Mission mission,
        List<Kpi> kpis,
        Function<Kpi, FormulaSettings> settings,
        ReasonLookup argued,
        SortedMap<String, DraftTime> times,
        SortedMap<String, Integer> calendars,
        String me,
        @Nullable SentForms sent) {

    private static final int DEFAULT_SECONDS = 60;

    /** Looks up who gave a reason, and the quote for which it was given if that differs now. */
    interface ReasonLookup {
        Optional<String> by(String clause, String kpi);

        Optional<String> suspect(String clause, String kpi);
    }

    DraftClauseView write(Clause clause, boolean lost, List<CommentView> comments) {
        var proposals = MeasureProposals.in(clause.quote());
        var code = clause.code();
        var choices = kpis.stream()
                .filter(each -> clause.measure(each.code()).isEmpty())
                .map(each -> new DraftPage.NamedChoice(each.code(), each.name()))
                .toList();
        return new DraftClauseView(
                code,
                clause.quote(),
                lost,
                proposals,
                new RequestedTimes(kpis, settings, times, calendars).of(clause, proposals),
                calendarAdvice(clause).orElse(null),
                Stream.concat(proposals.stream().flatMap(this::fits), ownFits(clause.quote()))
                        .filter(each -> clause.measure(each.kpi()).isEmpty() && !isNotScored(each.kpi()))
                        .flatMap(each -> fit(code, each).stream())
                        .toList(),
                clause.measures().stream()
                        .flatMap(each -> kpi(each.kpi()).map(kpi -> measure(code, kpi, each)).stream())
                        .toList(),
                newMeasure(code, choices.isEmpty() ? "" : choices.get(0).kpi()),
                choices,
                facts(clause),
                known(clause),
                comments,
                FormView.of("comment-" + code, sent, "kind", "idea"));
    }

    /** Custom KPIs with a phrase that occurs in the quote, each once. */
    private Stream<KpiSuggestion> ownFits(String quote) {
        var said = quote.toLowerCase(Locale.ROOT);
        return kpis.stream()
                .filter(kpi -> Catalogue.find(kpi.code()).isEmpty())
                .flatMap(kpi -> kpi.hints().stream()
                        .filter(hint -> said.contains(hint.phrases().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map(hint -> new KpiSuggestion(
                                kpi.code(),
                                hint.because().replace("{words}", hint.phrases()),
                                hint.fitness().role(),
                                Optional.empty()))
                        .stream());
    }

    /** The KPIs of a proposal; the time to resolution with the promised days as its target. */
    private Stream<KpiSuggestion> fits(MeasureProposal proposal) {
        return proposal.fits().stream()
                .map(each -> each.kpi().equals(DraftTime.RESOLUTION)
                        ? new KpiSuggestion(
                                each.kpi(),
                                each.because(),
                                each.role(),
                                new RequestedTimes(kpis, settings, times, calendars).resolutionTarget(proposal))
                        : each);
    }

    /** Advice if the words promise all hours or opening hours, and the measures count other times. */
    private Optional<DraftClauseView.CalendarAdvice> calendarAdvice(Clause clause) {
        var timed = clause.measures().stream()
                .flatMap(each -> kpi(each.kpi()).stream())
                .filter(Kpi::countsOpenTime)
                .toList();
        if (clause.promisesAllHours()) {
            return timed.stream()
                    .flatMap(each ->
                            Optional.ofNullable(planned(each).hours()).stream().map(hours -> contradicted(each, hours)))
                    .findFirst();
        }
        var counted = timed.stream()
                .filter(each -> planned(each).hours() == null)
                .map(Kpi::name)
                .toList();
        return !counted.isEmpty() && PromiseScope.isOfOpeningHours(clause.quote())
                ? Optional.of(missing(counted))
                : Optional.empty();
    }

    /** The settings of a KPI once the draft is published. */
    private FormulaSettings planned(Kpi kpi) {
        var time = times.get(kpi.code());
        return time == null ? settings.apply(kpi) : time.in(settings.apply(kpi), kpi);
    }

    private static DraftClauseView.CalendarAdvice contradicted(Kpi kpi, HoursSetting hours) {
        return new DraftClauseView.CalendarAdvice(
                "These words promise all hours, but the calendar “" + hours.calendar() + "” contradicts them: "
                        + kpi.name() + " is counted only while it is open.",
                "Count every moment in the settings of the KPI, or promise opening hours.");
    }

    private DraftClauseView.CalendarAdvice missing(List<String> counted) {
        return new DraftClauseView.CalendarAdvice(
                "These words promise opening hours, but every moment counts, nights and weekends too, in: "
                        + ListFormatter.list(counted) + ".",
                calendars.isEmpty()
                        ? "Create a calendar, and name it in the settings of the KPI."
                        : "Name a calendar in the settings of the KPI: "
                                + ListFormatter.list(List.copyOf(calendars.keySet()), "or") + ".");
    }

    private boolean isNotScored(String kpi) {
        return mission.notMeasured().stream().anyMatch(each -> each.kpi().equals(kpi));
    }

    private Optional<Kpi> kpi(String code) {
        return kpis.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    private Optional<DraftClauseView.DraftMeasureView> fit(String clause, KpiSuggestion kpiSuggestion) {
        return kpi(kpiSuggestion.kpi()).map(kpi -> {
            var suggested = kpiSuggestion.target();
            var typed = suggested
                    .map(each -> TargetAmounts.format(kpi.unit(), each.value()))
                    .orElse("");
            var atMost = suggested.filter(each -> each.form().equals("atMost")).isPresent();
            return new DraftClauseView.DraftMeasureView(
                    kpi.code(),
                    kpi.name(),
                    words(kpi),
                    kpiSuggestion.role(),
                    kpiSuggestion.because(),
                    TargetAmounts.suffix(kpi),
                    suggested.map(each -> each.why()).orElse(null),
                    null,
                    null,
                    null,
                    form(
                            clause,
                            "--" + kpi.code(),
                            kpi.code(),
                            kpiSuggestion.role(),
                            kpiSuggestion.because(),
                            atMost ? "" : typed,
                            atMost ? typed : "",
                            week(),
                            me,
                            "",
                            ""));
        });
    }

    private DraftClauseView.DraftMeasureView measure(String clause, Kpi kpi, Measure measure) {
        var target = measure.target();
        return new DraftClauseView.DraftMeasureView(
                kpi.code(),
                kpi.name(),
                words(kpi),
                measure.role().code(),
                measure.because(),
                TargetAmounts.suffix(kpi),
                null,
                target == null ? null : target(kpi, target),
                argued.by(clause, kpi.code()).orElse(null),
                argued.suspect(clause, kpi.code()).orElse(null),
                form(
                        clause,
                        "--" + kpi.code(),
                        kpi.code(),
                        measure.role().code(),
                        measure.because(),
                        target == null ? "" : bound(kpi, target.low()),
                        target == null ? "" : bound(kpi, target.high()),
                        target == null ? week() : target.from().code(),
                        target == null ? me : Objects.requireNonNullElse(target.agreedBy(), ""),
                        day(measure.reviewBy()),
                        target == null ? "" : day(target.reviewBy())));
    }

    private static String target(Kpi kpi, Target target) {
        return KpiFormatter.target(kpi, target) + " from the " + DateFormatter.period(target.from())
                + (target.agreedBy() == null ? ", not agreed yet" : ", agreed by " + target.agreedBy());
    }

    private static String bound(Kpi kpi, double value) {
        return Double.isFinite(value) ? TargetAmounts.format(kpi.unit(), value) : "";
    }

    private DraftClauseView.DraftMeasureView newMeasure(String clause, String firstKpi) {
        return new DraftClauseView.DraftMeasureView(
                "",
                "",
                "",
                MeasureRole.MEASURES.code(),
                "",
                "",
                null,
                null,
                null,
                null,
                form(clause, "", firstKpi, MeasureRole.MEASURES.code(), "", "", "", week(), me, "", ""));
    }

    private FormView form(
            String clause,
            String suffix,
            String kpi,
            String role,
            String because,
            String atLeast,
            String atMost,
            String from,
            String agreedBy,
            String reviewBy,
            String targetReviewBy) {
        return FormView.of(
                "measure-" + clause + suffix,
                sent,
                "kpi",
                kpi,
                "role",
                role,
                "because",
                because,
                "atLeast",
                atLeast,
                "atMost",
                atMost,
                "from",
                from,
                "agreedBy",
                agreedBy,
                "reviewBy",
                reviewBy,
                "targetReviewBy",
                targetReviewBy);
    }

    /** The week in which the mission takes effect: the first in which a new target can apply. */
    private String week() {
        return Period.of(Grain.WEEK, mission.effectiveFrom()).code();
    }

    private String words(Kpi kpi) {
        return kpi.words(settings.apply(kpi));
    }

    private FormView facts(Clause clause) {
        var guarantee = Optional.ofNullable(clause.guarantee());
        var breach = guarantee.flatMap(Guarantee::optionalBreach).orElse(null);
        return FormView.of(
                "facts-" + clause.code(),
                sent,
                "owner",
                clause.owner() == null ? "" : clause.owner(),
                "reviewBy",
                day(clause.reviewBy()),
                "behaviours",
                String.join("\n", clause.behaviours()),
                "behavioursReviewBy",
                day(clause.conduct().behavioursReviewBy()),
                "mayDecide",
                String.join("\n", clause.mayDecide()),
                "mayDecideReviewBy",
                day(clause.conduct().mayDecideReviewBy()),
                "promise",
                guarantee.map(Guarantee::promise).orElse(""),
                "consequence",
                guarantee.map(Guarantee::consequence).orElse(""),
                "breach",
                BreachChoice.of(breach).code(),
                "counted",
                breach == null ? "" : breach.words(),
                "seconds",
                String.valueOf(BreachChoice.seconds(breach, requestedSeconds(clause))));
    }

    /** The time in the words of the clause, in seconds; else the current one of the service level. */
    private int requestedSeconds(Clause clause) {
        return MeasureProposals.in(clause.quote()).stream()
                .flatMap(each -> each.withinSeconds().stream())
                .findFirst()
                .or(() -> kpi(DraftTime.SERVICE_LEVEL)
                        .map(each -> settings.apply(each).withinSeconds()))
                .orElse(DEFAULT_SECONDS);
    }

    /** Short descriptions of what the clause defines besides measures. */
    private static List<String> known(Clause clause) {
        var guarantee = clause.guarantee();
        return java.util.stream.Stream.of(
                        clause.behaviours().isEmpty()
                                ? ""
                                : "How we keep it: " + String.join("; ", clause.behaviours()),
                        clause.mayDecide().isEmpty()
                                ? ""
                                : "Anyone may decide: " + String.join("; ", clause.mayDecide()),
                        guarantee == null ? "" : guarantee(guarantee),
                        clause.owner() == null ? "" : "Owner: " + clause.owner(),
                        clause.reviewBy() == null ? "" : "Review by " + DateFormatter.day(clause.reviewBy()))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String guarantee(Guarantee guarantee) {
        return "Guarantee: " + guarantee.promise() + ". If we break it: " + guarantee.consequence()
                + guarantee
                        .optionalBreach()
                        .map(each -> ". Counts as broken: " + each.words())
                        .orElse("");
    }

    private static String day(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }
}
