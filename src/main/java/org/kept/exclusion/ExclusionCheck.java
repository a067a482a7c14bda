package org.kept.exclusion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.IsoDates;
import org.kept.calendar.ReportingZone;
import org.kept.document.NameText;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.ui.ListFormatter;

/** Check of one exclusion that someone asks for; gathers everything that is wrong with it. */
final class ExclusionCheck {

    /** Days that one exclusion may be long. */
    static final int MAX_DAYS = 92;

    /** Days from today that an exclusion may reach into the future. */
    static final int MAX_DAYS_AHEAD = 366;

    static final int MAX_TEXT_LENGTH = 1000;

    private static final int MAX_TEAM_LENGTH = 100;

    /** The first day of any event. */
    private final NewExclusion wanted;

    private final ReportingZone zone;
    private final OffsetDateTime now;
    private final List<InputError> errors = new ArrayList<>();

    ExclusionCheck(NewExclusion wanted, ReportingZone zone, OffsetDateTime now) {
        this.wanted = wanted;
        this.zone = zone;
        this.now = now;
    }

    /** What is wrong with it, known after {@link #exclusion}. */
    List<InputError> errors() {
        return List.copyOf(errors);
    }

    /**
     * The exclusion; empty if anything is wrong.
     *
     * @param teams the teams that events name; empty if they are too many to know
     */
    Optional<Exclusion> exclusion(String author, List<String> teams) {
        var span = span();
        var kpi = trimmed(wanted.kpi());
        var team = team(teams);
        var category = category();
        var because = text("/because", "because", wanted.because(), errors);
        return span == null || category == null || !errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new Exclusion(UUID.randomUUID(), span, kpi, team, category, because, now, author, null));
    }

    private @Nullable ExclusionSpan span() {
        var from = Objects.requireNonNullElse(trimmed(wanted.from()), "");
        var to = trimmed(wanted.to());
        var span = isDate(from) ? days(from, to) : hours(from, to);
        if (span == null) {
            return null;
        }
        var known = errors.size();
        checkBounds(span);
        return errors.size() > known ? null : span;
    }

    private static boolean isDate(String text) {
        return text.indexOf('T') < 0 && text.indexOf('t') < 0;
    }

    private @Nullable ExclusionSpan days(String from, @Nullable String to) {
        var first = date("/from", "from", from);
        if (to != null && !isDate(to)) {
            errors.add(InputError.at(
                    "/to", "to.form", "from is a date, so to must be one too: the last day that is left out."));
            return null;
        }
        var last = to == null ? first : date("/to", "to", to);
        return first == null || last == null ? null : new ExclusionSpan.ExcludedDays(first, last);
    }

    private @Nullable LocalDate date(String pointer, String member, String text) {
        try {
            return IsoDates.parse(text);
        } catch (DateTimeException e) {
            errors.add(InputError.at(
                    pointer,
                    member + ".form",
                    member + " must be a date such as 2026-11-09, or an hour with its offset such as"
                            + " 2026-11-09T14:00+01:00."));
            return null;
        }
    }

    private @Nullable ExclusionSpan hours(String from, @Nullable String to) {
        var start = hour("/from", "from", from);
        if (to == null) {
            errors.add(InputError.at("/to", "to.missing", "to is required where from is a time."));
            return null;
        }
        if (isDate(to)) {
            errors.add(InputError.at("/to", "to.form", "from is a time, so to must be one too, with its offset."));
            return null;
        }
        var end = hour("/to", "to", to);
        return start == null || end == null ? null : new ExclusionSpan.ExcludedHours(start, end);
    }

    private @Nullable Instant hour(String pointer, String member, String text) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(IsoDates.FIRST.atStartOfDay(zone.id()).toInstant()) || isBeyondReach(instant)) {
                errors.add(outOfReach(pointer, member));
                return null;
            }
        } catch (DateTimeException e) {
            errors.add(InputError.at(
                    pointer,
                    member + ".form",
                    member + " must be a date such as 2026-11-09, or an hour with its offset such as"
                            + " 2026-11-09T14:00+01:00."));
            return null;
        }
        var hour = zone.hourOf(instant);
        if (!hour.equals(instant)) {
            errors.add(InputError.at(
                    pointer,
                    member + ".hour",
                    "Numbers are kept by the hour in " + zone.id() + ", so an exclusion begins and ends on the hour."
                            + " The hours next to this time begin at "
                            + local(hour) + " and " + local(zone.hourOf(hour.plus(90, ChronoUnit.MINUTES))) + "."));
            return null;
        }
        return instant;
    }

    private String local(Instant instant) {
        return OffsetDateTime.ofInstant(instant, zone.id()).toString();
    }

    private boolean isBeyondReach(Instant instant) {
        return instant.isAfter(now.plusDays(MAX_DAYS_AHEAD).toInstant());
    }

    private static InputError outOfReach(String pointer, String member) {
        return InputError.at(
                pointer,
                member + ".range",
                "An exclusion lies between 1990 and " + MAX_DAYS_AHEAD + " days from today.");
    }

    private void checkBounds(ExclusionSpan span) {
        if (span instanceof ExclusionSpan.ExcludedDays days) {
            var today = zone.dateOf(now.toInstant());
            if (days.first().isBefore(IsoDates.FIRST)) {
                errors.add(outOfReach("/from", "from"));
                return;
            }
            if (days.last().isAfter(today.plusDays(MAX_DAYS_AHEAD))) {
                errors.add(outOfReach("/to", "to"));
                return;
            }
            if (days.last().isBefore(days.first())) {
                errors.add(InputError.at("/to", "to.before-from", "The last day is before the first."));
                return;
            }
        }
        var start = span.start(zone);
        var end = span.end(zone);
        if (!start.isBefore(end)) {
            errors.add(InputError.at("/to", "to.before-from", "The end must be after the start."));
        } else if (zone.dateOf(start)
                .plusDays(MAX_DAYS)
                .isBefore(span.lastDay(zone).plusDays(1))) {
            errors.add(InputError.at(
                    "/to",
                    "to.long",
                    "One exclusion may be " + MAX_DAYS
                            + " days long at most. Longer times are a change of the promise: change the mission or the"
                            + " target instead."));
        }
    }

    private @Nullable String team(List<String> teams) {
        var given = trimmed(wanted.team());
        if (given == null) {
            return null;
        }
        var fault = NameText.fault(given);
        if (fault != null || given.length() > MAX_TEAM_LENGTH) {
            errors.add(InputError.at(
                    "/team",
                    fault == null ? "team.length" : "team.form",
                    fault == null ? "team must have 1 to 100 characters, or be left out." : "team " + fault));
            return null;
        }
        var team = NameText.normalise(given);
        if (!teams.isEmpty() && !teams.contains(team)) {
            errors.add(InputError.at(
                    "/team",
                    "team.unknown",
                    "No event names the team '" + team + "'." + NearestWord.suggestion(team, teams)));
        }
        return team;
    }

    private @Nullable ExclusionCategory category() {
        var code = Objects.requireNonNullElse(trimmed(wanted.category()), "");
        var category = ExclusionCategory.of(code);
        if (category.isEmpty()) {
            errors.add(InputError.at(
                    "/category",
                    code.isEmpty() ? "category.missing" : "category.unknown",
                    "category must be " + ListFormatter.list(ExclusionCategory.codes(), "or") + "."
                            + NearestWord.suggestion(code, ExclusionCategory.codes())));
        }
        return category.orElse(null);
    }

    /** Text that people read as a reason; adds an error if it is missing or too long. */
    static String text(String pointer, String member, @Nullable String text, List<InputError> errors) {
        var stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            errors.add(InputError.at(
                    pointer, member + ".missing", member + " is required: one sentence, shown beside the number."));
        } else if (stripped.length() > MAX_TEXT_LENGTH || stripped.indexOf('\0') >= 0) {
            errors.add(InputError.at(pointer, member + ".length", member + " must have 1 to 1,000 characters."));
        }
        return stripped;
    }

    private static @Nullable String trimmed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
