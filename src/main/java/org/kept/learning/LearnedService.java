package org.kept.learning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.TeamNames;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.IsoDates;
import org.kept.calendar.ReportingZone;
import org.kept.mission.Clause;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Keeps which team has learned which behaviours and decisions of the current mission. */
@ApplicationScoped
class LearnedService {

    /**
     * Something to learn.
     *
     * @param mayDecide whether it is what people may decide; otherwise a behaviour
     * @param digest identifies its words; when they change, it has to be learned again
     */
    record Lesson(String clause, String quote, boolean mayDecide, String text, String digest) {}

    /** When a team learned something, as noted by a person. */
    record LearnedMark(String clause, String digest, String team, LocalDate on) {

        boolean isOf(Lesson lesson) {
            return clause.equals(lesson.clause()) && digest.equals(lesson.digest());
        }
    }

    private final LearnedStore store;
    private final Missions missions;
    private final TeamNames teams;
    private final ReportingZone zone;
    private final Clock clock;
    private final Audit audit;

    LearnedService(
            LearnedStore store, Missions missions, TeamNames teams, ReportingZone zone, Clock clock, Audit audit) {
        this.store = store;
        this.missions = missions;
        this.teams = teams;
        this.zone = zone;
        this.clock = clock;
        this.audit = audit;
    }

    /** What the current mission asks of people, in its order. */
    List<Lesson> lessons() {
        var lessons = new ArrayList<Lesson>();
        for (var clause : clauses()) {
            clause.behaviours().forEach(text -> lessons.add(lesson(clause, false, text)));
            clause.mayDecide().forEach(text -> lessons.add(lesson(clause, true, text)));
        }
        return List.copyOf(lessons);
    }

    private List<Clause> clauses() {
        return missions.current()
                .map(MissionVersion::mission)
                .map(mission -> mission.clauses())
                .orElse(List.of());
    }

    private static Lesson lesson(Clause clause, boolean mayDecide, String text) {
        return new Lesson(clause.code(), clause.quote(), mayDecide, text, digest(mayDecide, text));
    }

    /** The marks of the teams in the scope. */
    List<LearnedMark> marks(DataScope scope) {
        return store.marks().stream()
                .filter(row -> scope.allowsTeam(row.team))
                .map(row -> new LearnedMark(row.clause, row.digest, row.team, row.learnedOn))
                .toList();
    }

    /** The teams in the scope, by name. */
    List<String> teams(DataScope scope) {
        return teams.teams().stream().filter(scope::allowsTeam).toList();
    }

    /** Today in the reporting zone. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.id());
    }

    /**
     * Notes that a team has learned exactly these lessons of the current mission: others are no longer learned.
     *
     * @param learned the keys of the lessons, see {@link #key}
     * @param on the day on which it learned those that are new
     * @throws Problem 403 for another team, 422 for a team that does not exist or a day in the future
     */
    @Transactional
    void learn(String team, Set<String> learned, LocalDate on, String by, DataScope scope) {
        if (!scope.allowsTeam(team)) {
            throw Problem.forbidden("You note what your own teams have learned: " + scope.teamList() + ".");
        }
        if (!teams.teams().contains(team)) {
            throw invalid("/team", "team.unknown", "There is no team of this name in the events.");
        }
        if (on.isAfter(today())) {
            throw invalid("/on", "on.future", "The day on which it was learned must not be in the future.");
        }
        if (!IsoDates.isInReach(on, today())) {
            throw invalid("/on", "on.range", IsoDates.REACH);
        }
        var marks =
                marks(scope).stream().filter(each -> each.team().equals(team)).toList();
        for (var lesson : lessons()) {
            var was = marks.stream().anyMatch(each -> each.isOf(lesson));
            var is = learned.contains(key(lesson));
            if (is && !was) {
                store.add(row(lesson, team, on, by));
                audit.record(AuditChange.added(
                        AuditAction.BEHAVIOUR_LEARNED, subject(lesson, team), auditLines(lesson, on)));
            } else if (was && !is) {
                store.remove(lesson.clause(), lesson.digest(), team);
                audit.record(AuditChange.removed(
                        AuditAction.BEHAVIOUR_NOT_LEARNED, subject(lesson, team), auditLines(lesson, null)));
            }
        }
    }

    /** Identifies a lesson in forms. */
    static String key(Lesson lesson) {
        return lesson.clause() + "/" + lesson.digest();
    }

    private LearnedRow row(Lesson lesson, String team, LocalDate on, String by) {
        var row = new LearnedRow();
        row.clause = lesson.clause();
        row.digest = lesson.digest();
        row.team = team;
        row.learnedOn = on;
        row.noted = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.notedBy = by;
        return row;
    }

    private static String subject(Lesson lesson, String team) {
        return "clause " + lesson.clause() + ", team " + team;
    }

    private static String auditLines(Lesson lesson, @Nullable LocalDate on) {
        return AuditChange.lines(lesson.mayDecide() ? "may decide" : "behaviour", lesson.text(), "on", on);
    }

    private static Problem invalid(String pointer, String code, String detail) {
        return Problem.invalid("Nothing was saved.", List.of(InputError.at(pointer, code, detail)));
    }

    /** SHA-256 in hexadecimal, 64 characters; stored, so it never changes for the same words. */
    static String digest(boolean mayDecide, String text) {
        try {
            var content = (mayDecide ? "mayDecide\n" : "behaviour\n") + text;
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
