package org.kept.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.kept.document.NameText;
import org.kept.ingest.Event;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.ingest.RecordVersion;
import org.kept.mapping.MappedRecord.MappedEvent;
import org.kept.mapping.expression.ExpressionException;
import org.kept.mapping.layout.KpiHeadings;
import org.kept.mapping.value.ValueException;
import org.kept.mapping.value.ValueKind;
import org.kept.problem.InputError;
import org.kept.table.DecimalMark;
import org.kept.types.EventTypes;

/** One pass over records, each read on demand. */
final class MappingRun implements Iterator<MappedRecord> {

    private static final String EMPTY = "The row is empty.";
    private static final String NO_TABLE = "No heading row is found. The first rows must name weeks or months, and KPIs"
            + " such as Return rate, Average wait, Service level, CSAT or NPS, or have the columns Week, KPI and Value."
            + " Weeks such as W45 and months such as Nov need the 'year'.";
    private static final String NO_EVENT = "No event of the mapping applies to it.";

    private final Mapping mapping;
    private final EventTypes types;
    private final Iterator<SourceRecord> source;
    private final @Nullable KpiTable table;
    private final @Nullable RecordFolder folder;
    private final String zone;
    private final String decimal;
    private final Queue<MappedRecord> ready = new ArrayDeque<>();
    private boolean ended;

    MappingRun(Mapping mapping, Iterator<SourceRecord> source, EventTypes types, EventIngestion.CustomKpis customKpis) {
        this.types = types;
        // The figures of a table are written with a decimal point, whichever mark the table uses.
        this.mapping = mapping.table() ? mapping.withDecimal(DecimalMark.POINT) : mapping;
        this.table = mapping.table()
                ? new KpiTable(source, mapping.decimal(), mapping.year(), new KpiHeadings(customKpis.all()), ready::add)
                : null;
        this.source = table == null ? source : table;
        this.folder = mapping.fold() == null ? null : new RecordFolder(mapping.fold());
        this.zone = mapping.zone() == null ? "" : mapping.zone().getId();
        this.decimal = decimal(mapping.decimal());
    }

    private static String decimal(@Nullable DecimalMark mark) {
        if (mark == null) {
            return "";
        }
        return mark == DecimalMark.COMMA ? "," : ".";
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            if (source.hasNext()) {
                accept(source.next());
            } else {
                ended = true;
                if (table != null && !table.isFound()) {
                    ready.add(MappedRecord.faulty(1, List.of(InputError.atLine(1, "mapping.table", NO_TABLE))));
                }
                if (folder != null) {
                    folder.rest().forEach(this::map);
                }
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public MappedRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void accept(SourceRecord record) {
        if (record.isBlank()) {
            ready.add(MappedRecord.leftOut(record.number(), EMPTY));
            return;
        }
        var only = mapping.only();
        if (only != null && !counts(only, List.of(record), "/only")) {
            return;
        }
        if (folder == null) {
            map(List.of(record));
        } else {
            folder.add(record).forEach(this::map);
        }
    }

    /** Whether the condition is true; otherwise the result of the record is ready. */
    private boolean counts(RecordCondition condition, List<SourceRecord> rows, String pointer) {
        return counts(condition, RecordValues.of(rows, zone, decimal), pointer);
    }

    private boolean counts(RecordCondition condition, RecordValues record, String pointer) {
        try {
            if (record.isTrue(condition.test())) {
                return true;
            }
            ready.add(MappedRecord.leftOut(record.number(), condition.reason()));
        } catch (ExpressionException e) {
            ready.add(MappedRecord.faulty(record.number(), List.of(EventMapping.fault(record, pointer, e.detail()))));
        }
        return false;
    }

    private void map(List<SourceRecord> rows) {
        var tooLong = rows.stream().filter(SourceRecord::isTooLong).findFirst();
        if (tooLong.isPresent() && mapping.columns().isEmpty()) {
            ready.add(tooLong(tooLong.get()));
            return;
        }
        var record = RecordValues.of(rows, zone, decimal);
        var each = mapping.each();
        if (each == null) {
            map(record);
            return;
        }
        try {
            if (record.evaluate(each, null) instanceof List<?> items) {
                record.each(items).forEach(this::map);
            } else {
                ready.add(MappedRecord.faulty(
                        record.number(), List.of(EventMapping.fault(record, "/each", "This gives no list."))));
            }
        } catch (ExpressionException e) {
            ready.add(MappedRecord.faulty(record.number(), List.of(EventMapping.fault(record, "/each", e.detail()))));
        }
    }

    /** A row with too many cells: one of them may be shifted into another's column. */
    private static MappedRecord tooLong(SourceRecord row) {
        var detail = "The row has " + row.cells().size() + " cells, but there are "
                + row.columns().names().size()
                + " columns. Put texts that contain the separator in quotation marks.";
        return MappedRecord.faulty(row.number(), List.of(InputError.atLine(row.number(), "mapping.row", detail)));
    }

    private void map(RecordValues record) {
        var withdrawing = mapping.withdrawing();
        try {
            if (withdrawing != null && record.isTrue(withdrawing.test())) {
                ready.add(withdrawn(record, withdrawing));
                return;
            }
        } catch (ExpressionException e) {
            ready.add(MappedRecord.faulty(record.number(), List.of(EventMapping.fault(record, "/void", e.detail()))));
            return;
        }
        var when = mapping.when();
        if (when == null || counts(when, record, "/when")) {
            ready.add(mapped(record));
        }
    }

    /** The record voids every event that it may have given before. */
    private MappedRecord withdrawn(RecordValues record, RecordCondition withdrawing) {
        var source = NameText.normalise(mapping.source());
        var faults = new ArrayList<InputError>();
        var version = version(record, faults);
        if (!faults.isEmpty()) {
            return MappedRecord.faulty(record.number(), faults);
        }
        var recordVersion = version == null || version.isBlank() ? null : RecordVersion.of(version);
        var events = new ArrayList<WithdrawnEvent>();
        for (var event : mapping.events()) {
            var id = event.id(record, mapping);
            if (id != null) {
                events.add(new WithdrawnEvent(new Event.EventKey(source, id), event.type(), recordVersion));
            }
        }
        return new MappedRecord(record.number(), List.of(), withdrawing.reasonOfVoid(), List.copyOf(events), version);
    }

    private MappedRecord mapped(RecordValues record) {
        var parts = new ArrayList<MappedEvent>();
        for (var place = 0; place < mapping.events().size(); place++) {
            var part = mapped(record, place);
            if (part != null) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            return MappedRecord.leftOut(record.number(), NO_EVENT);
        }
        var faults = new ArrayList<InputError>();
        var version = version(record, faults);
        return faults.isEmpty()
                ? new MappedRecord(record.number(), List.copyOf(parts), null, List.of(), version)
                : MappedRecord.faulty(record.number(), faults);
    }

    /** The event of the record at this position in the mapping; null if the record does not give it. */
    private @Nullable MappedEvent mapped(RecordValues record, int place) {
        var event = mapping.events().get(place);
        var name = mapping.events().size() > 1 ? event.type() : "";
        var faults = new ArrayList<InputError>();
        ObjectNode envelope = null;
        try {
            if (event.when() != null && !record.isTrue(event.when())) {
                return null;
            }
            envelope = event.envelope(record, mapping, types, faults);
        } catch (ExpressionException e) {
            faults.add(EventMapping.fault(record, "/when", e.detail()));
        }
        return new MappedEvent(place, name, faults.isEmpty() ? envelope : null, List.copyOf(faults));
    }

    private @Nullable String version(RecordValues record, List<InputError> faults) {
        var version = mapping.version();
        if (version == null) {
            return null;
        }
        try {
            var value = version.read(record, mapping, ValueKind.TEXT);
            return value == null ? null : value.asText();
        } catch (ValueException e) {
            faults.add(EventMapping.fault(record, "/version", e.detail()));
        } catch (ExpressionException e) {
            faults.add(EventMapping.fault(record, "/version", e.detail()));
        }
        return null;
    }
}
