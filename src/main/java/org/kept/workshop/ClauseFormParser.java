package org.kept.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.IsoDates;
import org.kept.calendar.Period;
import org.kept.document.ParagraphText;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Mission;
import org.kept.mission.Missions;
import org.kept.mission.Target;
import org.kept.rollup.KpiRegistry;
import org.kept.workshop.draft.DraftEdits;
import org.kept.workshop.draft.DraftService;
import org.kept.workshop.draft.PublishingConsequences;
import org.kept.workshop.draft.TargetAmounts;

/** Parses the forms of a clause. */
@ApplicationScoped
class ClauseFormParser {

    private static final int MAX_REASON_LENGTH = 1_000;

    private final KpiRegistry kpiRegistry;
    private final DraftService draftService;
    private final Missions missions;
    private final Clock clock;
    private final ZoneId zone;

    ClauseFormParser(
            KpiRegistry kpiRegistry,
            DraftService draftService,
            Missions missions,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.kpiRegistry = kpiRegistry;
        this.draftService = draftService;
        this.missions = missions;
        this.clock = clock;
        this.zone = zone;
    }

    /** The clause with the submitted owner, review dates, behaviours, decisions and guarantee. */
    Clause withFacts(Clause clause, DraftForm draftForm) {
        return new Clause(
                clause.code(),
                clause.quote(),
                lines("behaviours", draftForm),
                new Clause.Conduct(
                        lines("mayDecide", draftForm),
                        day("behavioursReviewBy", draftForm),
                        day("mayDecideReviewBy", draftForm)),
                guarantee(clause, draftForm.text("promise"), draftForm.text("consequence"), draftForm),
                name("owner", draftForm),
                day("reviewBy", draftForm),
                clause.measures());
    }

    private static List<String> lines(String field, DraftForm draftForm) {
        return draftForm
                .text(field)
                .lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static @Nullable Guarantee guarantee(
            Clause clause, String promise, String consequence, DraftForm draftForm) {
        if (promise.isEmpty() && consequence.isEmpty()) {
            return null;
        }
        if (promise.isEmpty() || consequence.isEmpty()) {
            throw DraftPages.invalid(
                    promise.isEmpty() ? "/promise" : "/consequence",
                    "guarantee.half",
                    "A guarantee needs both: what each customer is promised, and what they get if it is broken.");
        }
        var before = clause.guarantee();
        var seconds = draftForm.number("seconds");
        var breachChoice = BreachChoice.of(draftForm.text("breach"));
        if (breachChoice == BreachChoice.WAITED && (seconds == null || seconds > DraftPages.MAX_SECONDS)) {
            throw DraftPages.invalid("/seconds", "seconds.range", "Give the number of seconds, from 0 to 86,400.");
        }
        return new Guarantee(
                promise,
                consequence,
                breachChoice.eventFilter(seconds == null ? 0 : seconds, before == null ? null : before.breach()));
    }

    /**
     * The mission with the submitted measure of the clause. The reason counts as given today by the sender if its words
     * changed or it was given for other words of the clause.
     */
    Mission withMeasure(String draft, Mission mission, String code, DraftForm draftForm, String me) {
        var kpi = kpiRegistry.get(draftForm.text("kpi"));
        var because = draftForm.text("because");
        if (because.isEmpty() || because.length() > MAX_REASON_LENGTH) {
            throw DraftPages.invalid(
                    "/because",
                    "because.missing",
                    "Say why this number shows whether the clause is kept, in at most 1,000 characters.");
        }
        var before = mission.measure(code, kpi.code());
        var unchangedReason = before.filter(each ->
                        each.because().equals(new Measure(kpi.code(), MeasureRole.MEASURES, because, null).because()))
                .filter(each -> !isSuspect(draft, code, kpi.code()));
        var role = MeasureRole.of(draftForm.text("role"))
                .orElseThrow(() -> DraftPages.invalid("/role", "role.unknown", "Choose the role of the KPI."));
        var measure = new Measure(
                kpi.code(),
                role,
                because,
                unchangedReason.isPresent() ? unchangedReason.get().arguedBy() : me,
                unchangedReason.isPresent() ? unchangedReason.get().arguedOn() : today(),
                unchangedReason.isPresent()
                        ? unchangedReason.get().arguedFor()
                        : mission.clause(code).map(Clause::quote).orElse(null),
                day("reviewBy", draftForm),
                target(kpi, before.flatMap(Measure::optionalTarget), draftForm));
        var next = DraftEdits.editClause(mission, code, clause -> DraftEdits.withMeasure(clause, measure));
        return DraftEdits.removeUnscoredKpi(next, kpi.code());
    }

    private boolean isSuspect(String draft, String clause, String kpi) {
        return new PublishingConsequences(draftService.get(draft), missions.history(), code -> code, "")
                .outdatedQuote(clause, kpi)
                .isPresent();
    }

    /** The submitted target; without its agreement if that was given to the target before. */
    private @Nullable Target target(Kpi kpi, Optional<Target> before, DraftForm draftForm) {
        var target = target(kpi, draftForm);
        return target == null || before.isEmpty() ? target : target.withoutAgreementTo(before.get());
    }

    private @Nullable Target target(Kpi kpi, DraftForm draftForm) {
        var low = TargetAmounts.parse(kpi.unit(), "atLeast", draftForm.text("atLeast"));
        var high = TargetAmounts.parse(kpi.unit(), "atMost", draftForm.text("atMost"));
        if (low == null && high == null) {
            return null;
        }
        checkPossible(kpi, "atLeast", low);
        checkPossible(kpi, "atMost", high);
        if (low != null && high != null && low > high) {
            throw DraftPages.invalid(
                    "/atMost", "target.empty", "No value is between these two. Give the lower one first.");
        }
        return new Target(
                low == null ? Double.NEGATIVE_INFINITY : low,
                high == null ? Double.POSITIVE_INFINITY : high,
                week(draftForm),
                name("agreedBy", draftForm),
                day("targetReviewBy", draftForm));
    }

    private static void checkPossible(Kpi kpi, String field, @Nullable Double bound) {
        if (bound != null && !kpi.unit().isPossible(bound)) {
            throw DraftPages.invalid(
                    "/" + field,
                    "target.impossible",
                    kpi.name() + " cannot have this value. Give one that it can have.");
        }
    }

    private static Period week(DraftForm draftForm) {
        try {
            var week = Period.parse(draftForm.text("from"));
            if (week.grain() == Grain.WEEK) {
                return week;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like any other text that is no week.
        }
        throw DraftPages.invalid("/from", "from.form", "Give the first week of the target, such as 2026-W40.");
    }

    private static @Nullable LocalDate day(String field, DraftForm draftForm) {
        var text = draftForm.text(field);
        try {
            return text.isEmpty() ? null : IsoDates.parse(text);
        } catch (DateTimeException e) {
            throw DraftPages.invalid("/" + field, field + ".form", "This must be a date such as 2027-04-01.");
        }
    }

    /** A name; null if the field is empty. */
    private static @Nullable String name(String field, DraftForm draftForm) {
        var name = draftForm.orNull(field);
        if (name != null && !ParagraphText.isName(name)) {
            throw DraftPages.invalid(
                    "/" + field, field + ".characters", "This contains characters that cannot be shown. Remove them.");
        }
        return name;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
