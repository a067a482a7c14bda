package org.kept.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Converts values of a payload to the types of expressions. A member that is null counts as absent. */
final class PayloadValues {

    private PayloadValues() {}

    static Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var object = new LinkedHashMap<String, Object>();
                node.properties().forEach(member -> {
                    if (!member.getValue().isNull()) {
                        object.put(member.getKey(), of(member.getValue()));
                    }
                });
                yield object;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>();
                node.forEach(each -> {
                    if (!each.isNull()) {
                        list.add(of(each));
                    }
                });
                yield list;
            }
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            default -> node.asText();
        };
    }

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return node.doubleValue();
    }
}
