package org.kept.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Days;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.Missions;
import org.kept.mission.Role;
import org.kept.mission.Target;
import org.kept.rollup.Kpis;

/** Reads what the forms of a clause say. */
@ApplicationScoped
class ClauseReading {

    private static final int LONGEST = 1_000;

    private final Kpis kpis;
    private final Drafts drafts;
    private final Missions missions;
    private final Clock clock;
    private final ZoneId zone;

    ClauseReading(
            Kpis kpis, Drafts drafts, Missions missions, Clock clock, @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.kpis = kpis;
        this.drafts = drafts;
        this.missions = missions;
        this.clock = clock;
        this.zone = zone;
    }

    /** The clause with the owner, the review date, the behaviours and the guarantee that were typed. */
    Clause facts(Clause clause, Typed typed) {
        return new Clause(
                clause.code(),
                clause.quote(),
                Typed.text(typed.behaviours)
                        .lines()
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList(),
                guarantee(clause, Typed.text(typed.promise), Typed.text(typed.consequence), typed),
                Typed.orNull(typed.owner),
                day("reviewBy", typed.reviewBy),
                clause.measures());
    }

    private static @Nullable Guarantee guarantee(Clause clause, String promise, String consequence, Typed typed) {
        if (promise.isEmpty() && consequence.isEmpty()) {
            return null;
        }
        if (promise.isEmpty() || consequence.isEmpty()) {
            throw DraftPages.wrong(
                    promise.isEmpty() ? "/promise" : "/consequence",
                    "guarantee.half",
                    "A guarantee needs both: what the single customer is promised, and what they get when it is broken.");
        }
        var before = clause.guarantee();
        var seconds = Typed.number(typed.seconds);
        var breach = Breach.of(Typed.text(typed.breach));
        if (breach == Breach.WAITED && (seconds == null || seconds > DraftPages.MOST_SECONDS)) {
            throw DraftPages.wrong("/seconds", "seconds.range", "Say over how many seconds: from 0 to 86,400.");
        }
        return new Guarantee(
                promise,
                consequence,
                breach.counted(seconds == null ? 0 : seconds, before == null ? null : before.breach()));
    }

    /**
     * The mission with the clause measured as the form says. The reason counts as given anew, by whoever sent the form,
     * when its words have changed or when it was given for other words of the clause.
     */
    Mission measured(String draft, Mission mission, String code, Typed typed, String me) {
        var kpi = kpis.get(Typed.text(typed.kpi));
        var because = Typed.text(typed.because);
        if (because.isEmpty() || because.length() > LONGEST) {
            throw DraftPages.wrong(
                    "/because",
                    "because.missing",
                    "Say why this number tells whether the clause is kept, in at most 1,000 characters.");
        }
        var before = mission.measure(code, kpi.code());
        var argument = before.filter(
                        each -> each.because().equals(new Measure(kpi.code(), Role.MEASURES, because, null).because()))
                .filter(each -> !suspect(draft, code, kpi.code()));
        var role = Role.of(Typed.text(typed.role))
                .orElseThrow(() -> DraftPages.wrong("/role", "role.unknown", "Choose what the KPI is to the clause."));
        var measure = new Measure(
                kpi.code(),
                role,
                because,
                argument.isPresent() ? argument.get().arguedBy() : me,
                argument.isPresent() ? argument.get().arguedOn() : today(),
                argument.isPresent()
                        ? argument.get().arguedFor()
                        : mission.clause(code).map(Clause::quote).orElse(null),
                day("reviewBy", typed.reviewBy),
                target(kpi, typed));
        var next = Edits.clause(mission, code, clause -> Edits.measured(clause, measure));
        return Edits.takenBack(next, kpi.code());
    }

    private boolean suspect(String draft, String clause, String kpi) {
        return new Consequences(drafts.get(draft), missions.history(), code -> code, "")
                .suspect(clause, kpi)
                .isPresent();
    }

    private @Nullable Target target(Kpi kpi, Typed typed) {
        var low = Amounts.read(kpi.unit(), "atLeast", Typed.text(typed.atLeast));
        var high = Amounts.read(kpi.unit(), "atMost", Typed.text(typed.atMost));
        if (low == null && high == null) {
            return null;
        }
        possible(kpi, "atLeast", low);
        possible(kpi, "atMost", high);
        if (low != null && high != null && low > high) {
            throw DraftPages.wrong(
                    "/atMost", "target.empty", "Nothing lies between these two; give the lower one first.");
        }
        return new Target(
                low == null ? Double.NEGATIVE_INFINITY : low,
                high == null ? Double.POSITIVE_INFINITY : high,
                week(typed),
                Typed.orNull(typed.agreedBy),
                day("targetReviewBy", typed.targetReviewBy));
    }

    private static void possible(Kpi kpi, String field, @Nullable Double bound) {
        if (bound != null && !kpi.unit().isPossible(bound)) {
            throw DraftPages.wrong(
                    "/" + field, "target.impossible", kpi.name() + " never has this value. Give one that it can have.");
        }
    }

    private static Period week(Typed typed) {
        try {
            var week = Period.parse(Typed.text(typed.from));
            if (week.grain() == Grain.WEEK) {
                return week;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as any other text that is no week.
        }
        throw DraftPages.wrong("/from", "from.form", "A target counts from a week on, such as 2026-W40.");
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed) {
        var text = Typed.text(typed);
        try {
            return text.isEmpty() ? null : Days.parse(text);
        } catch (DateTimeException e) {
            throw DraftPages.wrong("/" + field, field + ".form", "This must be a date such as 2027-04-01.");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
