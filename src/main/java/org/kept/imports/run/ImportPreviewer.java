package org.kept.imports.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.calendar.ReportingZone;
import org.kept.imports.ImportJob.ImportProgress;
import org.kept.imports.file.FileTrial;
import org.kept.imports.file.SourceFile;
import org.kept.imports.run.ImportPreview.PreviewedEvent;
import org.kept.imports.store.ImportStore;
import org.kept.ingest.Event;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.InputText;
import org.kept.ingest.Receipt;
import org.kept.ingest.SentRecord;
import org.kept.kpi.EventType;
import org.kept.kpi.Kpi;
import org.kept.mapping.Mapping;
import org.kept.mission.Measure;
import org.kept.mission.Missions;
import org.kept.rollup.ImpactPreview;
import org.kept.rollup.KpiRegistry;
import org.kept.types.EventTypes;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Maps and checks the first records of a file, and stores nothing. */
@ApplicationScoped
public class ImportPreviewer {

    private static final int SENTENCES = 5;
    private static final int MAX_CHANGES = 12;
    private static final int LONGEST_DATA = 120;

    private final EventIngestion ingestion;
    private final ImpactPreview impactPreview;
    private final KpiRegistry registry;
    private final Missions missions;
    private final ReportingZone zone;
    private final EventTypes types;
    private final EventIngestion.CustomKpis customKpis;

    ImportPreviewer(
            EventIngestion ingestion,
            ImpactPreview impactPreview,
            KpiRegistry registry,
            Missions missions,
            ReportingZone zone,
            EventTypes types,
            EventIngestion.CustomKpis customKpis) {
        this.ingestion = ingestion;
        this.impactPreview = impactPreview;
        this.registry = registry;
        this.missions = missions;
        this.zone = zone;
        this.types = types;
        this.customKpis = customKpis;
    }

    /**
     * Previews an import.
     *
     * @param correct whether other content under a known id is a correction
     */
    public ImportPreview preview(SourceFile file, Mapping mapping, boolean correct, Actor by, DataScope reach) {
        var trial = FileTrial.of(file, mapping, ImpactPreview.MAX_RECORDS, types, customKpis);
        var progress = new ImportProgress[] {ImportProgress.NONE};
        var options = IngestOptions.of(true, correct, by, reach);
        var all = new ArrayList<SentRecord>();
        var first = new ArrayList<PreviewedEvent>();
        ImportRun.over(trial.records().iterator(), () -> 0, ImportStore.EVENTS, progress[0], batch -> {
            if (batch.sent().isEmpty()) {
                progress[0] = batch.after(progress[0]);
                return;
            }
            all.addAll(batch.sent());
            var receipt = ingestion.push(batch.sent(), options, done -> {});
            progress[0] = batch.after(progress[0], receipt);
            addValid(batch.sent(), receipt, first);
        });
        var receipt = progress[0].receipt();
        var missing = mapping.table() ? List.<String>of() : mapping.missingIn(file.columns(mapping));
        return new ImportPreview(
                progress[0].records(),
                trial.isAll(),
                trial.events(),
                first,
                receipt.leftOutBecause(),
                receipt.rejected(),
                receipt.errors(),
                missing,
                reach.equals(DataScope.EVERYTHING)
                        ? impactPreview.of(all, IngestOptions.of(false, correct, by, reach), promised(), MAX_CHANGES)
                        : null);
    }

    /** The KPIs that measure a clause of the mission. */
    private List<Kpi> promised() {
        return missions.current().stream()
                .flatMap(version -> version.mission().clauses().stream())
                .flatMap(clause -> clause.measures().stream())
                .map(Measure::kpi)
                .distinct()
                .flatMap(code -> registry.find(code).stream())
                .toList();
    }

    private void addValid(List<SentRecord> sent, Receipt receipt, List<PreviewedEvent> first) {
        var wrong = new HashSet<Long>();
        receipt.errors().forEach(error -> wrong.add(error.index()));
        // The receipt lists no errors beyond the last one, so later events may be invalid.
        var known = receipt.errorsTruncated() && !wrong.isEmpty() ? Collections.max(wrong) : Long.MAX_VALUE;
        for (var record : sent) {
            var event = record.envelope();
            if (event != null
                    && first.size() < SENTENCES
                    && record.index() < known
                    && !wrong.contains(record.index())) {
                var line = record.line();
                first.add(inWords(line == null ? 0 : line, event));
            }
        }
    }

    private PreviewedEvent inWords(long row, JsonNode event) {
        var type = event.path("type").asText();
        var team = event.path("team").asText();
        return new PreviewedEvent(
                row,
                type,
                event.path("id").asText(),
                DateFormatter.moment(
                        OffsetDateTime.parse(event.path("time").asText()).toInstant(), zone.id()),
                team.isEmpty() ? null : team,
                sentence(types.find(type), event));
    }

    private static String sentence(@Nullable EventType type, JsonNode event) {
        var data = event.path("data");
        return type != null && data instanceof ObjectNode members
                ? type.sentence().of(event.path("id").asText(), Event.dataOf(members), NumberFormatter::time)
                : InputText.truncate(LONGEST_DATA, data.toString());
    }
}
