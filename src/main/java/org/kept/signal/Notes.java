package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;

/** What people noted: where limits begin anew, and what happened when. */
@ApplicationScoped
public class Notes {

    private static final int MOST_CHARACTERS = 1000;
    private static final int LONGEST_TEAM = 100;

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

    /** The phases of a KPI that a person began, the earliest first. */
    public List<Phase> phases(String kpi) {
        return phases.ofKpi(kpi);
    }

    /** The phases by which the limits of that cut begin anew: of the whole, and of its team. */
    public List<Phase> phases(String kpi, Slice slice) {
        return phases(kpi).stream().filter(each -> each.concerns(slice)).toList();
    }

    /**
     * Begins new limits with that week, for one team, or for the whole and every part of it.
     *
     * @throws Problem 422 when the reason is missing, 409 when a phase begins there already, 403 for a team that is not theirs
     */
    @Transactional
    public Phase begin(Kpi kpi, Period week, String because, @Nullable String team, NoteAuthor author) {
        author.check(team);
        var faults = new ArrayList<InputError>();
        text("/because", "because", because, faults);
        team(team, faults);
        refuse("The phase is not acceptable.", faults);
        var from = Period.of(Grain.WEEK, week.start()).start();
        if (phases.ofKpi(kpi.code()).stream()
                .anyMatch(phase -> phase.from().equals(from) && Objects.equals(phase.team(), team))) {
            throw Problem.conflict("A phase of " + kpi.name() + (team == null ? "" : " for the team " + team)
                    + " begins in " + week.code() + " already; delete it first.");
        }
        var phase = new Phase(UUID.randomUUID(), kpi.code(), from, because.strip(), team, now(), author.name());
        phases.add(phase);
        audit.record(AuditChange.added(AuditAction.PHASE_BEGUN, subject(phase), said(phase)));
        return phase;
    }

    /** Annotations that touch the days from the first to the last, the earliest first, up to 500. */
    public List<Annotation> annotations(LocalDate from, LocalDate to) {
        return annotations.touching(from, to);
    }

    /** The phases of any KPI that begin on one of those days, the earliest first. */
    public List<Phase> phases(LocalDate from, LocalDate to) {
        return phases.between(from, to);
    }

    /**
     * Notes what happened.
     *
     * @throws Problem 422 with every fault, 403 for a team that is not theirs
     */
    @Transactional
    public Annotation annotate(
            LocalDate from,
            @Nullable LocalDate to,
            String text,
            AnnotationSubject annotationSubject,
            NoteAuthor author) {
        author.check(annotationSubject.team());
        var clause = annotationSubject.clause();
        var faults = new ArrayList<InputError>();
        text("/text", "text", text, faults);
        if (to != null && to.isBefore(from)) {
            faults.add(InputError.at("/to", "to.before-from", "to is before from."));
        }
        if (clause != null && !known(clause)) {
            faults.add(
                    InputError.at("/clause", "clause.unknown", "No version of the mission has a clause of that code."));
        }
        team(annotationSubject.team(), faults);
        refuse("The annotation is not acceptable.", faults);
        var kpi = annotationSubject.kpi() == null
                ? null
                : kpiRegistry.get(annotationSubject.kpi()).code();
        var annotation = new Annotation(
                UUID.randomUUID(), from, to, text.strip(), kpi, clause, annotationSubject.team(), now(), author.name());
        annotations.add(annotation);
        audit.record(AuditChange.added(AuditAction.NOTE_ADDED, subject(annotation), said(annotation)));
        return annotation;
    }

    /**
     * Ends a phase of the KPI as if it had never begun.
     *
     * @throws Problem 404 when there is none of that id that they see, 403 when it is not theirs to end
     */
    @Transactional
    public void deletePhase(Kpi kpi, UUID id, NoteAuthor author) {
        var phase = phases.phase(id)
                .filter(each -> each.kpi().equals(kpi.code()) && author.sees(each.team()))
                .orElseThrow(() -> gone("phase"));
        author.check(phase.team());
        if (!phases.remove(id)) {
            throw gone("phase");
        }
        audit.record(AuditChange.removed(AuditAction.PHASE_REMOVED, subject(phase), said(phase)));
    }

    /**
     * Deletes an annotation.
     *
     * @throws Problem 404 when there is none of that id that they see, 403 when it is not theirs to delete
     */
    @Transactional
    public void deleteAnnotation(UUID id, NoteAuthor author) {
        var annotation = annotations
                .annotation(id)
                .filter(each -> author.sees(each.team()))
                .orElseThrow(() -> gone("annotation"));
        author.check(annotation.team());
        if (!annotations.remove(id)) {
            throw gone("annotation");
        }
        audit.record(AuditChange.removed(AuditAction.NOTE_REMOVED, subject(annotation), said(annotation)));
    }

    private static String subject(Phase phase) {
        return "kpi " + phase.kpi();
    }

    private static String said(Phase phase) {
        return AuditChange.lines(
                "from", phase.from(), "because", phase.because(), "team", phase.team(), "by", phase.author());
    }

    private static String subject(Annotation note) {
        return note.kpi() == null ? "note" : "kpi " + note.kpi();
    }

    private static String said(Annotation note) {
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
     * The id of a phase or an annotation.
     *
     * @throws Problem 404 for a text that is none
     */
    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is nothing of that id.");
        }
    }

    private boolean known(String clause) {
        return missions.history().versions().stream()
                .flatMap(version -> version.mission().clauses().stream())
                .anyMatch(each -> each.code().equals(clause));
    }

    private static Problem gone(String what) {
        return Problem.notFound("There is no such " + what + ".");
    }

    private static void team(@Nullable String team, List<InputError> faults) {
        if (team != null && (team.isBlank() || team.length() > LONGEST_TEAM || team.indexOf('\0') >= 0)) {
            faults.add(InputError.at("/team", "team.length", "team must have 1 to 100 characters, or be left out."));
        }
    }

    private static void text(String pointer, String member, String text, List<InputError> faults) {
        if (text.isBlank()) {
            faults.add(InputError.at(
                    pointer, member + ".missing", member + " is required: one sentence that the chart shows."));
        } else if (text.length() > MOST_CHARACTERS || text.indexOf('\0') >= 0) {
            faults.add(InputError.at(pointer, member + ".length", member + " must have 1 to 1,000 characters."));
        }
    }

    private static void refuse(String detail, List<InputError> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(detail, faults);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
