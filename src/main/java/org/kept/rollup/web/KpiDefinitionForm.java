package org.kept.rollup.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventField;
import org.kept.kpi.Unit;
import org.kept.problem.InputError;
import org.kept.types.EventTypes;

/** The form of a custom KPI, and its conversion to the definition in JSON. */
public class KpiDefinitionForm {

    /** Conditions that a side can have. */
    static final int CONDITIONS = 4;

    static final String ABOVE = "numerator";
    static final String BELOW = "denominator";
    static final String COUNT = "count";
    static final String SUM = "sum";
    static final String CUSTOMERS = "customers";

    /** The value "figures" of the field that says where values come from. */
    static final String FIGURES = "figures";

    private static final Set<String> BOUNDS = Set.of(
            Comparison.OVER.code(), Comparison.AT_LEAST.code(), Comparison.UNDER.code(), Comparison.AT_MOST.code());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,13}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,13}(\\.\\d{1,6})?");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");

    @RestForm("action")
    @Nullable
    String action;

    @RestForm("code")
    @Nullable
    String code;

    /** The mark of the definition whose effect the author was shown; empty if none was. */
    @RestForm("shown")
    @Nullable
    String shown;

    private final Map<String, String> filled = new LinkedHashMap<>();

    /** Whether the button of that name was pressed. */
    boolean isAction(String name) {
        return name.equals(action);
    }

    /** A hash of the definition, to compare it with the one that was previewed. */
    static String mark(ObjectNode definition) {
        return Integer.toHexString(definition.toString().hashCode());
    }

    String code() {
        return Objects.requireNonNullElse(code, "").strip();
    }

    /** The text of a field, as typed or as filled in. */
    String value(String field) {
        var text = filled.get(field);
        if (text != null) {
            return text;
        }
        var data = CurrentRequestManager.get().getFormData();
        var sent = data == null ? null : data.getFirst(field);
        return sent == null || sent.getValue() == null ? "" : sent.getValue().strip();
    }

    /** The form of a stored definition. */
    static KpiDefinitionForm of(JsonNode definition) {
        var form = new KpiDefinitionForm();
        for (var member : List.of("name", "unit", "decimals", "symbol", "sentence", "note")) {
            form.filled.put(member, definition.path(member).asText());
        }
        form.filled.put("better", definition.path("betterWhen").asText());
        var percentiles = new ArrayList<String>();
        definition.path("percentile").forEach(each -> percentiles.add(each.asText()));
        form.filled.put("percentile", String.join(", ", percentiles));
        var phrases = new ArrayList<String>();
        definition.path("phrases").forEach(each -> phrases.add(each.asText()));
        form.filled.put("phrases", String.join("\n", phrases));
        form.filled.put("from", definition.has(ABOVE) ? "events" : FIGURES);
        form.fill(ABOVE, definition.path(ABOVE));
        form.fill(BELOW, definition.path(BELOW));
        return form;
    }

    private void fill(String side, JsonNode node) {
        filled.put(side + "-type", node.path("type").asText());
        filled.put(side + "-kind", node.has("sum") ? SUM : node.has("distinct") ? CUSTOMERS : COUNT);
        filled.put(side + "-member", node.path("sum").asText());
        var nr = 1;
        for (var each : node.path("where").properties()) {
            var condition = each.getValue();
            if (!condition.isObject()) {
                fill(side, nr++, each.getKey(), Comparison.IS, condition);
            }
            for (var bound : condition.properties()) {
                fill(side, nr++, each.getKey(), Comparison.of(bound.getKey(), bound.getValue()), bound.getValue());
            }
        }
    }

    private void fill(String side, int nr, String member, Comparison comparison, JsonNode value) {
        filled.put(side + "-where-" + nr, member);
        filled.put(side + "-is-" + nr, comparison.code());
        filled.put(side + "-value-" + nr, text(value));
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.isBoolean() && !value.booleanValue() ? "false" : value.asText();
        }
        var texts = new ArrayList<String>();
        value.forEach(each -> texts.add(each.asText()));
        return String.join(", ", texts);
    }

    /** Whether the form has room for the conditions of a stored definition; two bounds for one member are two. */
    static boolean canShow(JsonNode definition) {
        return Stream.of(ABOVE, BELOW)
                .allMatch(side -> definition
                                .path(side)
                                .path("where")
                                .valueStream()
                                .mapToInt(condition -> condition.isObject() ? condition.size() : 1)
                                .sum()
                        <= CONDITIONS);
    }

    /** Errors for conditions on a member that has another one already, unless both are bounds. */
    List<InputError> repeatedConditions() {
        var errors = new ArrayList<InputError>();
        if (FIGURES.equals(value("from"))) {
            return errors;
        }
        for (var side : List.of(ABOVE, BELOW)) {
            var given = new HashMap<String, Set<String>>();
            for (var nr = 1; nr <= CONDITIONS; nr++) {
                var member = value(side + "-where-" + nr);
                var comparison = value(side + "-is-" + nr);
                var others = given.computeIfAbsent(member, key -> new HashSet<>());
                var isSecondBound =
                        BOUNDS.contains(comparison) && BOUNDS.containsAll(others) && !others.contains(comparison);
                if (!member.isEmpty() && !others.isEmpty() && !isSecondBound) {
                    errors.add(InputError.at(
                            "/" + side + "-value-" + nr,
                            "where.repeated",
                            "There is another condition on " + member
                                    + ". A member has one condition, or a lower and an upper bound."));
                }
                others.add(comparison);
            }
        }
        return errors;
    }

    /** How a member is compared with a value. */
    enum Comparison {
        IS("is", "is"),
        ONE_OF("oneOf", "is one of"),
        OVER("over", "is over"),
        AT_LEAST("atLeast", "is at least"),
        UNDER("under", "is under"),
        AT_MOST("atMost", "is at most"),
        EXISTS("exists", "is there"),
        ABSENT("absent", "is missing");

        private final String code;
        private final String words;

        Comparison(String code, String words) {
            this.code = code;
            this.words = words;
        }

        String code() {
            return code;
        }

        String words() {
            return words;
        }

        private static Comparison of(String code, JsonNode value) {
            for (var each : values()) {
                if (each.code.equals(code)) {
                    return each == EXISTS && !value.asBoolean(true) ? ABSENT : each;
                }
            }
            return IS;
        }
    }

    /** The definition in JSON, with what was typed as it is: the definition is checked where it is stored. */
    ObjectNode definition(EventTypes types) {
        var node = NODES.objectNode();
        node.put("name", value("name"));
        node.put("betterWhen", value("better"));
        node.put("unit", value("unit"));
        if (Unit.NUMBER.code().equals(value("unit")) && !value("decimals").isEmpty()) {
            node.set("decimals", typed(value("decimals"), null));
        }
        for (var member : List.of("symbol", "sentence", "note")) {
            if (!value(member).isEmpty()) {
                node.put(member, value(member));
            }
        }
        if (!FIGURES.equals(value("from"))) {
            node.set(ABOVE, side(ABOVE, types));
            node.set(BELOW, side(BELOW, types));
        }
        if (!value("percentile").isEmpty()) {
            var percentiles = node.putArray("percentile");
            SEPARATORS
                    .splitAsStream(value("percentile"))
                    .filter(each -> !each.isEmpty())
                    .forEach(each -> percentiles.add(typed(each, null)));
        }
        if (!value("phrases").isEmpty()) {
            var phrases = node.putArray("phrases");
            value("phrases")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(phrases::add);
        }
        return node;
    }

    private ObjectNode side(String side, EventTypes types) {
        var node = NODES.objectNode();
        node.put("type", value(side + "-type"));
        var kind = value(side + "-kind");
        if (SUM.equals(kind)) {
            node.put("sum", value(side + "-member"));
        } else if (CUSTOMERS.equals(kind)) {
            node.put("distinct", CustomKpiFactory.CUSTOMER);
        }
        var where = NODES.objectNode();
        var type = types.find(value(side + "-type"));
        for (var nr = 1; nr <= CONDITIONS; nr++) {
            var member = value(side + "-where-" + nr);
            if (!member.isEmpty()) {
                var field = type == null ? null : type.field(member);
                var condition = condition(value(side + "-is-" + nr), value(side + "-value-" + nr), field);
                if (where.get(member) instanceof ObjectNode lower && condition instanceof ObjectNode upper) {
                    lower.setAll(upper);
                } else {
                    where.set(member, condition);
                }
            }
        }
        if (!where.isEmpty()) {
            node.set("where", where);
        }
        return node;
    }

    private static JsonNode condition(String comparison, String value, @Nullable EventField field) {
        var node = NODES.objectNode();
        return switch (comparison) {
            case "exists" -> node.put("exists", true);
            case "absent" -> node.put("exists", false);
            case "over", "atLeast", "under", "atMost" -> node.set(comparison, typed(value, null));
            case "oneOf" -> {
                var values = node.putArray("oneOf");
                for (var each : value.split(",", -1)) {
                    values.add(typed(each.strip(), field));
                }
                yield node;
            }
            default -> typed(value, field);
        };
    }

    /** The typed text as a value of the kind of its field; without a field, of the kind it looks like. */
    private static JsonNode typed(String text, @Nullable EventField field) {
        var isText = field != null && !field.isNumeric() && field.kind() != EventField.FieldKind.FLAG;
        if (!isText && WHOLE.matcher(text).matches()) {
            return NODES.numberNode(Long.parseLong(text));
        }
        if (!isText && NUMBER.matcher(text).matches()) {
            return NODES.numberNode(new BigDecimal(text));
        }
        if (!isText && (text.equals("true") || text.equals("false"))) {
            return NODES.booleanNode(text.equals("true"));
        }
        return NODES.textNode(text);
    }

    /** The errors of a definition at the fields of the form. */
    List<InputError> atFields(List<InputError> errors) {
        return errors.stream()
                .map(error -> KpiFormErrors.at(field(Objects.requireNonNullElse(error.pointer(), "")), error))
                .toList();
    }

    private String field(String pointer) {
        var steps = pointer.split("/", -1);
        var member = steps.length < 2 ? "" : steps[1];
        if (!member.equals(ABOVE) && !member.equals(BELOW)) {
            return member.equals("betterWhen") ? "better" : member;
        }
        var part = steps.length < 3 ? "type" : steps[2];
        return switch (part) {
            case "sum", "count" -> member + "-member";
            case "distinct" -> member + "-kind";
            case "where" -> member + "-value-" + conditionOf(member, steps.length < 4 ? "" : steps[3]);
            default -> member + "-type";
        };
    }

    private int conditionOf(String side, String member) {
        for (var nr = 1; nr <= CONDITIONS; nr++) {
            if (value(side + "-where-" + nr).equals(member)) {
                return nr;
            }
        }
        return 1;
    }
}
