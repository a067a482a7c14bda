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

/** Loads the sample company through the same services as any other data. Loading twice changes nothing. */
@ApplicationScoped
class SampleLoader {

    private static final Logger LOG = Logger.getLogger(SampleLoader.class);
    private static final String PHASE_KPI = "incorrect-fulfillment-rate";
    private static final String PHASE_REASON =
            "Packing is a different process from here on, so it has a usual range of its own.";

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
     * Loads everything.
     *
     * @param progress gets the total, and each event before it is stored
     */
    Receipt load(SampleRequestStore.SampleRequest request, LoadProgress progress) {
        var started = clock.instant();
        var sampleCompany = new SampleCompany(zone, request.wanted());
        if (installation.company().isBlank()) {
            installation.setCompany(SampleCompany.NAME);
        }
        if (missions.current().isEmpty()) {
            missions.publish(missions.parse(sampleCompany.mission(), DocumentFormat.YAML), request.author());
        }
        addNotes(sampleCompany, request.author());
        var events = sampleCompany.events().toList();
        progress.begin(events.size());
        var counted = events.stream().<JsonNode>map(event -> event).peek(event -> progress.advance());
        var receipt = ingestion.push(counted.iterator(), IngestOptions.plain(request.author()));
        logResult(receipt, Duration.between(started, clock.instant()));
        return receipt;
    }

    private void addNotes(SampleCompany sampleCompany, String author) {
        for (var note : sampleCompany.notes()) {
            if (!isNoted(note.from(), note.text())) {
                notes.annotate(
                        note.from(),
                        note.to(),
                        note.text(),
                        new AnnotationSubject(note.kpi(), null, null),
                        new NoteAuthor(author, DataScope.EVERYTHING));
            }
        }
        var phaseWeek = sampleCompany.bench();
        if (notes.phases(PHASE_KPI).stream().noneMatch(phase -> phase.from().equals(phaseWeek.start()))) {
            notes.begin(
                    kpiRegistry.get(PHASE_KPI),
                    phaseWeek,
                    PHASE_REASON,
                    null,
                    new NoteAuthor(author, DataScope.EVERYTHING));
        }
    }

    private boolean isNoted(LocalDate day, String text) {
        return notes.annotations(day, day).stream()
                .anyMatch(noted -> noted.text().equals(text));
    }

    /** A rejection is a bug in the generator: it is logged as an error, and the other events are kept. */
    private static void logResult(Receipt receipt, Duration took) {
        if (receipt.rejected() > 0) {
            LOG.errorf(
                    "Sample company: %d of %d events rejected, first error: %s",
                    receipt.rejected(), receipt.received(), receipt.errors().get(0));
        }
        LOG.infof("Sample company loaded: %d events in %d ms", receipt.received(), took.toMillis());
    }
}
