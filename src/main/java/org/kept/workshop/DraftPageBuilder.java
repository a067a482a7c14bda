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
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.document.DocumentFormat;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.ui.DateFormatter;
import org.kept.wording.WordingChecker;
import org.kept.workingtime.Calendars;
import org.kept.workshop.draft.Comment;
import org.kept.workshop.draft.Draft;
import org.kept.workshop.draft.DraftPublisher;
import org.kept.workshop.draft.DraftService;
import org.kept.workshop.draft.PublishingConsequences;
import org.kept.workshop.draft.StatementWords;

/** Builds the page of a draft. */
@ApplicationScoped
class DraftPageBuilder {

    private final DraftService draftService;
    private final Missions missions;
    private final DraftPublisher draftPublisher;
    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore settings;
    private final KpiReader kpiReader;
    private final Calendars calendars;
    private final CommentViews commentViews;
    private final Clock clock;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    DraftPageBuilder(
            DraftService draftService,
            Missions missions,
            DraftPublisher draftPublisher,
            KpiRegistry kpiRegistry,
            KpiSettingsStore settings,
            KpiReader kpiReader,
            Calendars calendars,
            CommentViews commentViews,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.draftService = draftService;
        this.missions = missions;
        this.draftPublisher = draftPublisher;
        this.kpiRegistry = kpiRegistry;
        this.settings = settings;
        this.kpiReader = kpiReader;
        this.calendars = calendars;
        this.commentViews = commentViews;
        this.clock = clock;
        this.zone = zone;
        this.caller = caller;
    }

    /**
     * Builds the page.
     *
     * @param first the index of the word chosen as the first of a new clause; null if none
     * @param sentForms the sent forms with unsaved values; null if there are none
     */
    DraftPage page(Draft draft, @Nullable Integer first, @Nullable SentForms sentForms) {
        var mission = draft.mission();
        var comments = draftService.comments(draft);
        var consequences = new PublishingConsequences(draft, missions.history(), kpiRegistry::name, me());
        var clauses = clauses(draft, consequences, comments, sentForms);
        var chosen =
                first != null && first < StatementWords.of(mission.statement()).count() ? first : null;
        return new DraftPage(
                "/mission/edit/" + draft.id(),
                draft.name(),
                draft.revision(),
                history(draft),
                draft.published(),
                new DraftPage.DraftPermissions(
                        caller.hasRole(Permissions.AUTHOR),
                        caller.hasRole(Permissions.VOICE),
                        caller.hasRole(Permissions.ADMINISTRATOR)),
                sentForms,
                FormView.of("statement", sentForms, "statement", mission.statement()),
                StatementSegmenter.of(mission, chosen),
                chosen,
                WordingChecker.check(mission.statement()),
                ClauseSuggestions.in(mission),
                clauses,
                mission.notMeasured().stream()
                        .map(each -> new DraftPage.SetAsideRow(each.kpi(), name(each.kpi()), each.because()))
                        .toList(),
                FormView.of("aside", sentForms, "because", "The statement does not promise it."),
                others(mission),
                FormView.of("day", sentForms, "day", mission.effectiveFrom().toString()),
                days(mission),
                draft.isOpen()
                        ? consequences.sentences(
                                missions.changes(mission),
                                unmetTimes(mission, clauses),
                                draftPublisher.currentTimes(draft))
                        : List.of(),
                draft.isOpen() ? faults(mission) : List.of(),
                overtaken(draft),
                commentViews.about(null, comments, sentForms),
                FormView.of("comment", sentForms, "kind", "idea"));
    }

    /** What the words of clauses ask for and their measures do not count, in sentences. */
    private static List<String> unmetTimes(Mission mission, List<DraftClauseView> clauses) {
        return clauses.stream()
                .flatMap(clause -> clause.times().stream()
                        .filter(each -> each.isUnmet()
                                && mission.clause(clause.code())
                                        .flatMap(measured -> measured.measure(each.kpi()))
                                        .isPresent()))
                .map(DraftClauseView.RequestedTime::sentence)
                .distinct()
                .toList();
    }

    private String me() {
        return caller.getPrincipal().getName();
    }

    private String name(String kpi) {
        return kpiRegistry.measures().stream()
                .filter(each -> each.code().equals(kpi))
                .map(Kpi::name)
                .findFirst()
                .orElse(kpi);
    }

    private String history(Draft draft) {
        var from = draft.begun() == 0 ? "Started" : "Started from version " + draft.begun();
        var begun = from + " by " + commentViews.authorAndTime(draft.author(), draft.created()) + ".";
        return draft.revision() == 1
                ? begun
                : begun + " Last changed by " + commentViews.authorAndTime(draft.changedBy(), draft.changed()) + ".";
    }

    private List<DraftClauseView> clauses(
            Draft draft, PublishingConsequences consequences, List<Comment> comments, @Nullable SentForms sentForms) {
        var mission = draft.mission();
        var week = Period.of(Grain.WEEK, mission.effectiveFrom());
        var timeline = settings.timeline();
        var clauseViewBuilder = new DraftClauseViewBuilder(
                mission,
                kpiRegistry.measures(),
                kpi -> timeline.in(kpi, week),
                new DraftClauseViewBuilder.ReasonLookup() {
                    @Override
                    public Optional<String> by(String clause, String kpi) {
                        return reasonGivenBy(mission, consequences, clause, kpi);
                    }

                    @Override
                    public Optional<String> suspect(String clause, String kpi) {
                        return consequences.outdatedQuote(clause, kpi);
                    }
                },
                draft.times(),
                workingDays(week),
                me(),
                sentForms);
        var ranges = mission.quoteRanges();
        var views = new ArrayList<DraftClauseView>();
        for (var i = 0; i < ranges.size(); i++) {
            var clause = mission.clauses().get(i);
            views.add(clauseViewBuilder.write(
                    clause, ranges.get(i).isEmpty(), commentViews.about(clause.code(), comments, sentForms)));
        }
        return List.copyOf(views);
    }

    /** The calendars, each with the seconds of a working day. */
    private SortedMap<String, Integer> workingDays(Period week) {
        var history = calendars.history();
        var days = new TreeMap<String, Integer>();
        history.names().forEach(name -> history.hours(name, week)
                .ifPresent(hours -> days.put(name, hours.secondsOfWorkingDay())));
        return days;
    }

    private Optional<String> reasonGivenBy(
            Mission mission, PublishingConsequences consequences, String clause, String kpi) {
        var day = mission.measure(clause, kpi).flatMap(each -> Optional.ofNullable(each.arguedOn()));
        return consequences.reasonOrigin(clause, kpi).map(each -> day.map(
                        on -> commentViews.name(each.by()) + ", " + DateFormatter.day(on))
                .orElseGet(() -> commentViews.authorAndTime(each.by(), each.on())));
    }

    private List<DraftPage.NamedChoice> others(Mission mission) {
        var used = new HashSet<String>();
        mission.clauses().stream()
                .map(Clause::measures)
                .forEach(each -> each.forEach(measure -> used.add(measure.kpi())));
        mission.notMeasured().forEach(each -> used.add(each.kpi()));
        return kpiRegistry.measures().stream()
                .filter(each -> !used.contains(each.code()))
                .map(each -> new DraftPage.NamedChoice(each.code(), each.name()))
                .toList();
    }

    /** Suggested first days: today, next Monday, and the first day with any data, which most missions start on. */
    private List<DraftPage.EffectiveDay> days(Mission mission) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var days = new ArrayList<DraftPage.EffectiveDay>();
        kpiRegistry.measures().stream()
                .flatMap(kpi -> kpiReader.extent(kpi, Grain.DAY).stream())
                .map(extent -> extent.first().start())
                .min(LocalDate::compareTo)
                .filter(first -> first.isBefore(today))
                .ifPresent(first -> days.add(day(mission, first, "the first day with data")));
        days.add(day(mission, today, "today"));
        days.add(day(mission, today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), "next Monday"));
        return List.copyOf(days);
    }

    private static DraftPage.EffectiveDay day(Mission mission, LocalDate date, String words) {
        return new DraftPage.EffectiveDay(
                date.toString(),
                words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ", " + DateFormatter.day(date),
                date.equals(mission.effectiveFrom()));
    }

    /** The reasons why the mission cannot be published; empty if it can. */
    private List<String> faults(Mission mission) {
        try {
            missions.parse(missions.write(mission, DocumentFormat.JSON), DocumentFormat.JSON);
            return List.of();
        } catch (Problem wrong) {
            return wrong.errors().isEmpty()
                    ? List.of(wrong.detail())
                    : wrong.errors().stream().map(each -> each.detail()).toList();
        }
    }

    private @Nullable Integer overtaken(Draft draft) {
        return missions.current()
                .map(MissionVersion::number)
                .filter(number -> draft.isOpen() && number != draft.begun())
                .orElse(null);
    }
}
