package org.kept.imports.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kept.ingest.EventIngestion;
import org.kept.mapping.MappedRecord;
import org.kept.mapping.Mapping;
import org.kept.mapping.SourceRecord;
import org.kept.problem.Problem;
import org.kept.types.EventTypes;

/**
 * Result of mapping the first records of a file.
 *
 * @param records mapped records
 * @param isAll whether the file has no further records
 */
public record FileTrial(List<MappedRecord> records, boolean isAll) {

    private static final double FEW = 0.2;

    /** Maps the first records of a file, up to the point where it becomes unreadable. */
    static FileTrial of(SourceFile file, Mapping mapping, EventTypes types, EventIngestion.CustomKpis customKpis) {
        var records = file.sample(mapping);
        return of(records, records.size() < SourceFile.SAMPLE, mapping, types, customKpis);
    }

    /** Maps up to that many records of a file. */
    public static FileTrial of(
            SourceFile file, Mapping mapping, int limit, EventTypes types, EventIngestion.CustomKpis customKpis) {
        var first = file.first(mapping, limit);
        return of(first.records(), first.isAll(), mapping, types, customKpis);
    }

    private static FileTrial of(
            List<SourceRecord> records,
            boolean isAll,
            Mapping mapping,
            EventTypes types,
            EventIngestion.CustomKpis customKpis) {
        var mapped = new ArrayList<MappedRecord>();
        try {
            mapping.apply(records.iterator(), types, customKpis).forEachRemaining(mapped::add);
        } catch (Problem e) {
            // The records before this point are enough for a trial; the import itself reports the error.
            return new FileTrial(mapped, true);
        }
        return new FileTrial(mapped, isAll);
    }

    /** Number of events. */
    public long events() {
        return records.stream().mapToLong(each -> each.events().size()).sum();
    }

    /** Number of faulty records. */
    public long faulty() {
        return records.stream().filter(each -> !each.faults().isEmpty()).count();
    }

    /** Whether there are events and few faulty records. */
    boolean isUsable() {
        var giving = records.stream().filter(each -> each.leftOut() == null).count();
        return events() > 0 && faulty() <= FEW * giving;
    }

    /** Average number of members in the events of a record: how much of it the mapping understands. */
    double filled() {
        var members = records.stream()
                .flatMap(each -> each.events().stream())
                .mapToLong(FileTrial::members)
                .sum();
        return (double) members / Math.max(1, records.size());
    }

    /** Number of members of an event; one that repeats its time, such as the arrival of a contact, does not count. */
    private static long members(JsonNode event) {
        var data = event.path("data");
        var repeated = data.properties().stream()
                .filter(each -> each.getValue().equals(event.path("time")))
                .count();
        return event.size() - 1 + data.size() - repeated;
    }
}
