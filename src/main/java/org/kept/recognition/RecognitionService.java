package org.kept.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.PersonDirectory;
import org.kept.access.TeamNames;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Grain;
import org.kept.calendar.IsoDates;
import org.kept.calendar.Period;
import org.kept.document.NameText;
import org.kept.ingest.InputText;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.ui.NumberFormatter;

/** Gives, finds and removes recognitions. */
@ApplicationScoped
public class RecognitionService {

    static final int MAX_TEXT = 1_000;

    /**
     * Someone who reads, gives or removes recognitions.
     *
     * @param email the e-mail address, or the name of a key
     * @param name the name shown
     * @param administers whether they may remove any
     */
    record RecognitionViewer(String email, String name, boolean administers, DataScope scope) {

        /** Whether they may see it: with a team limit, none that others gave to another team. */
        boolean maySee(Recognition recognition) {
            return recognition.team() == null
                    || scope.allowsTeam(recognition.team())
                    || email.equals(recognition.givenBy());
        }

        /** Whether they may take it off: who is named, who gave it, and administrators. */
        boolean mayRemove(Recognition recognition) {
            var team = recognition.team();
            return administers
                    || email.equals(recognition.givenBy())
                    || email.equals(recognition.person())
                    || (team != null && scope.isOfTeams() && scope.allowsTeam(team));
        }
    }

    /** What is sent to give one; {@code to} is a team or the e-mail address of a person. */
    record NewRecognition(
            @Nullable String to,
            @Nullable String clause,
            @Nullable String week,
            @Nullable String text) {}

    /** Who is thanked: a team or a person, with the name shown. */
    private record Recipient(
            @Nullable String team, @Nullable String person, String name) {}

    private final RecognitionStore store;
    private final PersonDirectory people;
    private final TeamNames teams;
    private final Missions missions;
    private final KpiReader kpiReader;
    private final Clock clock;
    private final Audit audit;

    RecognitionService(
            RecognitionStore store,
            PersonDirectory people,
            TeamNames teams,
            Missions missions,
            KpiReader kpiReader,
            Clock clock,
            Audit audit) {
        this.store = store;
        this.people = people;
        this.teams = teams;
        this.missions = missions;
        this.kpiReader = kpiReader;
        this.clock = clock;
        this.audit = audit;
    }

    /** The newest that the viewer may see, up to 200. */
    List<Recognition> visible(RecognitionViewer viewer) {
        return store.newest().stream().filter(viewer::maySee).toList();
    }

    /**
     * Those for a week, newest first: of a caller with a team limit, none to another team. A screen shows all, because
     * the person named can remove it.
     */
    public List<Recognition> of(Period week, DataScope scope) {
        return store.of(week.start()).stream()
                .filter(each -> each.team() == null || scope.equals(DataScope.SCREEN) || scope.allowsTeam(each.team()))
                .toList();
    }

    /** The words of the clause it is for, in the newest version of the mission that has it; empty if it is for none. */
    public Optional<String> quote(Recognition recognition) {
        return Optional.ofNullable(recognition.clause())
                .flatMap(clause -> missions.history().quote(clause));
    }

    /** Those to a person, newest first, up to 200. */
    List<Recognition> to(String email) {
        return store.to(email);
    }

    /**
     * Gives one.
     *
     * @throws Problem 422 with every error
     */
    @Transactional
    Recognition give(NewRecognition sent, RecognitionViewer giver) {
        var errors = new ArrayList<InputError>();
        var recipient = recipient(sent.to() == null ? "" : sent.to().strip(), giver.scope(), errors);
        var clause = sent.clause() == null || sent.clause().isBlank()
                ? null
                : sent.clause().strip();
        var clauses = missions.history().clauseCodes();
        if (clause != null && !clauses.contains(clause)) {
            errors.add(InputError.at(
                    "/clause",
                    "clause.unknown",
                    "No version of the mission has a clause '" + InputText.excerpt(clause) + "'."
                            + NearestWord.suggestion(clause, clauses)));
        }
        var week = week(sent.week(), errors);
        var text = sent.text() == null ? "" : sent.text().replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            errors.add(InputError.at("/text", "text.missing", "Say what you thank them for."));
        } else if (text.length() > MAX_TEXT || !InputText.isStorable(text)) {
            errors.add(InputError.at(
                    "/text",
                    "text.form",
                    "The text has at most " + NumberFormatter.count(MAX_TEXT) + " characters, all of them visible."));
        }
        if (!errors.isEmpty() || recipient == null || week == null) {
            throw Problem.invalid("The recognition was not saved.", errors);
        }
        var recognition = new Recognition(
                UUID.randomUUID(),
                recipient.team(),
                recipient.person(),
                recipient.name(),
                clause,
                week.start(),
                text,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                giver.email(),
                giver.name());
        store.add(recognition);
        audit.record(AuditChange.added(AuditAction.RECOGNITION_GIVEN, subject(recognition), auditLines(recognition)));
        return recognition;
    }

    /**
     * Takes one off.
     *
     * @throws Problem 404 if there is none that the viewer may see, 403 if they are neither named in it nor gave it
     */
    @Transactional
    void remove(String id, RecognitionViewer viewer) {
        var recognition = uuid(id).flatMap(store::recognition)
                .filter(viewer::maySee)
                .orElseThrow(() -> Problem.notFound("There is no such recognition."));
        if (!viewer.mayRemove(recognition)) {
            throw Problem.forbidden("Only people who are named in a recognition, or gave it, can take it off.");
        }
        if (store.remove(recognition.id())) {
            audit.record(AuditChange.removed(
                    AuditAction.RECOGNITION_REMOVED, subject(recognition), auditLines(recognition)));
        }
    }

    private @Nullable Recipient recipient(String to, DataScope scope, List<InputError> errors) {
        if (to.isEmpty()) {
            errors.add(InputError.at("/to", "to.missing", "Name a team, or a person by their e-mail address."));
            return null;
        }
        var person = people.byEmail(to);
        if (person.isPresent()) {
            return new Recipient(null, person.get().email(), person.get().name());
        }
        var team = NameText.normalise(to);
        var known = teams.teams();
        if (!known.contains(team)) {
            errors.add(InputError.at(
                    "/to",
                    "to.unknown",
                    "There is no team and no person '" + InputText.excerpt(to) + "'."
                            + NearestWord.suggestion(
                                    to, known.stream().filter(scope::allowsTeam).toList())));
            return null;
        }
        return new Recipient(team, null, team);
    }

    private @Nullable Period week(@Nullable String sent, List<InputError> errors) {
        var current = kpiReader.currentPeriod(Grain.WEEK);
        if (sent == null || sent.isBlank()) {
            return current.plus(-1);
        }
        try {
            var week = Period.parse(sent.strip());
            if (week.grain() == Grain.WEEK
                    && week.compareTo(current) <= 0
                    && !week.start().isBefore(IsoDates.FIRST)) {
                return week;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like any other text that is no week.
        }
        errors.add(InputError.at(
                "/week", "week.form", "This must be a week since 1990 that has begun, such as 2026-W46."));
        return null;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String subject(Recognition recognition) {
        return "recognition " + recognition.id();
    }

    /** Without its words: the person named can remove them, and the trail keeps everything. */
    private static String auditLines(Recognition recognition) {
        return AuditChange.lines(
                "to",
                recognition.team() == null ? recognition.person() : "team " + recognition.team(),
                "clause",
                recognition.clause(),
                "week",
                Period.of(Grain.WEEK, recognition.week()).code());
    }
}
