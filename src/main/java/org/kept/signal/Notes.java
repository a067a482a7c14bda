package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Grain;
import org.kept.calendar.IsoDates;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;

/** Notes by people: where limits are reset, and what happened when. */
@ApplicationScoped
public class Notes {

    private static final int MAX_TEXT_LENGTH = 1000;
    private static final int MAX_TEAM_LENGTH = 100;

    private final PhaseStore phases;
    private final AnnotationStore annotations;
    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final Audit audit;
    private final Clock clock;

    Notes(
            PhaseStore phases,
            AnnotationStore annotations,
            Missions missions,
            KpiRegistry kpiRegistry,
            Audit audit,
            Clock clock) {
        this.phases = phases;
        this.annotations = annotations;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.audit = audit;
        this.clock = clock;
    }

    /** The phases of a KPI, earliest first. */
    public List<Phase> phases(String kpi) {
        return phases.ofKpi(kpi);
    }

    /**
     * The phases that reset the limits of the slice: those of the whole company and of its team. KPIs that count the
     * same events share their phases, because one series has one judgement.
     */
    public List<Phase> phases(String kpi, Slice slice) {
        return kpiRegistry.sameSeries(kpi).stream()
                .flatMap(code -> phases.ofKpi(code).stream())
                .filter(each -> each.appliesTo(slice))
                .sorted(Comparator.comparing(Phase::from))
                .toList();
    }

    /**
     * Resets limits from a week on, for one team, or for the whole company and every slice if it is null.
     *
     * @throws Problem 422 if the reason or the team is not acceptable, 409 if a phase already begins there, 403 for a
     *     team outside the author's scope
     */
    @Transactional
    public Phase begin(Kpi kpi, Period week, String because, @Nullable String team, NoteAuthor author) {
        author.checkMayWrite(team);
        var faults = new ArrayList<InputError>();
        checkText("/because", "because", because, faults);
        checkDay("/from", week.start(), faults);
        checkTeam(team, faults);
        throwIfInvalid("The limits were not reset.", faults);
        var from = Period.of(Grain.WEEK, week.start()).start();
        if (phases.ofKpi(kpi.code()).stream()
                .anyMatch(phase -> phase.from().equals(from) && Objects.equals(phase.team(), team))) {
            throw Problem.conflict("The limits of " + kpi.name() + (team == null ? "" : " for the team " + team)
                    + " are already reset in " + week.code() + ". Remove that reset first.");
        }
        var phase = new Phase(UUID.randomUUID(), kpi.code(), from, because.strip(), team, now(), author.name());
        phases.add(phase);
        audit.record(AuditChange.added(AuditAction.PHASE_BEGUN, subject(phase), auditLines(phase)));
        return phase;
    }

    /** Annotations that touch the days from the first to the last, earliest first, up to 500. */
    public List<Annotation> annotations(LocalDate from, LocalDate to) {
        return annotations.touching(from, to);
    }

    /** Phases of any KPI that begin on one of the days, earliest first. */
    public List<Phase> phases(LocalDate from, LocalDate to) {
        return phases.between(from, to);
    }

    /**
     * Adds an annotation.
     *
     * @throws Problem 422 with every error, 403 for a team outside the author's scope
     */
    @Transactional
    public Annotation annotate(
            LocalDate from,
            @Nullable LocalDate to,
            String text,
            AnnotationSubject annotationSubject,
            NoteAuthor author) {
        author.checkMayWrite(annotationSubject.team());
        var clause = annotationSubject.clause();
        var faults = new ArrayList<InputError>();
        checkText("/text", "text", text, faults);
        checkDay("/from", from, faults);
        if (to != null && to.isBefore(from)) {
            faults.add(InputError.at("/to", "to.before-from", "The last day is before the first."));
        } else if (to != null) {
            checkDay("/to", to, faults);
        }
        if (clause != null && !clauseExists(clause)) {
            faults.add(InputError.at(
                    "/clause", "clause.unknown", "No version of the mission has a clause with that code."));
        }
        checkTeam(annotationSubject.team(), faults);
        throwIfInvalid("The note was not stored.", faults);
        var kpi = annotationSubject.kpi() == null
                ? null
                : kpiRegistry.get(annotationSubject.kpi()).code();
        var annotation = new Annotation(
                UUID.randomUUID(), from, to, text.strip(), kpi, clause, annotationSubject.team(), now(), author.name());
        annotations.add(annotation);
        audit.record(AuditChange.added(AuditAction.NOTE_ADDED, subject(annotation), auditLines(annotation)));
        return annotation;
    }

    /**
     * Deletes a phase of the KPI, as if it had never begun.
     *
     * @throws Problem 404 if there is none with this id that the author may see, 403 if the author may not delete it
     */
    @Transactional
    public void deletePhase(Kpi kpi, UUID id, NoteAuthor author) {
        var phase = phases.phase(id)
                .filter(each -> each.kpi().equals(kpi.code()) && author.maySee(each.team()))
                .orElseThrow(() -> notFound("phase"));
        author.checkMayWrite(phase.team());
        if (!phases.remove(id)) {
            throw notFound("phase");
        }
        audit.record(AuditChange.removed(AuditAction.PHASE_REMOVED, subject(phase), auditLines(phase)));
    }

    /**
     * Deletes an annotation.
     *
     * @throws Problem 404 if there is none with this id that the author may see, 403 if the author may not delete it
     */
    @Transactional
    public void deleteAnnotation(UUID id, NoteAuthor author) {
        var annotation = annotations
                .annotation(id)
                .filter(each -> author.maySee(each.team()))
                .orElseThrow(() -> notFound("annotation"));
        author.checkMayWrite(annotation.team());
        if (!annotations.remove(id)) {
            throw notFound("annotation");
        }
        audit.record(AuditChange.removed(AuditAction.NOTE_REMOVED, subject(annotation), auditLines(annotation)));
    }

    private static String subject(Phase phase) {
        return "kpi " + phase.kpi();
    }

    private static String auditLines(Phase phase) {
        return AuditChange.lines(
                "from", phase.from(), "because", phase.because(), "team", phase.team(), "by", phase.author());
    }

    private static String subject(Annotation note) {
        return note.kpi() == null ? "note" : "kpi " + note.kpi();
    }

    private static String auditLines(Annotation note) {
        return AuditChange.lines(
                "from",
                note.from(),
                "to",
                note.to(),
                "text",
                note.text(),
                "clause",
                note.clause(),
                "team",
                note.team(),
                "by",
                note.author());
    }

    /**
     * Parses the id of a phase or an annotation.
     *
     * @throws Problem 404 if the text is not an id
     */
    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("Nothing found with that id.");
        }
    }

    private boolean clauseExists(String clause) {
        return missions.history().versions().stream()
                .flatMap(version -> version.mission().clauses().stream())
                .anyMatch(each -> each.code().equals(clause));
    }

    private static Problem notFound(String what) {
        return Problem.notFound("There is no such " + what + ".");
    }

    private static void checkTeam(@Nullable String team, List<InputError> faults) {
        if (team != null && (team.isBlank() || team.length() > MAX_TEAM_LENGTH || team.indexOf('\0') >= 0)) {
            faults.add(InputError.at("/team", "team.length", "team must have 1 to 100 characters, or be left out."));
        }
    }

    private static void checkText(String pointer, String member, String text, List<InputError> faults) {
        if (text.isBlank()) {
            faults.add(InputError.at(
                    pointer, member + ".missing", member + " is required: one sentence, shown on the chart."));
        } else if (text.length() > MAX_TEXT_LENGTH || text.indexOf('\0') >= 0) {
            faults.add(InputError.at(pointer, member + ".length", member + " must have 1 to 1,000 characters."));
        }
    }

    private static void throwIfInvalid(String detail, List<InputError> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(detail, faults);
        }
    }

    private void checkDay(String pointer, LocalDate day, List<InputError> faults) {
        if (!IsoDates.isInReach(day, now().toLocalDate())) {
            faults.add(InputError.at(pointer, "date.range", IsoDates.REACH));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
