package org.kept.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentTree;
import org.kept.ingest.InputText;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.mapping.expression.Expression;
import org.kept.mapping.expression.ExpressionException;
import org.kept.mapping.value.ColumnPattern;
import org.kept.mapping.value.ValueException;
import org.kept.mapping.value.ValueKind;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.types.EventTypes;

/**
 * One event that a record gives.
 *
 * @param when the condition for it; null if there is none
 * @param envelope id and time, with team and channel if given
 * @param data the members of its data
 */
record EventMapping(
        String type, @Nullable Expression when, Map<String, FieldMapping> envelope, Map<String, FieldMapping> data) {

    /** Members of an envelope that a mapping fills, in their order. */
    static final List<String> ENVELOPE = List.of("id", "time", "team", "channel");

    private static final String CODE = "mapping.value";
    private static final int LONGEST_ID = 200;

    /** The envelope for a record; adds its errors to the faults. */
    ObjectNode envelope(RecordValues record, Mapping mapping, EventTypes types, List<InputError> faults) {
        var known = types.find(type);
        var event = JsonNodeFactory.instance.objectNode();
        put(event, "id", ValueKind.TEXT, "", record, mapping, faults);
        event.put("source", mapping.source()).put("type", type);
        put(event, "time", ValueKind.TIME, "", record, mapping, faults);
        put(event, "team", ValueKind.TEXT, "", record, mapping, faults);
        put(event, "channel", ValueKind.TEXT, "", record, mapping, faults);
        for (var required : List.of("id", "time")) {
            if (!event.has(required) && faults.isEmpty()) {
                faults.add(fault(
                        record, "/" + required, "The record has no value for '" + required + "' of the " + type + "."));
            }
        }
        var values = JsonNodeFactory.instance.objectNode();
        for (var member : data.keySet()) {
            put(values, member, kind(known, member), "/data", record, mapping, faults);
        }
        event.set("data", values);
        return event;
    }

    /** The columns of each field that is read from one, with its alternatives. */
    Stream<List<ColumnPattern>> columns() {
        return Stream.concat(envelope.values().stream(), data.values().stream())
                .map(FieldMapping::columns)
                .filter(names -> !names.isEmpty());
    }

    /**
     * Warnings about a type that is not defined, or else about members of its data that the type does not have, except
     * those marked as the author's own by {@code as}.
     *
     * @param place its number in the mapping, from 0
     */
    Stream<InputError> warnings(int place, EventTypes types) {
        var known = types.find(type);
        if (known == null) {
            return Stream.of(InputError.at("/events/" + place + "/type", "mapping.type", notAType(types)));
        }
        return data.entrySet().stream()
                .filter(each ->
                        known.field(each.getKey()) == null && each.getValue().as() == null)
                .map(each -> InputError.at(
                        "/events/" + place + "/data/" + DocumentTree.escaped(each.getKey()),
                        "mapping.member",
                        notAField(each.getKey(), known)));
    }

    private String notAType(EventTypes types) {
        var codes = types.all().stream().map(EventType::code).toList();
        return "There is no event type '" + InputText.excerpt(type) + "', so its events would be rejected."
                + NearestWord.suggestion(type, codes) + " An administrator can define it on the page Event types.";
    }

    private String notAField(String member, EventType known) {
        var names = known.fields().stream().map(EventField::name).toList();
        return "'" + InputText.excerpt(member) + "' is no field of the type '" + type + "', so no KPI counts it."
                + NearestWord.suggestion(member, names) + " If it is a member of your own, say so with 'as'.";
    }

    /** The id of a record's event; null if the record has no valid one. */
    @Nullable
    String id(RecordValues record, Mapping mapping) {
        var event = JsonNodeFactory.instance.objectNode();
        put(event, "id", ValueKind.TEXT, "", record, mapping, new ArrayList<>());
        var id = event.path("id").asText();
        return id.isEmpty() || id.length() > LONGEST_ID || !InputText.isStorable(id) ? null : id;
    }

    private void put(
            ObjectNode object,
            String member,
            ValueKind kind,
            String parent,
            RecordValues record,
            Mapping mapping,
            List<InputError> faults) {
        var field = (parent.isEmpty() ? envelope : data).get(member);
        if (field == null) {
            return;
        }
        var pointer = parent + "/" + DocumentTree.escaped(member);
        try {
            JsonNode value = field.read(record, mapping, kind);
            if (value != null) {
                object.set(member, value);
            }
        } catch (ValueException e) {
            faults.add(fault(record, pointer, e.detail()));
        } catch (ExpressionException e) {
            faults.add(fault(record, pointer, e.detail()));
        }
    }

    private static ValueKind kind(@Nullable EventType type, String member) {
        var field = type == null ? null : type.field(member);
        return field == null ? ValueKind.ANY : ValueKind.of(field);
    }

    static InputError fault(RecordValues record, String pointer, String detail) {
        return new InputError(pointer, record.isPayload() ? null : record.number(), CODE, detail);
    }
}
