package org.kept.mission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.audit.Audit;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.problem.Problem;

/** The mission in all its versions: read, published, and asked which one and which target a week is judged by. */
@ApplicationScoped
public class Missions {

    private final MissionStore store;
    private final KpiCodes kpis;
    private final KpiData data;
    private final GuaranteeCounts counts;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;
    private final ReadSession reads;

    Missions(
            MissionStore store,
            KpiCodes kpis,
            KpiData data,
            GuaranteeCounts counts,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            ReadSession reads) {
        this.store = store;
        this.kpis = kpis;
        this.data = data;
        this.counts = counts;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
        this.reads = reads;
    }

    /** Every version at once: whoever asks about more than one week asks this, which no longer asks the database. */
    @Transactional
    public MissionHistory history() {
        return reads.read("mission-history", () -> new MissionHistory(store.all()));
    }

    /** The version published last, whether or not its first day has come; empty before the first. */
    @Transactional
    public Optional<MissionVersion> current() {
        return store.newest();
    }

    /** The version that the week is judged by; see {@link MissionHistory}. */
    public Optional<MissionVersion> asOf(Period week) {
        return history().asOf(week);
    }

    /** The targets of a KPI over time; see {@link MissionHistory#targets}. */
    public List<DatedTarget> targets(String kpi) {
        return history().targets(kpi);
    }

    /** The newest versions, the last published first. */
    public List<MissionVersion> versions(int limit) {
        return versions(Integer.MAX_VALUE, limit);
    }

    /** The newest versions with a number below that one. */
    @Transactional
    public List<MissionVersion> versions(int before, int limit) {
        return store.before(before, limit);
    }

    @Transactional
    public Optional<MissionVersion> version(int number) {
        return store.version(number);
    }

    /**
     * The mission that a document describes.
     *
     * @throws Problem 422 with every fault, 400 when it is not of that format, 413 when it is too large
     */
    public Mission read(String document, Format format) {
        return MissionReader.read(document, format, kpis);
    }

    /**
     * What a document that {@link #write} wrote says, whether or not it keeps the rules of a mission: for drafts, which may
     * lack what a mission must have.
     */
    public Mission sketch(String document) {
        return MissionReader.sketched(document);
    }

    /** The document of a mission in its canonical form: read and written again it is the same to the byte. */
    public String write(Mission mission, Format format) {
        return MissionWriter.write(mission, format);
    }

    /**
     * Makes the mission the next version, or answers the current one when it says the same. Where it says otherwise which
     * events break a guarantee, they are counted anew in the same transaction.
     *
     * @throws Problem 422 when it breaks a rule of the document; 409 when somebody publishes at the same moment
     */
    public MissionVersion publish(Mission mission, String author) {
        return publish(mission, author, Expected.any());
    }

    /** The same, if the current version still has that number, 0 for none yet; 409 otherwise. */
    public MissionVersion publish(Mission mission, String author, int expected) {
        return publish(mission, author, Expected.version(expected));
    }

    /** The same, if the current version is still the one expected; 409 otherwise. */
    MissionVersion publish(Mission mission, String author, Expected expected) {
        // A mission need not come from a document; one set of rules holds for all.
        return counts.publishing(
                mission.countsBreaches(),
                () -> next(read(MissionWriter.write(mission, Format.JSON), Format.JSON), author, expected));
    }

    private MissionVersion next(Mission mission, String author, Expected expected) {
        var newest = store.newest();
        expected.check(newest);
        if (newest.isPresent() && newest.get().mission().equals(mission)) {
            return newest.get();
        }
        var number = newest.map(MissionVersion::number).orElse(0) + 1;
        // The databases keep microseconds.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var version = new MissionVersion(number, mission, now, author);
        store.add(version);
        audit.record(audit.actor(), MissionTrail.between(newest, version));
        return version;
    }

    /** What publishing it would change, in words; none when nothing. */
    public List<String> changes(Mission mission) {
        var history = history();
        return history.current()
                .map(version -> Stream.concat(
                                TakenOver.words(history, mission, today()).stream(),
                                Changes.between(version.mission(), mission).stream())
                        .toList())
                .orElse(List.of("This becomes the first version of the mission."));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Where the words of the current version and the numbers do not meet. */
    public Coverage coverage() {
        return new CoverageReader(history(), data, today()).read();
    }
}
