package org.kept.workshop;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.Roles;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.document.DocumentFormat;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.ui.Dates;
import org.kept.wording.Wording;

/** Writes the page of a draft. */
@ApplicationScoped
class DraftWriter {

    private final Drafts drafts;
    private final Missions missions;
    private final Publishing publishing;
    private final Kpis kpis;
    private final KpiSettings settings;
    private final Readings readings;
    private final Voices voices;
    private final Clock clock;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    DraftWriter(
            Drafts drafts,
            Missions missions,
            Publishing publishing,
            Kpis kpis,
            KpiSettings settings,
            Readings readings,
            Voices voices,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.drafts = drafts;
        this.missions = missions;
        this.publishing = publishing;
        this.kpis = kpis;
        this.settings = settings;
        this.readings = readings;
        this.voices = voices;
        this.clock = clock;
        this.zone = zone;
        this.caller = caller;
    }

    /**
     * The page.
     *
     * @param first the word that was chosen as the first of a new clause
     * @param refusal the form that was not taken
     */
    DraftPage page(Draft draft, @Nullable Integer first, @Nullable Refusal refusal) {
        var mission = draft.mission();
        var comments = drafts.comments(draft);
        var consequences = new Consequences(draft, missions.history(), kpis::name, me());
        var within = publishing.withinNow(draft);
        var chosen = first != null && first < Words.of(mission.statement()).count() ? first : null;
        return new DraftPage(
                "/mission/edit/" + draft.id(),
                draft.name(),
                draft.revision(),
                history(draft),
                draft.published(),
                new DraftPage.Rights(
                        caller.hasRole(Roles.AUTHOR), caller.hasRole(Roles.VOICE), caller.hasRole(Roles.ADMINISTRATOR)),
                refusal,
                FormView.of("statement", refusal, "statement", mission.statement()),
                Pieces.of(mission, chosen),
                chosen,
                Wording.check(mission.statement()),
                Suggestions.in(mission),
                clauses(draft, consequences, within, comments, refusal),
                mission.notMeasured().stream()
                        .map(each -> new DraftPage.Aside(each.kpi(), name(each.kpi()), each.because()))
                        .toList(),
                FormView.of("aside", refusal, "because", "The statement does not promise it."),
                others(mission),
                FormView.of("day", refusal, "day", mission.effectiveFrom().toString()),
                days(mission),
                draft.isOpen() ? consequences.sentences(missions.changes(mission), within) : List.of(),
                draft.isOpen() ? faults(mission) : List.of(),
                overtaken(draft),
                voices.about(null, comments, refusal),
                FormView.of("comment", refusal));
    }

    private String me() {
        return caller.getPrincipal().getName();
    }

    private String name(String kpi) {
        return kpis.measures().stream()
                .filter(each -> each.code().equals(kpi))
                .map(Kpi::name)
                .findFirst()
                .orElse(kpi);
    }

    private String history(Draft draft) {
        var from = draft.begun() == 0 ? "Begun" : "Begun from version " + draft.begun();
        var begun = from + " by " + voices.by(draft.author(), draft.created()) + ".";
        return draft.revision() == 1
                ? begun
                : begun + " Last changed by " + voices.by(draft.changedBy(), draft.changed()) + ".";
    }

    private List<ClauseView> clauses(
            Draft draft, Consequences consequences, int within, List<Comment> comments, @Nullable Refusal refusal) {
        var mission = draft.mission();
        var week = Period.of(Grain.WEEK, mission.effectiveFrom());
        var timeline = settings.timeline();
        var writer = new ClauseWriter(
                mission,
                kpis.measures(),
                kpi -> timeline.in(kpi, week),
                new ClauseWriter.Arguments() {
                    @Override
                    public Optional<String> by(String clause, String kpi) {
                        return argument(mission, consequences, clause, kpi);
                    }

                    @Override
                    public Optional<String> suspect(String clause, String kpi) {
                        return consequences.suspect(clause, kpi);
                    }
                },
                new ClauseWriter.Within(within, draft.withinSeconds()),
                me(),
                refusal);
        var spans = mission.spans();
        var views = new ArrayList<ClauseView>();
        for (var i = 0; i < spans.size(); i++) {
            var clause = mission.clauses().get(i);
            views.add(writer.write(clause, spans.get(i).isEmpty(), voices.about(clause.code(), comments, refusal)));
        }
        return List.copyOf(views);
    }

    private Optional<String> argument(Mission mission, Consequences consequences, String clause, String kpi) {
        var day = mission.measure(clause, kpi).flatMap(each -> Optional.ofNullable(each.arguedOn()));
        return consequences.argued(clause, kpi).map(each -> day.map(on -> voices.name(each.by()) + ", " + Dates.day(on))
                .orElseGet(() -> voices.by(each.by(), each.on())));
    }

    private List<DraftPage.Named> others(Mission mission) {
        var used = new HashSet<String>();
        mission.clauses().stream().map(Clause::measures).forEach(each -> each.forEach(one -> used.add(one.kpi())));
        mission.notMeasured().forEach(each -> used.add(each.kpi()));
        return kpis.measures().stream()
                .filter(each -> !used.contains(each.code()))
                .map(each -> new DraftPage.Named(each.code(), each.name()))
                .toList();
    }

    /** Today, next Monday, and the first day that there is any data for: what most missions begin on. */
    private List<DraftPage.Day> days(Mission mission) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var days = new ArrayList<DraftPage.Day>();
        kpis.measures().stream()
                .flatMap(kpi -> readings.extent(kpi, Grain.DAY).stream())
                .map(extent -> extent.first().start())
                .min(LocalDate::compareTo)
                .filter(first -> first.isBefore(today))
                .ifPresent(first -> days.add(day(mission, first, "the first day with data")));
        days.add(day(mission, today, "today"));
        days.add(day(mission, today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), "next Monday"));
        return List.copyOf(days);
    }

    private static DraftPage.Day day(Mission mission, LocalDate date, String words) {
        return new DraftPage.Day(
                date.toString(),
                words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ", " + Dates.day(date),
                date.equals(mission.effectiveFrom()));
    }

    /** What keeps it from being published. */
    private List<String> faults(Mission mission) {
        try {
            missions.read(missions.write(mission, DocumentFormat.JSON), DocumentFormat.JSON);
            return List.of();
        } catch (Problem wrong) {
            return wrong.faults().isEmpty()
                    ? List.of(wrong.detail())
                    : wrong.faults().stream().map(each -> each.detail()).toList();
        }
    }

    private @Nullable Integer overtaken(Draft draft) {
        return missions.current()
                .map(MissionVersion::number)
                .filter(number -> draft.isOpen() && number != draft.begun())
                .orElse(null);
    }
}
