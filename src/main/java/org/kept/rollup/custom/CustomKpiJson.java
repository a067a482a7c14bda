package org.kept.rollup.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.EventFilter;
import org.kept.kpi.Unit;
import org.kept.mission.EventFilterFormat;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.stats.Better;

/** How a configured KPI is written: {@code {name, betterWhen, unit, numerator: {type, where}, denominator: {…}}}. */
public final class CustomKpiJson {

    private static final List<String> MEMBERS =
            List.of("code", "name", "betterWhen", "unit", "numerator", "denominator");
    private static final List<Unit> UNITS = List.of(Unit.FRACTION, Unit.PER_HUNDRED, Unit.PER_THOUSAND);
    private static final int LONGEST_NAME = 60;

    private final JsonNode node;
    private final List<InputError> faults = new ArrayList<>();

    private CustomKpiJson(JsonNode node) {
        this.node = node;
    }

    /**
     * What somebody sent; its version and author are still to come.
     *
     * @throws Problem 422 with everything that is wrong with it
     */
    public static CustomKpi sent(String code, JsonNode node) {
        var form = new CustomKpiJson(node);
        form.members(code);
        var read = form.read(code, 0, OffsetDateTime.MIN, "");
        if (read.isEmpty() || !form.faults.isEmpty()) {
            throw Problem.invalid("The definition is not acceptable.", form.faults);
        }
        return read.get();
    }

    /** What was accepted once. */
    static CustomKpi stored(String code, JsonNode node, int version, OffsetDateTime created, String author) {
        return new CustomKpiJson(node)
                .read(code, version, created, author)
                .orElseThrow(() -> new IllegalStateException("a definition of " + code + " was accepted once"));
    }

    private Optional<CustomKpi> read(String code, int version, OffsetDateTime created, String author) {
        var name = name();
        var unit = unit();
        var better = better();
        var above = counted("numerator");
        var below = counted("denominator");
        return name.isEmpty() || unit.isEmpty() || better.isEmpty() || above.isEmpty() || below.isEmpty()
                ? Optional.empty()
                : Optional.of(new CustomKpi(
                        code,
                        name.get(),
                        unit.get(),
                        better.get(),
                        new CustomKpiFactory.EventRatio(above.get(), below.get()),
                        version,
                        created,
                        author));
    }

    private void members(String code) {
        node.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                fault(
                        "/" + member,
                        "unknown.member",
                        "'" + member + "' is no member here. Known: " + String.join(", ", MEMBERS) + ".");
            }
        });
        if (node.has("code") && !node.path("code").asText().equals(code)) {
            fault("/code", "code.other", "The address says '" + code + "'; a code cannot be changed.");
        }
    }

    private Optional<String> name() {
        var name = node.path("name").isTextual() ? node.path("name").textValue().strip() : "";
        var length = name.codePointCount(0, name.length());
        if (length >= 1 && length <= LONGEST_NAME && name.codePoints().noneMatch(Character::isISOControl)) {
            return Optional.of(name);
        }
        fault("/name", "name.form", "Give a name of 1 to " + LONGEST_NAME + " characters.");
        return Optional.empty();
    }

    private Optional<Unit> unit() {
        var code = node.path("unit").asText();
        var unit = UNITS.stream().filter(each -> each.code().equals(code)).findFirst();
        if (unit.isEmpty()) {
            fault("/unit", "unit.unknown", "Use fraction, per-hundred or per-thousand.");
        }
        return unit;
    }

    private Optional<Better> better() {
        var code = node.path("betterWhen").asText();
        var better = Stream.of(Better.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
        if (better.isEmpty()) {
            fault("/betterWhen", "betterWhen.unknown", "Use higher, lower or neutral.");
        }
        return better;
    }

    private Optional<EventFilter> counted(String member) {
        if (!node.path(member).isObject()) {
            fault(
                    "/" + member,
                    member + ".form",
                    "Say which events are counted: {\"type\":\"contact\",\"where\":{\"waitSeconds\":{\"over\":60}}}.");
            return Optional.empty();
        }
        return EventFilterFormat.read(node.path(member), "/" + member, faults::add);
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(InputError.at(pointer, code, detail));
    }

    /** The definition without its code, its members in one order. */
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
