package org.kept.workingtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Grain;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.document.DocumentCursor;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.ui.ListFormatter;
import org.kept.workingtime.CalendarDocument.CalendarChange;
import org.kept.workingtime.CalendarStore.CalendarText;

/** Saves and removes calendars in versions, and has counted again what that changes. */
@ApplicationScoped
class CalendarService implements Calendars {

    static final int MAX_CALENDARS = 50;

    /** Public holidays are stored from the first year that events can have. */
    private static final int FIRST_HOLIDAYS = 1990;

    private static final int YEARS_OF_HOLIDAYS = 20;
    private static final int MAX_COMPILED = 200;
    private static final Duration LONGEST_CLOSURE = Duration.ofDays(366);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    /** The address of the form for a new calendar. */
    private static final String RESERVED = "new";

    /**
     * One version as it is read.
     *
     * @param holidays the public holidays when it was saved
     */
    record ReadCalendar(
            CalendarRevision revision, WorkingCalendar calendar, Set<LocalDate> holidays, OpeningHours hours) {

        ReadCalendar {
            holidays = Set.copyOf(holidays);
        }
    }

    private final CalendarStore store;
    private final HolidayRegions regions;
    private final CalendarRecounter recounter;
    private final ReadSession reads;
    private final Audit audit;
    private final ReportingZone zone;
    private final Clock clock;
    /** By the whole revision: a number whose transaction failed is given again, to another document. */
    private final Cache<CalendarRevision, ReadCalendar> compiled =
            Caffeine.newBuilder().maximumSize(MAX_COMPILED).build();

    CalendarService(
            CalendarStore store,
            HolidayRegions regions,
            CalendarRecounter recounter,
            ReadSession reads,
            Audit audit,
            ReportingZone zone,
            Clock clock) {
        this.store = store;
        this.regions = regions;
        this.recounter = recounter;
        this.reads = reads;
        this.audit = audit;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public CalendarHistory history() {
        return reads.read(
                "calendars",
                () -> new CalendarHistory(
                        store.all(), revision -> read(revision).hours()));
    }

    /** A version with its document. */
    ReadCalendar read(CalendarRevision revision) {
        var held = compiled.getIfPresent(revision);
        if (held == null) {
            var text = store.text(revision);
            var calendar = CalendarDocument.parseStored(text.document());
            held = new ReadCalendar(revision, calendar, text.holidays(), calendar.hours(text.holidays()));
            compiled.put(revision, held);
        }
        return held;
    }

    /**
     * The version of a calendar that was saved last.
     *
     * @throws Problem 404 with the nearest name if there is none
     */
    ReadCalendar require(String name) {
        var history = history();
        return history.newest(name).map(this::read).orElseThrow(() -> unknown(name, history));
    }

    private static Problem unknown(String name, CalendarHistory history) {
        return Problem.notFound("There is no calendar '" + DocumentCursor.excerpt(name) + "'."
                + NearestWord.suggestion(name, history.names()));
    }

    /** What is counted by a calendar. */
    List<String> uses(String name) {
        return recounter.uses(name);
    }

    @Override
    public CheckedCalendar check(String name, String document) {
        var change = CalendarDocument.parse(document, regions);
        requireName(name);
        var calendar = change.calendar();
        var holidays = holidays(calendar);
        var hours = calendar.hours(holidays);
        requireOpening(hours);
        return new CheckedCalendar(name, calendar, holidays, hours, firstWeek(change));
    }

    /** The public holidays of a calendar that is not saved yet; none if it has no region. */
    private Set<LocalDate> holidays(WorkingCalendar calendar) {
        var code = calendar.holidays();
        var lastYear = clock.instant().atZone(calendar.zone()).getYear() + YEARS_OF_HOLIDAYS;
        return code == null ? Set.of() : regions.dates(code, FIRST_HOLIDAYS, lastYear);
    }

    /** The running week, from which a change applies unless something else is said. */
    private Period currentWeek() {
        return zone.periodOf(Grain.WEEK, clock.instant());
    }

    /** The first week that a change of a calendar applies to; null for all history. */
    private @Nullable Period firstWeek(CalendarChange change) {
        return change.allHistory() ? null : change.from() == null ? currentWeek() : change.from();
    }

    /**
     * Creates or changes a calendar. A new one applies to all history, because nothing is counted by it yet. One that
     * is equal from that week on creates no version.
     *
     * @param expected the version that the author has read, 0 for none; null for any
     * @throws Problem 409 if another version is current or there are too many
     */
    ReadCalendar save(CheckedCalendar checked, @Nullable Integer expected, String author) {
        var name = checked.name();
        var text = new CalendarText(CalendarDocument.write(checked.calendar()).toString(), checked.holidays());
        var before = history();
        requireExpected(name, before, expected);
        if (before.has(name) && isEqualFrom(before, name, checked.from(), text)) {
            return require(name);
        }
        var from = before.has(name) ? recounter.recountStart(checked.from()) : null;
        recounter.recountAfter(name, from, () -> {
            var current =
                    new CalendarHistory(store.all(), revision -> read(revision).hours());
            requireExpected(name, current, expected);
            if (current.has(name) != before.has(name)) {
                throw Problem.conflict("Someone else just created or removed the calendar '" + name
                        + "'. Load it again, then make your change.");
            }
            if (!current.has(name) && current.names().size() >= MAX_CALENDARS) {
                throw Problem.conflict(
                        "There are already " + MAX_CALENDARS + " calendars. Remove one that you no longer need.");
            }
            add(name, from, text, author);
            audit.record(AuditChange.changed(
                    AuditAction.CALENDAR_SAVED,
                    "calendar " + name,
                    current.newest(name)
                            .map(each -> described(read(each).calendar(), null))
                            .orElse(null),
                    described(checked.calendar(), from == null ? "the beginning" : from.code())));
            return true;
        });
        return require(name);
    }

    private boolean isEqualFrom(CalendarHistory history, String name, @Nullable Period from, CalendarText text) {
        return history.from(name, from).stream()
                .allMatch(each -> store.text(each).equals(text));
    }

    /**
     * Removes a calendar by which nothing is counted. Its versions are kept, and its name is free again.
     *
     * @throws Problem 404 if there is none, 409 while something is counted by it
     */
    void remove(String name, String author) {
        recounter.recountAfter(name, currentWeek(), () -> {
            var history =
                    new CalendarHistory(store.all(), revision -> read(revision).hours());
            var newest = history.newest(name).orElseThrow(() -> unknown(name, history));
            var uses = recounter.uses(name);
            if (!uses.isEmpty()) {
                throw Problem.conflict("The calendar '" + name + "' cannot be removed while numbers are counted by it: "
                        + ListFormatter.list(uses)
                        + ". Weeks of the past count too, because they stay as they were counted.");
            }
            add(name, null, null, author);
            audit.record(AuditChange.removed(
                    AuditAction.CALENDAR_REMOVED,
                    "calendar " + name,
                    described(read(newest).calendar(), null)));
            return true;
        });
    }

    private void add(String name, @Nullable Period from, @Nullable CalendarText text, String author) {
        var last = store.all().stream()
                .filter(each -> each.name().equals(name))
                .mapToInt(CalendarRevision::number)
                .max()
                .orElse(0);
        // The databases store microseconds.
        store.add(name, last + 1, from, text, clock.instant().truncatedTo(ChronoUnit.MICROS), author);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw refused(
                    "/name",
                    "name.form",
                    "A name has up to 60 of a–z, 0–9 and -, and begins with a letter or digit, as in service-desk.");
        }
        if (name.equals(RESERVED)) {
            throw refused("/name", "name.taken", "'" + name + "' is an address of Kept. Choose another name.");
        }
    }

    private void requireOpening(OpeningHours hours) {
        var now = clock.instant();
        if (hours.nextOpening(now)
                .filter(each -> each.isBefore(now.plus(LONGEST_CLOSURE)))
                .isEmpty()) {
            throw refused(
                    "/week",
                    "week.closed",
                    "The calendar does not open within a year from now, because every opening time is on a closed date."
                            + " Remove closed dates, or open on another day.");
        }
    }

    private static Problem refused(String pointer, String code, String detail) {
        return Problem.invalid("The calendar was not stored.", List.of(InputError.at(pointer, code, detail)));
    }

    private static void requireExpected(String name, CalendarHistory history, @Nullable Integer expected) {
        var current = history.newest(name).map(CalendarRevision::number).orElse(0);
        if (expected == null || expected.equals(current)) {
            return;
        }
        throw Problem.conflict(
                expected == 0
                        ? "There is already a calendar '" + name + "'. Choose another name, or change that one."
                        : "The calendar has changed: version " + current
                                + " is current, and it is not the one you read. Load it again, then make your change.");
    }

    private static String described(WorkingCalendar calendar, @Nullable String from) {
        return CalendarWords.audit(calendar, from);
    }
}
