package org.kept.share;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kept.access.TeamNames;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.document.DocumentCursor;
import org.kept.document.NameText;
import org.kept.kpi.Kpi;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;

/** Checks requests for share links. */
@ApplicationScoped
class ShareRequestParser {

    static final Duration DEFAULT_TERM = Duration.ofDays(30);

    private static final Duration MAX_TERM = Duration.ofDays(366);
    private static final int MAX_TEAM = 100;

    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final TeamNames teams;
    private final ReportingZone zone;
    private final Clock clock;

    ShareRequestParser(KpiRegistry kpiRegistry, KpiReader kpiReader, TeamNames teams, ReportingZone zone, Clock clock) {
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.teams = teams;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * The request, checked.
     *
     * @throws Problem 422 with every error
     */
    NewShare parse(ShareRequest wanted) {
        var faults = new ArrayList<InputError>();
        var page = SharePage.of(text(wanted.page())).orElse(null);
        if (page == null) {
            faults.add(InputError.at(
                    "/page",
                    "page.unknown",
                    "The page is scorecard, trend or why."
                            + NearestWord.suggestion(text(wanted.page()), SharePage.codes())));
        }
        var week = week(text(wanted.week()), faults);
        var kpi = kpi(page, text(wanted.kpi()), faults);
        var team = team(text(wanted.team()), faults);
        var expires = expires(text(wanted.expires()), faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(
                    "No link was created. Correct the members in errors and send the request again.", faults);
        }
        return new NewShare(new ShareTarget(Objects.requireNonNull(page, "checked above"), week, kpi, team), expires);
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }

    private Period week(String text, List<InputError> faults) {
        var current = kpiReader.currentPeriod(Grain.WEEK);
        if (text.isEmpty() || text.equals("last")) {
            return current.plus(-1);
        }
        try {
            var week = Period.parse(text);
            if (week.grain() == Grain.WEEK && week.compareTo(current) < 0) {
                return week;
            }
        } catch (IllegalArgumentException e) {
            // Not a week: reported below.
        }
        faults.add(InputError.at(
                "/week",
                "week.form",
                "'" + DocumentCursor.excerpt(text) + "' is not a complete week. Use a week such as "
                        + current.plus(-1).code() + "."));
        return current;
    }

    private @Nullable String kpi(@Nullable SharePage page, String text, List<InputError> faults) {
        if (page == null) {
            return null;
        }
        if (!page.isOfKpi()) {
            if (!text.isEmpty()) {
                faults.add(InputError.at("/kpi", "kpi.extra", "The scorecard has all KPIs. Leave the KPI out."));
            }
            return null;
        }
        if (kpiRegistry.find(text).isEmpty()) {
            faults.add(InputError.at(
                    "/kpi",
                    text.isEmpty() ? "kpi.missing" : "kpi.unknown",
                    text.isEmpty()
                            ? "Name the KPI, such as sla."
                            : "There is no KPI '" + DocumentCursor.excerpt(text) + "'."
                                    + NearestWord.suggestion(text, Kpi.codes(kpiRegistry.all()))));
        }
        return text;
    }

    private @Nullable String team(String text, List<InputError> faults) {
        if (text.isEmpty()) {
            return null;
        }
        var fault = text.length() > MAX_TEAM ? "has more than " + MAX_TEAM + " characters." : NameText.fault(text);
        if (fault != null) {
            faults.add(InputError.at("/team", "team.characters", "The team " + fault));
            return null;
        }
        var team = NameText.normalise(text);
        var known = teams.teams();
        if (!known.contains(team)) {
            faults.add(InputError.at(
                    "/team", "team.unknown", "No event names this team." + NearestWord.suggestion(team, known)));
        }
        return team;
    }

    private Instant expires(String text, List<InputError> faults) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (text.isEmpty()) {
            return now.plus(DEFAULT_TERM);
        }
        try {
            var expires = text.length() == LocalDate.EPOCH.toString().length()
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay(zone.id()).toInstant()
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!expires.isAfter(now)) {
                faults.add(InputError.at("/expires", "expires.past", "The end must be in the future."));
            } else if (expires.isAfter(now.plus(MAX_TERM))) {
                faults.add(
                        InputError.at("/expires", "expires.late", "A link ends within a year. Choose an earlier end."));
            }
            return expires;
        } catch (DateTimeException e) {
            faults.add(InputError.at(
                    "/expires",
                    "expires.form",
                    "'" + DocumentCursor.excerpt(text)
                            + "' is not a moment. Use a date such as 2026-12-31, or RFC 3339 with an offset."));
            return now;
        }
    }
}
