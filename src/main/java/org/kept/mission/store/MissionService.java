package org.kept.mission.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.audit.Audit;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.database.Transactions;
import org.kept.document.DocumentFormat;
import org.kept.kpi.EventFilter;
import org.kept.mission.BreachRecounter;
import org.kept.mission.Clause;
import org.kept.mission.Coverage;
import org.kept.mission.EffectiveTarget;
import org.kept.mission.ExpectedVersion;
import org.kept.mission.KpiDataAvailability;
import org.kept.mission.MeasurableKpis;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.mission.document.MissionParser;
import org.kept.mission.document.MissionWriter;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/** Reads, publishes and compares the mission versions in the database. */
@ApplicationScoped
class MissionService implements Missions {

    private final MissionStore store;
    private final MeasurableKpis kpis;
    private final KpiDataAvailability data;
    private final BreachRecounter breachRecounter;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;
    private final ReadSession reads;
    private final EventTypes types;
    /** Fired in the transaction that publishes the version. */
    private final Event<MissionVersion> published;

    MissionService(
            MissionStore store,
            MeasurableKpis kpis,
            KpiDataAvailability data,
            BreachRecounter breachRecounter,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            ReadSession reads,
            EventTypes types,
            Event<MissionVersion> published) {
        this.store = store;
        this.kpis = kpis;
        this.data = data;
        this.breachRecounter = breachRecounter;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
        this.reads = reads;
        this.types = types;
        this.published = published;
    }

    @Override
    @Transactional
    public MissionHistory history() {
        return reads.read("mission-history", () -> new MissionHistory(store.all()));
    }

    @Override
    @Transactional
    public Optional<MissionVersion> current() {
        return store.newest();
    }

    @Override
    public Optional<MissionVersion> versionIn(Period week) {
        return history().versionIn(week);
    }

    @Override
    public List<EffectiveTarget> targets(String kpi) {
        return history().targets(kpi);
    }

    @Override
    public List<MissionVersion> versions(int limit) {
        return versions(Integer.MAX_VALUE, limit);
    }

    @Override
    @Transactional
    public List<MissionVersion> versions(int before, int limit) {
        return store.before(before, limit);
    }

    @Override
    @Transactional
    public Optional<MissionVersion> version(int number) {
        return store.version(number);
    }

    @Override
    public Mission parse(String document, DocumentFormat format) {
        var mission = MissionParser.parse(document, format, kpis, types);
        requirePossibleBreaches(mission);
        return mission;
    }

    /** Refuses breaches that no event can be; those of the current version stay as they are. */
    private void requirePossibleBreaches(Mission mission) {
        var known = Transactions.joining(store::newest).stream()
                .flatMap(version -> version.mission().clauses().stream())
                .flatMap(clause -> breach(clause).stream())
                .collect(Collectors.toSet());
        var errors = new ArrayList<InputError>();
        for (var i = 0; i < mission.clauses().size(); i++) {
            var pointer = "/clauses/" + i + "/guarantee/breach";
            breach(mission.clauses().get(i))
                    .filter(breach -> !known.contains(breach))
                    .ifPresent(breach -> {
                        var type = types.find(breach.type().code());
                        errors.addAll(breachRecounter.impossible(type == null ? breach : breach.of(type), pointer));
                    });
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid("This mission has a guarantee that cannot be counted. Nothing was stored.", errors);
        }
    }

    private static Optional<EventFilter> breach(Clause clause) {
        return Optional.ofNullable(clause.guarantee()).flatMap(guarantee -> Optional.ofNullable(guarantee.breach()));
    }

    @Override
    public Mission parseDraft(String document) {
        return MissionParser.parseDraft(document);
    }

    @Override
    public String write(Mission mission, DocumentFormat format) {
        return MissionWriter.write(mission, format);
    }

    @Override
    public MissionVersion publish(Mission mission, String author) {
        return publish(mission, author, ExpectedVersion.any());
    }

    @Override
    public MissionVersion publish(Mission mission, String author, int expected) {
        return publish(mission, author, ExpectedVersion.version(expected));
    }

    @Override
    public MissionVersion publish(Mission mission, String author, ExpectedVersion expectedVersion) {
        // The mission need not come from a document; writing and parsing it applies the same rules to every one.
        return breachRecounter.publishAndRecount(
                mission.countsBreaches(),
                () -> publishNext(
                        parse(MissionWriter.write(mission, DocumentFormat.JSON), DocumentFormat.JSON),
                        author,
                        expectedVersion));
    }

    @Override
    @Transactional
    public Mission withoutOutdatedAgreements(Mission mission) {
        return store.newest()
                .map(version -> mission.withoutOutdatedAgreements(version.mission()))
                .orElse(mission);
    }

    private MissionVersion publishNext(Mission mission, String author, ExpectedVersion expectedVersion) {
        var newest = store.newest();
        expectedVersion.check(newest);
        if (newest.isPresent() && newest.get().mission().equals(mission)) {
            return newest.get();
        }
        var number = newest.map(MissionVersion::number).orElse(0) + 1;
        // The databases store microseconds.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var version = new MissionVersion(number, mission, now, author);
        store.add(version);
        audit.record(audit.actor(), MissionAuditText.between(newest, version));
        published.fire(version);
        return version;
    }

    @Override
    public List<String> changes(Mission mission) {
        var history = history();
        return history.current()
                .map(version -> Stream.concat(
                                RejudgedWeeks.sentence(history, mission, today()).stream(),
                                MissionChangeNarrative.between(version.mission(), mission, kpis).stream())
                        .toList())
                .orElse(List.of("This becomes the first version of the mission."));
    }

    @Override
    public List<String> changesIn(MissionVersion version) {
        return version(version.number() - 1)
                .map(before -> MissionChangeNarrative.between(before.mission(), version.mission(), kpis))
                .orElse(List.of());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    @Override
    public Coverage coverage() {
        return new CoverageCheck(history(), data, today()).check();
    }
}
