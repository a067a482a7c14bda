package org.kept.sample;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.kept.access.DataScope;
import org.kept.access.Installation;
import org.kept.calendar.ReportingZone;
import org.kept.document.DocumentFormat;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.mission.Missions;
import org.kept.rollup.KpiRegistry;
import org.kept.signal.AnnotationSubject;
import org.kept.signal.NoteAuthor;
import org.kept.signal.Notes;

/** Bring the sample company in by the doors that everybody uses; bringing it twice changes nothing. */
@ApplicationScoped
class SampleLoader {

    private static final Logger LOG = Logger.getLogger(SampleLoader.class);
    private static final String BENCH = "incorrect-fulfillment-rate";
    private static final String NEW_LIMITS = "Packing is another process from here on, so its ordinary range is too.";

    private final Installation installation;
    private final Missions missions;
    private final Notes notes;
    private final KpiRegistry kpiRegistry;
    private final EventIngestion ingestion;
    private final ReportingZone zone;
    private final Clock clock;

    SampleLoader(
            Installation installation,
            Missions missions,
            Notes notes,
            KpiRegistry kpiRegistry,
            EventIngestion ingestion,
            ReportingZone zone,
            Clock clock) {
        this.installation = installation;
        this.missions = missions;
        this.notes = notes;
        this.kpiRegistry = kpiRegistry;
        this.ingestion = ingestion;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Brings all of it.
     *
     * @param each called before each event
     */
    Receipt bring(SampleRequestStore.SampleRequest wish, Runnable each) {
        var begin = clock.instant();
        var world = new SampleCompany(zone, wish.wanted());
        if (installation.company().isBlank()) {
            installation.rename(SampleCompany.NAME);
        }
        if (missions.current().isEmpty()) {
            missions.publish(missions.read(world.mission(), DocumentFormat.YAML), wish.author());
        }
        note(world, wish.author());
        var events = world.events().<JsonNode>map(event -> event).peek(event -> each.run());
        var receipt = ingestion.push(events.iterator(), IngestOptions.plain(wish.author()));
        tell(receipt, Duration.between(begin, clock.instant()));
        return receipt;
    }

    private void note(SampleCompany world, String author) {
        for (var note : world.notes()) {
            if (!isNoted(note.from(), note.text())) {
                notes.annotate(
                        note.from(),
                        note.to(),
                        note.text(),
                        new AnnotationSubject(note.kpi(), null, null),
                        new NoteAuthor(author, DataScope.EVERYTHING));
            }
        }
        var bench = world.bench();
        if (notes.phases(BENCH).stream().noneMatch(phase -> phase.from().equals(bench.start()))) {
            notes.begin(kpiRegistry.get(BENCH), bench, NEW_LIMITS, null, new NoteAuthor(author, DataScope.EVERYTHING));
        }
    }

    private boolean isNoted(LocalDate day, String text) {
        return notes.annotations(day, day).stream()
                .anyMatch(noted -> noted.text().equals(text));
    }

    /** A rejection here is a mistake in the generator, so it is said loudly, and the rest is kept. */
    private static void tell(Receipt receipt, Duration took) {
        if (receipt.rejected() > 0) {
            LOG.errorf(
                    "%d of the %d events of the sample company were rejected, the first with: %s",
                    receipt.rejected(), receipt.received(), receipt.errors().get(0));
        }
        LOG.infof("The sample company moved in: %d events in %d ms.", receipt.received(), took.toMillis());
    }
}
