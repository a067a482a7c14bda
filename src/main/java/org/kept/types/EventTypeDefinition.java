package org.kept.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentFaults;
import org.kept.document.DocumentTree;
import org.kept.kpi.EventField;
import org.kept.kpi.EventField.FieldKind;
import org.kept.kpi.EventType;
import org.kept.kpi.EventType.SampleEvent;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;

/**
 * Definition of a custom event type: {@code {name, sentence, fields: {late: {kind: boolean, required: true}}}}.
 *
 * @param name name of its events, in the plural
 * @param sentence with placeholders
 * @param fields without the customer, which every type may have
 */
record EventTypeDefinition(String code, String name, String sentence, List<EventField> fields) {

    static final int MAX_CODE = 40;
    static final int MAX_NAME = 60;
    static final int MAX_SENTENCE = 200;
    static final int MAX_FIELDS = 30;
    static final int MAX_FIELD_NAME = 40;

    /** Names that a field cannot have: members of the event itself, and those that name a customer. */
    private static final List<String> RESERVED_FIELDS = Stream.concat(
                    EventTypes.ENVELOPE.stream(), EventType.customerFields().stream())
            .toList();

    /** Codes with another meaning in an address, a list or a document. */
    private static final List<String> RESERVED_CODES =
            List.of("new", "try", "event", "events", "type", "types", "all", "any", "none", "data", "customer");

    private static final List<String> MEMBERS = List.of("name", "sentence", "fields");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final String EXAMPLE = "such as 'Delivery {id} with {parcels} parcels'";

    EventTypeDefinition {
        fields = List.copyOf(fields);
    }

    /**
     * Parses a definition.
     *
     * @param others the other types, whose fields may share a column of a CSV file
     * @throws Problem 422 with every error
     */
    static EventTypeDefinition parse(String code, JsonNode document, List<EventType> others) {
        var faults = new DocumentFaults("event type");
        var cursor = new DocumentCursor(document, "", faults);
        checkCode(code, cursor);
        cursor.allowOnly(
                Stream.concat(MEMBERS.stream(), Stream.of("code", "builtIn")).toArray(String[]::new));
        if (cursor.has("code") && !cursor.get("code").asText().equals(code)) {
            cursor.memberFault(
                    "code",
                    "other",
                    "The address says '" + DocumentCursor.excerpt(code) + "'. The code of a type cannot be changed.");
        }
        if (cursor.has("builtIn")
                && (!cursor.get("builtIn").isBoolean() || cursor.get("builtIn").booleanValue())) {
            cursor.memberFault("builtIn", "form", "A type of your own is not built in. Leave builtIn out.");
        }
        var name = cursor.text("name", MAX_NAME, "Say what the events are called, in the plural, such as deliveries.");
        if (name.contains("{") || name.contains("}")) {
            cursor.memberFault("name", "characters", "A name has no braces. Placeholders belong into the sentence.");
        }
        var sentence = cursor.optionalText("sentence", MAX_SENTENCE);
        var parser = new FieldsParser(cursor, others);
        var definition =
                new EventTypeDefinition(code, name, sentence == null ? name + ": {id}" : sentence, parser.parse());
        checkSentence(definition, parser.names, cursor);
        if (!faults.isEmpty()) {
            throw faults.toProblem();
        }
        return definition;
    }

    /** Parses a document that was accepted before. */
    static EventTypeDefinition parseStored(String code, JsonNode document) {
        var cursor = new DocumentCursor(document, "", new DocumentFaults("event type"));
        var fields = document.path("fields").properties().stream()
                .flatMap(each -> Stream.ofNullable(FieldFormat.parse(
                        each.getKey(), new DocumentCursor(each.getValue(), "", new DocumentFaults("event type")))))
                .toList();
        return new EventTypeDefinition(
                code, cursor.get("name").asText(), cursor.get("sentence").asText(), fields);
    }

    /** Whether the text has the form of a code. */
    static boolean isCode(String text) {
        return text.length() <= MAX_CODE && CODE.matcher(text).matches();
    }

    private static void checkCode(String code, DocumentCursor cursor) {
        if (!isCode(code)) {
            cursor.memberFault(
                    "code",
                    "form",
                    "'" + DocumentCursor.excerpt(code) + "' is not a code. Use at most " + MAX_CODE
                            + " of a–z, 0–9 and single hyphens, beginning with a letter, as in parcel-pickup.");
        } else if (EventType.builtIn(code) != null) {
            cursor.memberFault("code", "taken", "'" + code + "' is a built-in type. Choose another code.");
        } else if (RESERVED_CODES.contains(code)) {
            cursor.memberFault("code", "reserved", "'" + code + "' is a reserved word. Choose another code.");
        }
    }

    private static void checkSentence(EventTypeDefinition definition, List<String> names, DocumentCursor cursor) {
        var placeholders = SentencePattern.placeholders(definition.sentence);
        if (placeholders == null) {
            cursor.memberFault(
                    "sentence",
                    "form",
                    "Each { needs a } and the name of a field or id between them, " + EXAMPLE + ".");
            return;
        }
        var known = Stream.concat(Stream.of(SentencePattern.ID), names.stream()).toList();
        placeholders.stream()
                .filter(each -> !known.contains(each))
                .distinct()
                .forEach(each -> cursor.memberFault(
                        "sentence",
                        "unknown",
                        "'" + DocumentCursor.excerpt(each) + "' is not a field of this type."
                                + NearestWord.suggestion(each, known) + " A placeholder is one of "
                                + String.join(", ", known)
                                + "."));
    }

    /** Parses the fields, and reports the errors of each. */
    private static final class FieldsParser {

        private final DocumentCursor cursor;

        /** Names of fields of other types, by their form in lower case. */
        private final Map<String, String> spelt = new HashMap<>();

        /** The names as sent, including those of faulty fields. */
        private final List<String> names = new ArrayList<>();

        FieldsParser(DocumentCursor cursor, List<EventType> others) {
            this.cursor = cursor;
            others.stream()
                    .flatMap(type -> type.fields().stream())
                    .forEach(field -> spelt.putIfAbsent(lower(field.name()), field.name()));
            RESERVED_FIELDS.forEach(name -> spelt.put(lower(name), name));
        }

        List<EventField> parse() {
            var node = cursor.get("fields");
            if (!cursor.has("fields")) {
                return List.of();
            }
            if (!node.isObject()) {
                cursor.memberFault(
                        "fields",
                        "form",
                        "Give each field by its name: {\"parcels\":{\"kind\":\"number\",\"min\":1}}.");
                return List.of();
            }
            if (node.size() > MAX_FIELDS) {
                cursor.memberFault(
                        "fields",
                        "many",
                        "There are " + node.size() + " fields; at most " + MAX_FIELDS + " are allowed.");
                return List.of();
            }
            var all = cursor.child("fields");
            var fields = new ArrayList<EventField>();
            for (var each : node.properties()) {
                var name = each.getKey();
                checkName(name);
                names.add(name);
                if (each.getValue().isNull()) {
                    fault(name, "form", "Say what values the field has: {\"kind\":\"number\"}.");
                }
                all.flatMap(fieldsCursor -> fieldsCursor.child(name))
                        .flatMap(fieldCursor -> Optional.ofNullable(FieldFormat.parse(name, fieldCursor)))
                        .ifPresent(fields::add);
            }
            return List.copyOf(fields);
        }

        private void checkName(String name) {
            if (name.length() > MAX_FIELD_NAME || !FIELD_NAME.matcher(name).matches()) {
                fault(
                        name,
                        "name",
                        "'" + DocumentCursor.excerpt(name) + "' is not a name of a field. Use at most " + MAX_FIELD_NAME
                                + " letters a–z, digits and _, beginning with a letter.");
                return;
            }
            var other = spelt.putIfAbsent(lower(name), name);
            if (other == null) {
                return;
            }
            if (RESERVED_FIELDS.contains(other)) {
                fault(
                        name,
                        "reserved",
                        EventType.customerFields().contains(other)
                                ? "Events of every type may have a customer, which is stored as a hash. Leave '" + name
                                        + "' out."
                                : "'" + name + "' is a reserved name. Choose another one.");
            } else if (!other.equals(name)) {
                fault(
                        name,
                        "spelling",
                        "There is a field '" + other + "', which would be the same column of a CSV file. Use that"
                                + " name, or another one.");
            }
        }

        private void fault(String name, String what, String detail) {
            cursor.faultBelow("fields/" + DocumentTree.escaped(name), "fields." + what, detail);
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** The type as ingestion and pages use it. */
    EventType type() {
        return EventType.custom(
                code, plural(), fields, SentencePattern.of(sentence, fields), List.of(sample(1), sample(2)));
    }

    /** The name within a sentence: {@code Deliveries} becomes {@code deliveries}, {@code VIP visits} stays. */
    private String plural() {
        var isWord =
                name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isLowerCase(name.charAt(1));
        return isWord ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }

    private SampleEvent sample(int number) {
        return SampleEvent.of(
                code + "-" + number,
                "my system",
                "web",
                fields.stream()
                        .map(field -> field.name() + "=" + sample(field, number))
                        .toArray(String[]::new));
    }

    /** A valid value that needs no quotation marks in a CSV file. */
    private static String sample(EventField field, int number) {
        return switch (field.kind()) {
            case FLAG -> number == 1 ? "true" : "false";
            case TIME -> "2026-11-16T09:31:00+01:00";
            case CHOICE -> field.choices().get((number - 1) % field.choices().size());
            case NUMBER, WHOLE, SECONDS -> number(field);
            case TEXT, CUSTOMER, COMMENT ->
                "text".substring(0, Math.min(4, field.most().intValue()));
        };
    }

    /** One if that is allowed, otherwise the smallest allowed number. */
    private static String number(EventField field) {
        var one = BigDecimal.ONE;
        var allowed = field.least().compareTo(one) <= 0 && field.most().compareTo(one) >= 0;
        var least = field.kind() == FieldKind.WHOLE ? field.least().setScale(0, RoundingMode.CEILING) : field.least();
        return (allowed ? one : least).toPlainString();
    }

    /**
     * The fields for which stored events may be invalid by this definition although they were valid by the other one.
     *
     * @param before null if there is none
     */
    List<EventField> narrowedSince(@Nullable EventTypeDefinition before) {
        return fields.stream()
                .filter(field -> before == null || !covers(field, before.field(field.name())))
                .toList();
    }

    /** Whether it has the field in the way it is used. */
    boolean has(EventTypeUse.FieldUse use) {
        var field = field(use.field());
        return field != null && (!use.asNumber() || field.isNumeric());
    }

    private @Nullable EventField field(String name) {
        return fields.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether the new field allows every value that the old one allowed. */
    private static boolean covers(EventField field, @Nullable EventField old) {
        if (old == null || (field.required() && !old.required())) {
            return false;
        }
        if (field.isNumeric() && old.isNumeric()) {
            return (field.kind() != FieldKind.WHOLE || old.kind() == FieldKind.WHOLE)
                    && field.least().compareTo(old.least()) <= 0
                    && field.most().compareTo(old.most()) >= 0;
        }
        if (field.kind() == FieldKind.TEXT && old.kind() == FieldKind.CHOICE) {
            return old.choices().stream()
                    .allMatch(each -> each.length() <= field.most().intValue());
        }
        return field.kind() == old.kind()
                && field.choices().containsAll(old.choices())
                && field.least().compareTo(old.least()) <= 0
                && field.most().compareTo(old.most()) >= 0;
    }

    /** The document, with members in a fixed order; fields keep theirs. */
    ObjectNode document() {
        return write(name, sentence, fields);
    }

    private static ObjectNode write(String name, @Nullable String sentence, List<EventField> fields) {
        var node = JsonNodeFactory.instance.objectNode().put("name", name);
        if (sentence != null) {
            node.put("sentence", sentence);
        }
        var members = node.putObject("fields");
        fields.forEach(field -> members.set(field.name(), FieldFormat.write(field)));
        return node;
    }

    /** The definition as an answer of the REST API. */
    ObjectNode view() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("builtIn", false)
                .setAll(document());
    }

    /** A built-in type as an answer of the REST API. */
    static ObjectNode view(EventType builtIn) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", builtIn.code())
                .put("builtIn", true)
                .setAll(write(builtIn.plural(), null, builtIn.fields()));
    }

    /** The definition as lines of the audit trail. */
    String auditText() {
        return Stream.of(
                        Stream.of("name: " + name, "sentence: " + sentence),
                        fields.stream()
                                .map(field -> "field " + field.name() + ": "
                                        + FieldFormat.words(field)
                                        + (field.required() ? ", required" : "")))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
