package org.kept.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.document.NameText;
import org.kept.mapping.expression.ExpressionCompiler;
import org.kept.mapping.value.ColumnPattern;
import org.kept.problem.NearestWord;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;

/** Parses the tree of a mapping. */
final class MappingParser {

    static final List<String> MEMBERS = List.of(
            "name",
            "title",
            "source",
            "zone",
            "decimal",
            "dates",
            "clock",
            "year",
            "columns",
            "separator",
            "sheet",
            "correct",
            "version",
            "table",
            "only",
            "fold",
            "each",
            "void",
            "when",
            "events");

    /** Names of mappings and event types. */
    static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private static final List<String> EVENT_MEMBERS = List.of("type", "when", "id", "time", "team", "channel", "data");
    private static final int MAX_EVENTS = 20;
    private static final int MAX_COLUMNS = 1000;
    private static final int MAX_TITLE = 200;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private MappingParser() {}

    static Mapping parse(DocumentCursor cursor) {
        cursor.allowOnly(MEMBERS.toArray(String[]::new));
        cursor.optionalText("title", MAX_TITLE);
        return new Mapping(
                name(cursor),
                cursor.text("source", DocumentCursor.NAME, "Say the source of the events, such as webshop."),
                zone(cursor),
                decimal(cursor),
                dates(cursor),
                clock(cursor),
                year(cursor),
                cursor.texts("columns", MAX_COLUMNS, DocumentCursor.NAME),
                separator(cursor),
                cursor.optionalText("sheet", DocumentCursor.NAME),
                isTrue(cursor, "correct"),
                cursor.child("version").map(FieldMappingParser::parse).orElse(null),
                isTrue(cursor, "table"),
                RecordCondition.parse(cursor, "only"),
                fold(cursor),
                FieldMappingParser.expression(cursor, "each", ExpressionCompiler::list),
                RecordCondition.parse(cursor, "void"),
                RecordCondition.parse(cursor, "when"),
                events(cursor));
    }

    private static String name(DocumentCursor cursor) {
        var name = cursor.optionalText("name", DocumentCursor.NAME);
        if (name == null) {
            return "";
        }
        if (!CODE.matcher(name).matches()) {
            cursor.memberFault(
                    "name",
                    "form",
                    "'" + DocumentCursor.excerpt(name)
                            + "' is not a name. Use at most 60 of a–z, 0–9 and -, as in helpdesk-tickets.");
        }
        return name;
    }

    private static @Nullable ZoneId zone(DocumentCursor cursor) {
        var name = cursor.optionalText("zone", DocumentCursor.NAME);
        if (name == null) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            cursor.memberFault(
                    "zone",
                    "unknown",
                    "'" + DocumentCursor.excerpt(name) + "' is not a time zone." + nearestZone(name));
            return null;
        }
    }

    private static String nearestZone(String name) {
        var nearest = NearestWord.suggestion(name, ZoneId.getAvailableZoneIds());
        return nearest.isEmpty() ? " Write one like Europe/Berlin." : nearest;
    }

    private static @Nullable DecimalMark decimal(DocumentCursor cursor) {
        if (!cursor.has("decimal")) {
            return null;
        }
        return switch (cursor.get("decimal").asText()) {
            case ".", "point" -> DecimalMark.POINT;
            case ",", "comma" -> DecimalMark.COMMA;
            default -> {
                cursor.memberFault("decimal", "form", "Write \".\" or \",\" in quotation marks.");
                yield null;
            }
        };
    }

    private static @Nullable DateOrder dates(DocumentCursor cursor) {
        if (!cursor.has("dates")) {
            return null;
        }
        var order = DateOrder.find(cursor.get("dates").asText());
        if (order == null) {
            cursor.memberFault("dates", "form", "Write day-first or month-first.");
        }
        return order;
    }

    private static @Nullable DurationClock clock(DocumentCursor cursor) {
        if (!cursor.has("clock")) {
            return null;
        }
        var clock = DurationClock.find(cursor.get("clock").asText());
        if (clock == null) {
            cursor.memberFault("clock", "form", "Write mm:ss or hh:mm.");
        }
        return clock;
    }

    private static @Nullable Integer year(DocumentCursor cursor) {
        if (!cursor.has("year")) {
            return null;
        }
        var year = cursor.get("year");
        var number = year.isNumber() ? year.asInt() : 0;
        if (number < FIRST_YEAR || number > LAST_YEAR) {
            cursor.memberFault("year", "form", "Write a year such as 2026.");
            return null;
        }
        return number;
    }

    private static @Nullable Character separator(DocumentCursor cursor) {
        if (!cursor.has("separator")) {
            return null;
        }
        var text = cursor.get("separator").asText();
        if (!Set.of(",", ";", "\t", "|").contains(text)) {
            cursor.memberFault("separator", "form", "Write \",\", \";\", \"|\" or a tab in quotation marks.");
            return null;
        }
        return text.charAt(0);
    }

    private static boolean isTrue(DocumentCursor cursor, String member) {
        if (cursor.has(member) && !cursor.get(member).isBoolean()) {
            cursor.memberFault(member, "form", "Write true or false.");
        }
        return cursor.get(member).asBoolean(false);
    }

    private static @Nullable ColumnPattern fold(DocumentCursor cursor) {
        if (!cursor.has("fold")) {
            return null;
        }
        if (cursor.has("each")) {
            cursor.memberFault(
                    "fold", "twice", "Take either 'fold' or 'each': rows are folded, payloads have elements.");
        }
        var name = cursor.get("fold");
        if (!name.isTextual() || name.textValue().isBlank()) {
            cursor.memberFault("fold", "form", "Name the column in which the rows of one record agree.");
            return null;
        }
        return new ColumnPattern(name.textValue());
    }

    private static List<EventMapping> events(DocumentCursor cursor) {
        var events = new ArrayList<EventMapping>();
        for (var event : cursor.children("events", MAX_EVENTS)) {
            events.add(event(event));
        }
        if (events.isEmpty()) {
            cursor.memberFault("events", "missing", "Say which events a record gives.");
        }
        return events;
    }

    private static EventMapping event(DocumentCursor cursor) {
        cursor.allowOnly(EVENT_MEMBERS.toArray(String[]::new));
        var envelope = new LinkedHashMap<String, FieldMapping>();
        for (var member : EventMapping.ENVELOPE) {
            cursor.child(member).ifPresent(field -> envelope.put(member, FieldMappingParser.parse(field)));
        }
        if (!envelope.containsKey("id")) {
            cursor.memberFault("id", "missing", "Say what identifies the record, so that it counts once.");
        }
        if (!envelope.containsKey("time")) {
            cursor.memberFault("time", "missing", "Say when it happened.");
        }
        return new EventMapping(
                type(cursor),
                FieldMappingParser.expression(cursor, "when", ExpressionCompiler::condition),
                envelope,
                data(cursor));
    }

    private static String type(DocumentCursor cursor) {
        var type = cursor.text("type", DocumentCursor.NAME, "Say the type of the event, such as order or contact.");
        if (!type.isEmpty() && !CODE.matcher(type).matches()) {
            cursor.memberFault("type", "form", "'" + DocumentCursor.excerpt(type) + "' is not a type of events.");
        }
        return type;
    }

    private static Map<String, FieldMapping> data(DocumentCursor cursor) {
        var fields = new LinkedHashMap<String, FieldMapping>();
        var data = cursor.child("data");
        if (data.isEmpty()) {
            return fields;
        }
        if (!cursor.get("data").isObject()) {
            cursor.memberFault("data", "form", "Write the members of the event's data, each with its origin.");
            return fields;
        }
        cursor.get("data").fieldNames().forEachRemaining(member -> {
            if (NameText.fault(member) != null) {
                data.get().fault(member, "data.name", "This is not a name of a member.");
            }
            data.get().child(member).ifPresent(field -> fields.put(member, FieldMappingParser.parse(field)));
        });
        return fields;
    }
}
