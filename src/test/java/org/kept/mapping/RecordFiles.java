package org.kept.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kept.types.EventTypes;

/** Files of other systems as records, and events in a form that can be compared. */
final class RecordFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COMPARED = List.of("type", "team", "channel");

    private RecordFiles() {}

    /** The rows of a text; the first one has the column names, unless the mapping has them. */
    static List<SourceRecord> rows(String text, char separator, Mapping mapping) {
        var records = new ArrayList<SourceRecord>();
        var withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var columns = mapping.columns().isEmpty() ? null : new SourceColumns(mapping.columns());
        var number = 0;
        for (var row : CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(withoutMark)) {
            number++;
            if (columns == null) {
                columns = new SourceColumns(row.getFields());
            } else {
                records.add(SourceRecord.row(number, columns, row.getFields()));
            }
        }
        return records;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static List<MappedRecord> mapped(Mapping mapping, List<SourceRecord> records) {
        var mapped = new ArrayList<MappedRecord>();
        mapping.apply(records.iterator(), EventTypes.BUILT_IN).forEachRemaining(mapped::add);
        return mapped;
    }

    static List<JsonNode> events(List<MappedRecord> records) {
        var events = new ArrayList<JsonNode>();
        records.forEach(each -> events.addAll(each.events()));
        return events;
    }

    /**
     * The compared parts of an event: type, time, team, channel and the members of data.
     *
     * @param like an event whose members of data are compared
     */
    static Map<String, String> compared(JsonNode event, JsonNode like) {
        var compared = new TreeMap<String, String>();
        for (var member : COMPARED) {
            compared.put(member, event.path(member).asText());
        }
        compared.put(
                "time",
                OffsetDateTime.parse(event.path("time").asText()).toInstant().toString());
        like.path("data").fieldNames().forEachRemaining(member -> {
            var value = event.path("data").path(member);
            compared.put(
                    "data." + member,
                    value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.toString());
        });
        return compared;
    }
}
