package org.kept.rollup.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.kpi.CustomKpiFactory.EventRatio;
import org.kept.kpi.CustomKpiFactory.EventSum;
import org.kept.kpi.CustomKpiFactory.KpiWriting;
import org.kept.kpi.Unit;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.stats.Better;
import org.kept.types.EventTypes;

/**
 * JSON of a custom KPI: {@code {name, betterWhen, unit, numerator: {type, where, sum}, denominator: {…}, percentile}}.
 */
public final class CustomKpiJson {

    private static final List<String> MEMBERS = List.of(
            "code",
            "name",
            "betterWhen",
            "unit",
            "decimals",
            "symbol",
            "numerator",
            "denominator",
            "percentile",
            "sentence",
            "note",
            "phrases");

    /** Units that a custom KPI can have. */
    static final List<Unit> UNITS =
            List.of(Unit.FRACTION, Unit.PER_HUNDRED, Unit.PER_THOUSAND, Unit.SECONDS, Unit.NUMBER);

    private static final int MAX_NAME_LENGTH = 60;
    private static final int MAX_SYMBOL_LENGTH = 12;
    private static final int MAX_WORDS_LENGTH = 300;
    private static final int MAX_DECIMALS = 4;
    private static final int MAX_PERCENTILES = 5;
    private static final int MAX_PHRASES = 10;

    /** Numerator and denominator in a sentence, which may have no other braces. */
    private static final Pattern AMOUNT = Pattern.compile("\\{[nd]}");

    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]{}|]");

    private final JsonNode node;
    private final EventTypes types;
    private final List<InputError> errors = new ArrayList<>();
    private @Nullable EventSum above;
    private @Nullable EventSum below;

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
        parser.checkTogether();
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
        var writing = writing(unit.orElse(Unit.FRACTION));
        var ratio = ratio();
        return name.isEmpty() || unit.isEmpty() || better.isEmpty() || writing.isEmpty() || ratio.isEmpty()
                ? Optional.empty()
                : Optional.of(new CustomKpi(
                        code,
                        name.get(),
                        unit.get(),
                        better.get(),
                        ratio.get(),
                        writing.get(),
                        version,
                        created,
                        author));
    }

    private void checkMembers(String code) {
        node.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                addError("/" + member, "member.unknown", DocumentCursor.unknownMember(member, MEMBERS));
            }
        });
        if (node.has("code") && !node.path("code").asText().equals(code)) {
            addError("/code", "code.other", "The address says '" + code + "'; a code cannot be changed.");
        }
    }

    private Optional<String> name() {
        var name = node.path("name").isTextual() ? node.path("name").textValue().strip() : "";
        if (isOfLength(name, 1, MAX_NAME_LENGTH)) {
            return Optional.of(name);
        }
        addError("/name", "name.form", "Give a name of 1 to " + MAX_NAME_LENGTH + " characters.");
        return Optional.empty();
    }

    private static boolean isOfLength(String text, int least, int most) {
        var length = text.codePointCount(0, text.length());
        return length >= least && length <= most && text.codePoints().noneMatch(Character::isISOControl);
    }

    private Optional<Unit> unit() {
        var code = node.path("unit").asText();
        var unit = UNITS.stream().filter(each -> each.code().equals(code)).findFirst();
        if (unit.isEmpty()) {
            addError(
                    "/unit",
                    "unit.unknown",
                    "Use fraction, per-hundred, per-thousand, seconds or number."
                            + NearestWord.suggestion(
                                    code, UNITS.stream().map(Unit::code).toList()));
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

    private Optional<KpiWriting> writing(Unit unit) {
        var before = errors.size();
        var decimals = KpiWriting.USUAL.decimals();
        if (has("decimals")) {
            var sent = node.path("decimals");
            if (unit != Unit.NUMBER) {
                addError("/decimals", "decimals.unit", "Only the unit number has decimals to choose.");
            } else if (!sent.isIntegralNumber() || sent.intValue() < 0 || sent.intValue() > MAX_DECIMALS) {
                addError("/decimals", "decimals.range", "decimals must be from 0 to " + MAX_DECIMALS + ".");
            } else {
                decimals = sent.intValue();
            }
        }
        var symbol = text("symbol", MAX_SYMBOL_LENGTH);
        if (!symbol.isEmpty() && unit != Unit.NUMBER) {
            addError("/symbol", "symbol.unit", "Only the unit number has a symbol, such as EUR.");
        }
        if (symbol.indexOf(':') >= 0) {
            addError("/symbol", "symbol.form", "A symbol has no colon.");
        }
        var sentence = text("sentence", MAX_WORDS_LENGTH);
        if (!sentence.isEmpty() && !isSentence(sentence)) {
            addError(
                    "/sentence",
                    "sentence.form",
                    "Write {n} where the numerator goes and {d} where the denominator goes, as in"
                            + " \"{n} of {d} deliveries were late\", without other braces or brackets.");
        }
        var writing = new KpiWriting(decimals, symbol, sentence, text("note", MAX_WORDS_LENGTH), phrases());
        return errors.size() == before ? Optional.of(writing) : Optional.empty();
    }

    private List<String> phrases() {
        if (!has("phrases")) {
            return List.of();
        }
        var sent = node.path("phrases");
        var phrases = sent.valueStream()
                .map(each -> each.isTextual() ? each.textValue().strip() : "")
                .toList();
        if (!sent.isArray()
                || phrases.size() > MAX_PHRASES
                || phrases.stream().anyMatch(each -> !isOfLength(each, 1, MAX_NAME_LENGTH))) {
            addError(
                    "/phrases",
                    "phrases.form",
                    "Give up to " + MAX_PHRASES + " texts of 1 to " + MAX_NAME_LENGTH
                            + " characters: words of a promise that this KPI measures.");
            return List.of();
        }
        return phrases.stream().distinct().toList();
    }

    private static boolean isSentence(String sentence) {
        return sentence.contains("{n}")
                && sentence.contains("{d}")
                && !BRACKETS.matcher(AMOUNT.matcher(sentence).replaceAll("")).find();
    }

    private boolean has(String member) {
        return node.hasNonNull(member);
    }

    private String text(String member, int most) {
        if (!has(member)) {
            return "";
        }
        var text = node.path(member).isTextual() ? node.path(member).textValue().strip() : "";
        if (!isOfLength(text, 1, most)) {
            addError("/" + member, member + ".form", member + " must be a text of 1 to " + most + " characters.");
        }
        return text;
    }

    private Optional<EventRatio> ratio() {
        if (!has("numerator") && !has("denominator")) {
            if (has("percentile")) {
                addError(
                        "/percentile",
                        "percentile.figures",
                        "Percentiles need single values: sum a member in the numerator.");
            }
            return Optional.of(EventRatio.FIGURES);
        }
        above = side("numerator");
        below = side("denominator");
        var percents = percents();
        return above == null || below == null ? Optional.empty() : Optional.of(new EventRatio(above, below, percents));
    }

    /** One side; null, with an error, if it cannot be read. */
    private @Nullable EventSum side(String member) {
        if (!node.path(member).isObject()) {
            addError(
                    "/" + member,
                    member + ".form",
                    "Say which events are counted: {\"type\":\"contact\",\"where\":{\"waitSeconds\":{\"over\":60}}}."
                            + " Leave out numerator and denominator for a KPI of ready-made figures only.");
            return null;
        }
        return EventSumJson.parse(node.path(member), "/" + member, types, errors::add)
                .orElse(null);
    }

    private List<Integer> percents() {
        if (!has("percentile")) {
            return List.of();
        }
        var sent = node.path("percentile");
        var values = sent.isArray() ? sent.valueStream().toList() : List.of(sent);
        var percents = new TreeSet<Integer>();
        for (var value : values) {
            if (!value.isIntegralNumber() || value.intValue() < 1 || value.intValue() > 99) {
                addError(
                        "/percentile",
                        "percentile.range",
                        "A percentile is a whole number from 1 to 99, such as 90; several are a list: [50, 90].");
                return List.of();
            }
            percents.add(value.intValue());
        }
        if (percents.isEmpty() || percents.size() > MAX_PERCENTILES) {
            addError("/percentile", "percentile.many", "Give 1 to " + MAX_PERCENTILES + " percentiles.");
        }
        if (above != null && !above.isSum()) {
            addError(
                    "/percentile",
                    "percentile.sum",
                    "Percentiles need numbers: sum a member in the numerator, such as \"sum\":\"handleSeconds\".");
        }
        return List.copyOf(percents);
    }

    /** Rejects definitions whose parts are valid and do not go together. */
    private void checkTogether() {
        check(above, "/numerator");
        check(below, "/denominator");
        if (above != null && above.equals(below)) {
            addError(
                    "/denominator",
                    "denominator.same",
                    "Numerator and denominator are the same, so the value would always be 1. Change one of them.");
        }
    }

    private void check(@Nullable EventSum side, String pointer) {
        if (side != null) {
            EventConditionCheck.check(side.filter(), pointer, errors::add);
        }
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
        var writing = kpi.writing();
        if (kpi.unit() == Unit.NUMBER) {
            node.put("decimals", writing.decimals());
        }
        var above = kpi.ratio().above();
        var below = kpi.ratio().below();
        if (above != null && below != null) {
            node.set("numerator", EventSumJson.write(above));
            node.set("denominator", EventSumJson.write(below));
        }
        if (!kpi.ratio().percents().isEmpty()) {
            var percentiles = node.putArray("percentile");
            kpi.ratio().percents().forEach(percentiles::add);
        }
        put(node, "symbol", writing.symbol());
        put(node, "sentence", writing.sentence());
        put(node, "note", writing.note());
        if (!writing.phrases().isEmpty()) {
            var phrases = node.putArray("phrases");
            writing.phrases().forEach(phrases::add);
        }
        return node;
    }

    private static void put(ObjectNode node, String member, String text) {
        if (!text.isEmpty()) {
            node.put(member, text);
        }
    }
}
