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
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiFormatter;
import org.kept.wording.KpiSuggestion;
import org.kept.wording.MeasureProposal;
import org.kept.wording.MeasureProposals;
import org.kept.wording.PromiseScope;
import org.kept.workshop.draft.TargetAmounts;

/**
 * Builds the clause views of a draft.
 *
 * @param kpis all KPIs, in order
 * @param settings the settings of a KPI in the week in which the mission takes effect
 * @param argued looks up reasons on the assumption that the draft is published
 * @param within the time T of the service level, now and in the draft
 * @param calendars the calendars of working time by name, each with the seconds of a working day
 * @param me the signed-in user
 */
record DraftClauseViewBuilder(
        Mission mission,
        List<Kpi> kpis,
        Function<Kpi, FormulaSettings> settings,
        ReasonLookup argued,
        ServiceLevelTimes within,
        SortedMap<String, Integer> calendars,
        String me,
        @Nullable SentForms sent) {

    private static final String FIRST_RESPONSE = "first-response-within";
    private static final int MAX_TIMES = 5;

    /** Time T in seconds: now, and in the draft; null if the draft sets none. */
    record ServiceLevelTimes(int now, @Nullable Integer draft) {}

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
                proposals.stream()
                        .flatMap(each -> time(each).stream())
                        .findFirst()
                        .orElse(null),
                calendarAdvice(clause).orElse(null),
                Stream.concat(proposals.stream().flatMap(each -> each.fits().stream()), ownFits(clause.quote()))
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

    private Optional<DraftClauseView.RequestedTime> time(MeasureProposal proposal) {
        return proposal.withinSeconds()
                .filter(seconds -> seconds != within.now() || within.draft() != null)
                .map(seconds -> new DraftClauseView.RequestedTime(
                        seconds,
                        proposal.words(),
                        TargetAmounts.seconds(seconds),
                        TargetAmounts.seconds(within.now()),
                        seconds.equals(within.draft())));
    }

    /** Advice if the words promise all hours or opening hours, and the measures count other times. */
    private Optional<DraftClauseView.CalendarAdvice> calendarAdvice(Clause clause) {
        var timed = clause.measures().stream()
                .flatMap(each -> kpi(each.kpi()).stream())
                .filter(Kpi::countsOpenTime)
                .toList();
        if (clause.promisesAllHours()) {
            return timed.stream()
                    .flatMap(each -> Optional.ofNullable(settings.apply(each).hours()).stream()
                            .map(hours -> contradicted(each, hours)))
                    .findFirst();
        }
        var counted = timed.stream()
                .filter(each -> settings.apply(each).hours() == null)
                .map(Kpi::name)
                .toList();
        var firstResponse = timed.stream()
                .filter(each -> each.code().equals(FIRST_RESPONSE))
                .findFirst();
        var days = MeasureProposals.in(clause.quote()).stream()
                .flatMap(each -> each.workingDays().stream())
                .findFirst();
        if (counted.isEmpty()) {
            return firstResponse.flatMap(kpi -> days.flatMap(number -> otherTime(kpi, number)));
        }
        return PromiseScope.isOfOpeningHours(clause.quote())
                ? Optional.of(missing(counted, firstResponse.isPresent() ? days.orElse(0) : 0))
                : Optional.empty();
    }

    /** Advice if T is not the open time of that many working days of the KPI's calendar. */
    private Optional<DraftClauseView.CalendarAdvice> otherTime(Kpi kpi, int days) {
        var set = settings.apply(kpi);
        var hours = set.hours();
        var day = hours == null ? null : calendars.get(hours.calendar());
        if (hours == null || day == null || set.withinSeconds() == days * day) {
            return Optional.empty();
        }
        var promised = NumberFormatter.count((long) days * day) + " s";
        return Optional.of(new DraftClauseView.CalendarAdvice(
                "These words promise " + NumberFormatter.of(days, "working day", "working days") + ", which is "
                        + promised
                        + " of “" + hours.calendar() + "”, but T of " + kpi.name() + " is "
                        + NumberFormatter.count(set.withinSeconds()) + " s.",
                "Set T to " + promised + " in the settings of the KPI."));
    }

    private static DraftClauseView.CalendarAdvice contradicted(Kpi kpi, HoursSetting hours) {
        return new DraftClauseView.CalendarAdvice(
                "These words promise all hours, but the calendar “" + hours.calendar() + "” contradicts them: "
                        + kpi.name() + " is counted only while it is open.",
                "Count every moment in the settings of the KPI, or promise opening hours.");
    }

    /** @param days the working days that are promised for the first response; 0 for none */
    private DraftClauseView.CalendarAdvice missing(List<String> counted, int days) {
        var times = calendars.entrySet().stream()
                .map(each -> NumberFormatter.count((long) days * each.getValue()) + " s by " + each.getKey())
                .toList();
        return new DraftClauseView.CalendarAdvice(
                "These words promise opening hours, but every moment counts, nights and weekends too, in: "
                        + ListFormatter.list(counted) + ".",
                calendars.isEmpty()
                        ? "Create a calendar, and name it in the settings of the KPI."
                        : "Name a calendar in the settings of the KPI: "
                                + ListFormatter.list(List.copyOf(calendars.keySet()), "or") + "."
                                + (days == 0
                                        ? ""
                                        : " Set T of the first response to what you promise: "
                                                + ListFormatter.upTo(MAX_TIMES, times) + "."));
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
                .orElse(within.now());
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
