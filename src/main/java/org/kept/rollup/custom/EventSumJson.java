package org.kept.rollup.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.kpi.Condition;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.CustomKpiFactory.EventSum;
import org.kept.kpi.EventFilter;
import org.kept.mission.EventFilterFormat;
import org.kept.problem.InputError;
import org.kept.types.EventTypes;

/**
 * JSON of one side of a custom KPI: {@code {type: order}} for a count, with {@code sum: value} for a total, with
 * {@code distinct: customer} for customers, with {@code count: value} for the events that have the member.
 */
final class EventSumJson {

    private static final String SUM = "sum";
    private static final String COUNT = "count";
    private static final String DISTINCT = "distinct";
    private static final String KPI = "kpi";
    private static final List<String> FILTER = List.of("type", "where");
    private static final List<String> MEMBERS = List.of("type", "where", COUNT, SUM, DISTINCT);

    private final JsonNode node;
    private final String pointer;
    private final EventTypes types;
    private final Consumer<InputError> errors;
    private boolean faulty;

    private EventSumJson(JsonNode node, String pointer, EventTypes types, Consumer<InputError> errors) {
        this.types = types;
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
    }

    /**
     * Parses a side.
     *
     * @param node an object
     * @param types the types that may be counted
     * @return empty if it has an error
     */
    static Optional<EventSum> parse(JsonNode node, String pointer, EventTypes types, Consumer<InputError> errors) {
        return new EventSumJson(node, pointer, types, errors).parse();
    }

    private Optional<EventSum> parse() {
        if (node.has(KPI)) {
            addError(
                    "/" + KPI,
                    "kpi.circular",
                    "A KPI is counted from events and not from other KPIs, so that none can depend on itself. Name a"
                            + " type of event.");
            return Optional.empty();
        }
        checkMembers();
        var filter = ((ObjectNode) node.deepCopy()).retain(FILTER);
        var parsed = EventFilterFormat.parse(filter, pointer, types, this::add);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        var sum = sum(parsed.get());
        return faulty ? Optional.empty() : Optional.ofNullable(sum);
    }

    private void checkMembers() {
        node.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                addError("/" + member, "member.unknown", DocumentCursor.unknownMember(member, MEMBERS));
            }
        });
        var kinds = new ArrayList<String>();
        for (var kind : List.of(COUNT, SUM, DISTINCT)) {
            if (node.has(kind)) {
                kinds.add(kind);
            }
        }
        if (kinds.size() > 1) {
            addError(
                    "/" + kinds.get(1),
                    "side.several",
                    "Give one of count, sum and distinct: " + String.join(" and ", kinds) + " are two numbers.");
        }
    }

    private @Nullable EventSum sum(EventFilter filter) {
        if (node.has(SUM)) {
            var member = member(SUM, "Name the member whose numbers are added up, such as \"sum\":\"handleSeconds\".");
            return member == null ? null : EventSum.sum(filter, member);
        }
        if (node.has(DISTINCT)) {
            if (node.path(DISTINCT).asText().equals(CustomKpiFactory.CUSTOMER)) {
                return EventSum.customers(filter);
            }
            addError(
                    "/" + DISTINCT,
                    "distinct.member",
                    "Only customers are counted once: \"distinct\":\"" + CustomKpiFactory.CUSTOMER + "\".");
            return null;
        }
        if (!node.has(COUNT)
                || (node.path(COUNT).isBoolean() && node.path(COUNT).booleanValue())) {
            return EventSum.count(filter);
        }
        var member = member(COUNT, "Leave count out, or name a member to count the events that have it.");
        return member == null ? null : EventSum.count(requiring(filter, member));
    }

    private @Nullable String member(String kind, String what) {
        var member = node.path(kind);
        if (member.isTextual() && EventFilterFormat.isMember(member.textValue())) {
            return member.textValue();
        }
        addError("/" + kind, kind + ".member", what);
        return null;
    }

    /** The filter for events that have the member too; a condition on its value requires it already. */
    private static EventFilter requiring(EventFilter filter, String member) {
        var where = new TreeMap<>(filter.where());
        where.putIfAbsent(member, new Condition.Exists(true));
        return new EventFilter(filter.type(), where);
    }

    private void addError(String at, String code, String detail) {
        add(InputError.at(pointer + at, code, detail));
    }

    private void add(InputError error) {
        faulty = true;
        errors.accept(error);
    }

    /** The JSON form, with members in a fixed order. */
    static ObjectNode write(EventSum sum) {
        var written = EventFilterFormat.write(sum.filter());
        if (sum.isSum()) {
            written.put(SUM, sum.member());
        } else if (sum.isOfCustomers()) {
            written.put(DISTINCT, CustomKpiFactory.CUSTOMER);
        }
        return written;
    }
}
