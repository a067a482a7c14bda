package org.kept.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kept.kpi.Counted;
import org.kept.kpi.Defined;
import org.kept.kpi.Unit;
import org.kept.mission.CountedForm;
import org.kept.problem.Fault;
import org.kept.problem.Problem;
import org.kept.stats.Better;

/** How a configured KPI is written: {@code {name, betterWhen, unit, numerator: {type, where}, denominator: {…}}}. */
final class ConfiguredForm {

    private static final List<String> MEMBERS =
            List.of("code", "name", "betterWhen", "unit", "numerator", "denominator");
    private static final List<Unit> UNITS = List.of(Unit.FRACTION, Unit.PER_HUNDRED, Unit.PER_THOUSAND);
    private static final int LONGEST_NAME = 60;

    private final JsonNode node;
    private final List<Fault> faults = new ArrayList<>();

    private ConfiguredForm(JsonNode node) {
        this.node = node;
    }

    /**
     * What somebody sent; its version and author are still to come.
     *
     * @throws Problem 422 with everything that is wrong with it
     */
    static Configured sent(String code, JsonNode node) {
        var form = new ConfiguredForm(node);
        form.members(code);
        var read = form.read(code, 0, OffsetDateTime.MIN, "");
        if (read.isEmpty() || !form.faults.isEmpty()) {
            throw Problem.invalid("The definition is not acceptable.", form.faults);
        }
        return read.get();
    }

    /** What was accepted once. */
    static Configured stored(String code, JsonNode node, int version, OffsetDateTime created, String author) {
        return new ConfiguredForm(node)
                .read(code, version, created, author)
                .orElseThrow(() -> new IllegalStateException("a definition of " + code + " was accepted once"));
    }

    private Optional<Configured> read(String code, int version, OffsetDateTime created, String author) {
        var name = name();
        var unit = unit();
        var better = better();
        var above = counted("numerator");
        var below = counted("denominator");
        return name.isEmpty() || unit.isEmpty() || better.isEmpty() || above.isEmpty() || below.isEmpty()
                ? Optional.empty()
                : Optional.of(new Configured(
                        code,
                        name.get(),
                        unit.get(),
                        better.get(),
                        new Defined.Ratio(above.get(), below.get()),
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

    private Optional<Counted> counted(String member) {
        if (!node.path(member).isObject()) {
            fault(
                    "/" + member,
                    member + ".form",
                    "Say which events are counted: {\"type\":\"contact\",\"where\":{\"waitSeconds\":{\"over\":60}}}.");
            return Optional.empty();
        }
        return CountedForm.read(node.path(member), "/" + member, faults::add);
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(Fault.at(pointer, code, detail));
    }

    /** The definition without its code, its members in one order. */
    static ObjectNode write(Configured kpi) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("name", kpi.name());
        node.put("betterWhen", kpi.better().code());
        node.put("unit", kpi.unit().code());
        node.set("numerator", CountedForm.write(kpi.ratio().above()));
        node.set("denominator", CountedForm.write(kpi.ratio().below()));
        return node;
    }
}
