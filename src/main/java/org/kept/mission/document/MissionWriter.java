package org.kept.mission.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentFormat;
import org.kept.document.YamlWriter;
import org.kept.mission.Clause;
import org.kept.mission.EventFilterFormat;
import org.kept.mission.Guarantee;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.Target;

/** Writes a mission in canonical form: members in a fixed order, absent ones omitted. */
public final class MissionWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MissionWriter() {}

    public static String write(Mission mission, DocumentFormat format) {
        var tree = tree(mission);
        return format == DocumentFormat.JSON ? tree.toString() : YamlWriter.of(tree);
    }

    public static ObjectNode tree(Mission mission) {
        var node = NODES.objectNode();
        node.put("statement", mission.statement());
        node.put("effectiveFrom", mission.effectiveFrom().toString());
        var clauses = node.putArray("clauses");
        mission.clauses().forEach(each -> clauses.add(clause(each)));
        if (!mission.notMeasured().isEmpty()) {
            var notMeasured = node.putArray("notMeasured");
            mission.notMeasured()
                    .forEach(each ->
                            notMeasured.addObject().put("kpi", each.kpi()).put("because", each.because()));
        }
        return node;
    }

    private static JsonNode clause(Clause clause) {
        var node = NODES.objectNode();
        node.put("code", clause.code());
        node.put("quote", clause.quote());
        putTexts(node, "behaviours", clause.behaviours());
        put(node, "behavioursReviewBy", clause.conduct().behavioursReviewBy());
        putTexts(node, "mayDecide", clause.mayDecide());
        put(node, "mayDecideReviewBy", clause.conduct().mayDecideReviewBy());
        var guarantee = clause.guarantee();
        if (guarantee != null) {
            node.set("guarantee", guarantee(guarantee));
        }
        put(node, "owner", clause.owner());
        put(node, "reviewBy", clause.reviewBy());
        var measures = node.putArray("measures");
        clause.measures().forEach(each -> measures.add(measure(each)));
        return node;
    }

    private static JsonNode guarantee(Guarantee guarantee) {
        var node = NODES.objectNode();
        node.put("promise", guarantee.promise()).put("consequence", guarantee.consequence());
        guarantee.optionalBreach().ifPresent(breach -> node.set("breach", EventFilterFormat.write(breach)));
        return node;
    }

    private static JsonNode measure(Measure measure) {
        var node = NODES.objectNode();
        node.put("kpi", measure.kpi());
        node.put("role", measure.role().code());
        node.put("because", measure.because());
        put(node, "arguedBy", measure.arguedBy());
        put(node, "arguedOn", measure.arguedOn());
        put(node, "arguedFor", measure.arguedFor());
        put(node, "reviewBy", measure.reviewBy());
        measure.optionalTarget().ifPresent(target -> node.set("target", target(target)));
        return node;
    }

    private static JsonNode target(Target target) {
        var node = NODES.objectNode();
        switch (target.form()) {
            case AT_LEAST -> node.set("atLeast", number(target.low()));
            case AT_MOST -> node.set("atMost", number(target.high()));
            case BETWEEN -> node.putArray("between").add(number(target.low())).add(number(target.high()));
        }
        node.put("from", target.from().code());
        put(node, "agreedBy", target.agreedBy());
        put(node, "reviewBy", target.reviewBy());
        return node;
    }

    private static void putTexts(ObjectNode node, String member, List<String> texts) {
        if (!texts.isEmpty()) {
            var array = node.putArray(member);
            texts.forEach(array::add);
        }
    }

    private static void put(ObjectNode node, String member, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            node.put(member, value.toString());
        }
    }

    private static JsonNode number(double value) {
        return DecimalNode.valueOf(new BigDecimal(decimal(value)));
    }

    /** The shortest decimal that parses to the same number, never in scientific notation. */
    public static String decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
