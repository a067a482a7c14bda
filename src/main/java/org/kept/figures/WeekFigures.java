package org.kept.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.EventRepository;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.SentRecord;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.Kpi;
import org.kept.mission.Measure;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.EventDrillDown;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;

/**
 * Reads and stores the figures of a week.
 *
 * <p>A new figure is an event whose id names KPI, week and team, so the next one corrects it. Its time is now, or just
 * after the latest figure for the same KPI, week and team: the later one is counted.
 */
@ApplicationScoped
class WeekFigures {

    /** The source of the events. */
    static final String SOURCE = "by-hand";

    /** Maximum number of figures stored at once; one chunk of events. */
    static final int MAX_FIGURES = 1000;

    private static final String REASON = "Typed on the page of figures, or sent to the address of figures";

    /**
     * A stored figure.
     *
     * @param before the earlier number of the week
     * @param unchanged whether the same figure existed already
     */
    record SavedFigure(TypedFigure figure, CurrentFigure before, boolean unchanged) {}

    private final KpiReader kpiReader;
    private final KpiRegistry kpiRegistry;
    private final EventDrillDown drillDown;
    private final EventRepository events;
    private final EventIngestion ingestion;
    private final Missions missions;
    private final ObjectMapper json;
    private final ReportingZone zone;
    private final Clock clock;

    WeekFigures(
            KpiReader kpiReader,
            KpiRegistry kpiRegistry,
            EventDrillDown drillDown,
            EventRepository events,
            EventIngestion ingestion,
            Missions missions,
            ObjectMapper json,
            ReportingZone zone,
            Clock clock) {
        this.kpiReader = kpiReader;
        this.kpiRegistry = kpiRegistry;
        this.drillDown = drillDown;
        this.events = events;
        this.ingestion = ingestion;
        this.missions = missions;
        this.json = json;
        this.zone = zone;
        this.clock = clock;
    }

    /** The zone in which times are shown. */
    ZoneId zone() {
        return zone.id();
    }

    /** The last complete week. */
    Period lastWeek() {
        return currentWeek().plus(-1);
    }

    /** The week in progress. */
    Period currentWeek() {
        return kpiReader.currentPeriod(Grain.WEEK);
    }

    /** The week named {@code 2026-W46}, {@code current} or {@code last}; null if it is not a week. */
    @Nullable
    Period week(String text) {
        if (text.equals("current")) {
            return currentWeek();
        }
        if (text.equals("last")) {
            return lastWeek();
        }
        try {
            var period = Period.parse(text);
            return period.grain() == Grain.WEEK ? period : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The KPIs that the current mission measures its clauses by, in the order of the mission. */
    List<Kpi> missionKpis() {
        return missions.current().stream()
                .flatMap(version -> version.mission().clauses().stream())
                .flatMap(clause -> clause.measures().stream())
                .map(Measure::kpi)
                .distinct()
                .flatMap(code -> kpiRegistry.find(code).stream())
                .toList();
    }

    /** Whether the KPI takes figures: all do but guarantees, whose breaches are counted by the mission. */
    static boolean isTypable(Kpi kpi) {
        return !kpi.code().startsWith(CustomKpiFactory.GUARANTEE);
    }

    /** The KPIs that take figures: the catalogue and custom KPIs. */
    List<Kpi> typableKpis() {
        return kpiRegistry.measures();
    }

    /** The KPI with that code, if it takes figures; otherwise empty. */
    Optional<Kpi> findTypable(String code) {
        return kpiRegistry.find(code).filter(WeekFigures::isTypable);
    }

    /** The present number of the week, including excluded time: an exclusion replaces no figure. */
    CurrentFigure current(Kpi kpi, Period week, @Nullable String team, DataScope dataScope) {
        var slice = Slice.of(team, null);
        var readings = kpiReader.series(kpi, week.plus(-1), week, slice);
        var now = readings.get(1);
        var own = new ArrayList<EventDrillDown.FigureStanding>();
        var parts = 0;
        EventDrillDown.@Nullable FigureStanding exact = null;
        for (var standing : drillDown.figures(kpi, week, slice)) {
            var isOwn = standing.period().equals(week) && standing.slice().equals(slice);
            if (isOwn) {
                own.add(standing);
            }
            if (standing.holds() && isOwn) {
                exact = standing;
            } else if (standing.holds()) {
                parts++;
            }
        }
        return new CurrentFigure(
                kpi,
                week,
                slice.team(),
                readings.get(0).withExcluded(),
                now.withExcluded(),
                exact != null,
                exact == null ? null : events.find(exact.key(), dataScope),
                parts,
                Catalogue.find(kpi.code()).isPresent()
                        ? kpi.change().things()
                        : kpi.formula(now.settings()).denominator().words(),
                own.stream()
                        .map(EventDrillDown.FigureStanding::at)
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    /**
     * Checks figures as storing them would.
     *
     * @throws Problem 422 with every error; pointers begin with {@code /figures} and the index of the figure
     */
    void check(Period week, List<TypedFigure> figures, Actor actor, DataScope dataScope) {
        var options = new IngestOptions(true, true, actor.name(), REASON, dataScope, actor);
        var records = new ArrayList<SentRecord>();
        var now = now();
        for (var i = 0; i < figures.size(); i++) {
            records.add(SentRecord.of(i, null, envelope(week, figures.get(i), now)));
        }
        ingestion.push(records, options, WeekFigures::throwIfRejected);
    }

    /**
     * Stores all figures or none. Each replaces the figure or the events of the week for its KPI and team.
     *
     * @throws Problem 422 with every error, as in {@link #check}; 409 if another figure arrived at the same moment
     */
    List<SavedFigure> save(Period week, List<TypedFigure> figures, Actor actor, DataScope dataScope) {
        var now = now();
        var saved = new ArrayList<SavedFigure>();
        var records = new ArrayList<SentRecord>();
        for (var typed : figures) {
            var before = current(typed.kpi(), week, typed.team(), dataScope);
            var unchanged = before.isSame(typed);
            if (!unchanged) {
                var time = laterThan(before.latest(), now);
                records.add(SentRecord.of(saved.size(), null, envelope(week, typed, time)));
            }
            saved.add(new SavedFigure(typed, before, unchanged));
        }
        if (!records.isEmpty()) {
            ingestion.push(records, IngestOptions.correction(actor, REASON, dataScope), receipt -> {
                throwIfRejected(receipt);
                if (receipt.superseded() > 0) {
                    throw Problem.conflict(
                            "Another figure for this week arrived at the same moment. Nothing was stored. Look at"
                                    + " it, and send yours again if it is right.");
                }
            });
        }
        return List.copyOf(saved);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant laterThan(@Nullable Instant latest, Instant now) {
        return latest == null || latest.isBefore(now) ? now : latest.plus(1, ChronoUnit.MICROS);
    }

    private JsonNode envelope(Period week, TypedFigure typed, Instant time) {
        var event = json.createObjectNode();
        event.put("source", SOURCE);
        event.put("id", id(week, typed));
        event.put("type", "figure");
        event.put("time", time.atOffset(ZoneOffset.UTC).toString());
        if (typed.team() != null) {
            event.put("team", typed.team());
        }
        var data = event.putObject("data");
        data.put("kpi", typed.kpi().code());
        data.put("week", week.code());
        data.put("value", typed.value());
        if (typed.sample() != null) {
            data.put("sample", typed.sample());
        }
        return event;
    }

    private static String id(Period week, TypedFigure typed) {
        return typed.kpi().code() + ":" + week.code() + (typed.team() == null ? "" : ":" + typed.team());
    }

    private static void throwIfRejected(Receipt receipt) {
        if (receipt.rejected() > 0) {
            throw Problem.invalid(
                    "No figure was stored. Correct the errors and send all of them again.",
                    receipt.errors().stream()
                            .map(error -> InputError.at(
                                    "/figures/" + error.index() + member(error.pointer()),
                                    error.code(),
                                    error.detail()))
                            .toList());
        }
    }

    /** The member of a figure that corresponds to a pointer into its event. */
    private static String member(@Nullable String pointer) {
        return switch (Objects.requireNonNullElse(pointer, "")) {
            case "/data/value" -> "/value";
            case "/data/sample" -> "/sample";
            case "/data/kpi" -> "/kpi";
            case "/team" -> "/team";
            default -> "";
        };
    }
}
