package org.kept.rollup.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kept.document.NearestWord;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventFilter;
import org.kept.kpi.Unit;
import org.kept.mission.EventFilterFormat;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.stats.Better;
import org.kept.types.EventTypes;

/** JSON of a custom KPI: {@code {name, betterWhen, unit, numerator: {type, where}, denominator: {…}}}. */
public final class CustomKpiJson {

    private static final List<String> MEMBERS =
            List.of("code", "name", "betterWhen", "unit", "numerator", "denominator");
    private static final List<Unit> UNITS = List.of(Unit.FRACTION, Unit.PER_HUNDRED, Unit.PER_THOUSAND);
    private static final int MAX_NAME_LENGTH = 60;

    private final JsonNode node;
    private final EventTypes types;
    private final List<InputError> errors = new ArrayList<>();

    private CustomKpiJson(JsonNode node, EventTypes types) {
        this.node = node;
        this.types = types;
    }

    /**
     * Parses and validates a submitted definition; its version, time and author are placeholders.
     *
     * @throws Problem 422 with every error in the definition
     */
    public static CustomKpi parse(String code, JsonNode node, EventTypes types) {
        var parser = new CustomKpiJson(node, types);
        parser.checkMembers(code);
        var read = parser.read(code, 0, OffsetDateTime.MIN, "");
        if (read.isEmpty() || !parser.errors.isEmpty()) {
            throw Problem.invalid("The KPI was not stored.", parser.errors);
        }
        return read.get();
    }

    /** Parses a stored definition. */
    static CustomKpi parseStored(
            String code, JsonNode node, EventTypes types, int version, OffsetDateTime created, String author) {
        return new CustomKpiJson(node, types.orAny())
                .read(code, version, created, author)
                .orElseThrow(() -> new IllegalStateException("a definition of " + code + " was accepted once"));
    }

    private Optional<CustomKpi> read(String code, int version, OffsetDateTime created, String author) {
        var name = name();
        var unit = unit();
        var better = better();
        var numerator = eventFilter("numerator");
        var denominator = eventFilter("denominator");
        return name.isEmpty() || unit.isEmpty() || better.isEmpty() || numerator.isEmpty() || denominator.isEmpty()
                ? Optional.empty()
                : Optional.of(new CustomKpi(
                        code,
                        name.get(),
                        unit.get(),
                        better.get(),
                        new CustomKpiFactory.EventRatio(numerator.get(), denominator.get()),
                        version,
                        created,
                        author));
    }

    private void checkMembers(String code) {
        node.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                addError(
                        "/" + member,
                        "member.unknown",
                        "'" + member + "' is not a member here."
                                + NearestWord.find(member, MEMBERS)
                                        .map(each -> " Did you mean '" + each + "'?")
                                        .orElse(" Known members: " + String.join(", ", MEMBERS) + "."));
            }
        });
        if (node.has("code") && !node.path("code").asText().equals(code)) {
            addError("/code", "code.other", "The address says '" + code + "'; a code cannot be changed.");
        }
    }

    private Optional<String> name() {
        var name = node.path("name").isTextual() ? node.path("name").textValue().strip() : "";
        var length = name.codePointCount(0, name.length());
        if (length >= 1 && length <= MAX_NAME_LENGTH && name.codePoints().noneMatch(Character::isISOControl)) {
            return Optional.of(name);
        }
        addError("/name", "name.form", "Give a name of 1 to " + MAX_NAME_LENGTH + " characters.");
        return Optional.empty();
    }

    private Optional<Unit> unit() {
        var code = node.path("unit").asText();
        var unit = UNITS.stream().filter(each -> each.code().equals(code)).findFirst();
        if (unit.isEmpty()) {
            addError("/unit", "unit.unknown", "Use fraction, per-hundred or per-thousand.");
        }
        return unit;
    }

    private Optional<Better> better() {
        var code = node.path("betterWhen").asText();
        var better = Stream.of(Better.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
        if (better.isEmpty()) {
            addError("/betterWhen", "betterWhen.unknown", "Use higher, lower or neutral.");
        }
        return better;
    }

    private Optional<EventFilter> eventFilter(String member) {
        if (!node.path(member).isObject()) {
            addError(
                    "/" + member,
                    member + ".form",
                    "Say which events are counted: {\"type\":\"contact\",\"where\":{\"waitSeconds\":{\"over\":60}}}.");
            return Optional.empty();
        }
        return EventFilterFormat.parse(node.path(member), "/" + member, types, errors::add);
    }

    private void addError(String pointer, String code, String detail) {
        errors.add(InputError.at(pointer, code, detail));
    }

    /** The definition without its code, its members in a fixed order. */
    public static ObjectNode write(CustomKpi kpi) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("name", kpi.name());
        node.put("betterWhen", kpi.better().code());
        node.put("unit", kpi.unit().code());
        node.set("numerator", EventFilterFormat.write(kpi.ratio().above()));
        node.set("denominator", EventFilterFormat.write(kpi.ratio().below()));
        return node;
    }
}
