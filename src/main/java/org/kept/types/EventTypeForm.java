package org.kept.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventField.FieldKind;
import org.kept.problem.InputError;

/** The form of an event type: its name, its sentence, and a row for each field. */
public class EventTypeForm {

    /** Number of empty rows below the existing fields. */
    private static final int SPARE = 3;

    private static final int MAX_NUMBER = 40;

    @RestForm("code")
    @Nullable
    String code;

    @RestForm("name")
    @Nullable
    String name;

    @RestForm("sentence")
    @Nullable
    String sentence;

    @RestForm("act")
    @Nullable
    String act;

    /**
     * A row of the form, as typed.
     *
     * @param kind one of {@link RowKind}; empty while none is chosen
     * @param from the smallest number
     * @param to the largest number, or the maximum number of characters
     * @param choices separated by commas
     */
    public record FieldRow(String name, String kind, boolean required, String from, String to, String choices) {

        private static final FieldRow EMPTY = new FieldRow("", "", false, "", "", "");

        private boolean isEmpty() {
            return equals(EMPTY);
        }
    }

    /** Kinds of fields as the form offers them. */
    enum RowKind {
        FLAG("boolean", "Yes or no"),
        NUMBER("number", "Number"),
        WHOLE("whole", "Whole number"),
        TEXT("text", "Text"),
        CHOICE("choice", "One of several texts"),
        TIME("time", "Time"),
        DURATION("duration", "Duration in seconds");

        private final String code;
        private final String words;

        RowKind(String code, String words) {
            this.code = code;
            this.words = words;
        }

        String code() {
            return code;
        }

        String words() {
            return words;
        }

        private static Optional<RowKind> find(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst();
        }

        private static RowKind of(FieldKind kind) {
            return switch (kind) {
                case FLAG -> FLAG;
                case NUMBER -> NUMBER;
                case WHOLE -> WHOLE;
                case CHOICE -> CHOICE;
                case TIME -> TIME;
                case SECONDS -> DURATION;
                case TEXT, CUSTOMER, COMMENT -> TEXT;
            };
        }
    }

    /** The rows of a definition. */
    static List<FieldRow> rows(EventTypeDefinition definition) {
        return definition.fields().stream()
                .map(field -> {
                    var node = FieldFormat.write(field);
                    return new FieldRow(
                            field.name(),
                            RowKind.of(field.kind()).code,
                            field.required(),
                            node.path("min").asText(),
                            node.has("maxLength")
                                    ? node.path("maxLength").asText()
                                    : node.path("max").asText(),
                            String.join(", ", field.choices()));
                })
                .toList();
    }

    /** The rows with some empty ones below, up to the maximum number of fields. */
    static List<FieldRow> withSpare(List<FieldRow> rows) {
        var all = new ArrayList<>(rows);
        for (var i = 0; i < SPARE && all.size() < EventTypeDefinition.MAX_FIELDS; i++) {
            all.add(FieldRow.EMPTY);
        }
        return List.copyOf(all);
    }

    /** Whether the button with that name was pressed. */
    boolean isAct(String button) {
        return button.equals(act);
    }

    String code() {
        return stripped(code);
    }

    String name() {
        return stripped(name);
    }

    String sentence() {
        return stripped(sentence);
    }

    /** The rows that are not empty, in order. */
    List<FieldRow> rows() {
        var rows = new ArrayList<FieldRow>();
        for (var i = 0; i < EventTypeDefinition.MAX_FIELDS + SPARE; i++) {
            var row = new FieldRow(
                    cell("field-", i),
                    cell("kind-", i),
                    !cell("required-", i).isEmpty(),
                    cell("from-", i),
                    cell("to-", i),
                    cell("choices-", i));
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return List.copyOf(rows);
    }

    private static String cell(String prefix, int row) {
        var data = CurrentRequestManager.get().getFormData();
        var found = data == null ? null : data.get(prefix + row);
        return found == null
                ? ""
                : found.stream()
                        .map(each -> stripped(each.getValue()))
                        .findFirst()
                        .orElse("");
    }

    private static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** The errors that the document cannot express: two fields with one name, and fields without a name. */
    static List<InputError> faults(List<FieldRow> rows) {
        var faults = new ArrayList<InputError>();
        var seen = new HashSet<String>();
        for (var row : rows) {
            if (row.name.isEmpty()) {
                faults.add(InputError.at("/fields/", "fields.name", "Give each field a name, or leave its row empty."));
            } else if (!seen.add(row.name)) {
                faults.add(InputError.at(
                        "/fields/" + row.name, "fields.duplicate", "'" + row.name + "' is there twice. Keep one row."));
            }
        }
        return List.copyOf(faults);
    }

    /** The document for the form. */
    static ObjectNode document(String name, String sentence, List<FieldRow> rows) {
        var document = JsonNodeFactory.instance.objectNode().put("name", name);
        if (!sentence.isEmpty()) {
            document.put("sentence", sentence);
        }
        var fields = document.putObject("fields");
        rows.forEach(row -> fields.set(row.name, field(row)));
        return document;
    }

    private static ObjectNode field(FieldRow row) {
        var node = JsonNodeFactory.instance.objectNode();
        var kind = RowKind.find(row.kind).orElse(null);
        if (kind == null) {
            return node;
        }
        node.put(
                "kind",
                switch (kind) {
                    case WHOLE -> RowKind.NUMBER.code;
                    case CHOICE -> RowKind.TEXT.code;
                    default -> kind.code;
                });
        if (row.required) {
            node.put("required", true);
        }
        if (kind == RowKind.WHOLE) {
            node.put("whole", true);
        }
        put(node, "min", row.from);
        put(node, kind == RowKind.TEXT ? "maxLength" : "max", row.to);
        if (kind == RowKind.CHOICE || !row.choices.isEmpty()) {
            var choices = node.putArray("choices");
            Arrays.stream(row.choices.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .forEach(choices::add);
        }
        return node;
    }

    private static void put(ObjectNode node, String member, String typed) {
        if (typed.isEmpty()) {
            return;
        }
        try {
            // A number with a thousand digits is no sensible bound.
            var number = new BigDecimal(typed.length() > MAX_NUMBER ? "" : typed);
            node.set(member, member.equals("maxLength") ? whole(number) : DecimalNode.valueOf(number));
        } catch (NumberFormatException e) {
            node.put(member, typed);
        }
    }

    /** The number as an integer in JSON, so that 5 has no decimals. */
    private static JsonNode whole(BigDecimal number) {
        try {
            return JsonNodeFactory.instance.numberNode(number.intValueExact());
        } catch (ArithmeticException e) {
            return DecimalNode.valueOf(number);
        }
    }
}
