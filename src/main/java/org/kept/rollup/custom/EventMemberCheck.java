package org.kept.rollup.custom;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kept.access.DataScope;
import org.kept.document.DocumentTree;
import org.kept.document.NearestWord;
import org.kept.ingest.Event;
import org.kept.ingest.EventQuery;
import org.kept.ingest.EventRepository;
import org.kept.kpi.CustomKpiFactory.EventSum;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.mission.EventFilterFormat;
import org.kept.problem.InputError;

/**
 * Finds members that a definition names and events do not have. Events may have members that their type does not
 * declare, so the newest ones are asked.
 */
@ApplicationScoped
public class EventMemberCheck {

    /** How many of the newest events of a type are asked. */
    private static final int MAX_EVENTS = 500;

    private final EventRepository events;

    EventMemberCheck(EventRepository events) {
        this.events = events;
    }

    /** The unknown members of a definition, each with the nearest known one. */
    public List<InputError> unknownMembers(CustomKpi kpi) {
        var errors = new ArrayList<InputError>();
        var above = kpi.ratio().above();
        var below = kpi.ratio().below();
        if (above != null) {
            check(above, "/numerator", errors);
        }
        if (below != null) {
            check(below, "/denominator", errors);
        }
        return List.copyOf(errors);
    }

    /** Members that the newest events have, by name, each with the plurals of the types that have it. */
    public SortedMap<String, Set<String>> seenMembers(Collection<EventType> types) {
        var seen = new TreeMap<String, Set<String>>();
        for (var type : types) {
            type.fields().forEach(field -> add(seen, field.name(), type));
        }
        var newest = events.search(
                new EventQuery(Set.of(), null, null, null, null, null, MAX_EVENTS, DataScope.EVERYTHING, false));
        newest.stream()
                .map(stored -> stored.event())
                .filter(event -> event.type().isCountable())
                .forEach(event -> event.data().fieldNames().forEachRemaining(name -> {
                    if (EventFilterFormat.isMember(name)) {
                        add(seen, name, event.type());
                    }
                }));
        return seen;
    }

    private static void add(SortedMap<String, Set<String>> seen, String name, EventType type) {
        seen.computeIfAbsent(name, key -> new TreeSet<>()).add(type.plural());
    }

    private void check(EventSum side, String pointer, List<InputError> errors) {
        var type = side.filter().type();
        if (side.isSum()) {
            checkSummed(type, side.member(), pointer + "/sum", errors);
        }
        var undeclared = side.filter().where().keySet().stream()
                .filter(member -> type.field(member) == null)
                .filter(member -> NearestWord.find(member, names(type)).isPresent())
                .toList();
        if (undeclared.isEmpty()) {
            return;
        }
        var newest = newest(type);
        for (var member : undeclared) {
            if (newest.stream().noneMatch(event -> event.eventData().has(member))) {
                errors.add(InputError.at(
                        pointer + "/where/" + DocumentTree.escaped(member),
                        "member.unknown",
                        "No event of the type " + type.code() + " has '" + member + "'."
                                + NearestWord.suggestion(member, names(type))));
            }
        }
    }

    private void checkSummed(EventType type, String member, String pointer, List<InputError> errors) {
        var field = type.field(member);
        if (field != null && !field.isNumeric()) {
            errors.add(InputError.at(
                    pointer, "sum.number", member + " is not a number, so it cannot be added up." + numbers(type)));
        } else if (field == null
                && newest(type).stream()
                        .noneMatch(event -> EventSum.summed(event.eventData().member(member))
                                .isPresent())) {
            errors.add(InputError.at(
                    pointer,
                    "member.unknown",
                    "No event of the type " + type.code() + " has a number '" + member + "'."
                            + NearestWord.find(member, names(type))
                                    .map(near -> " Did you mean '" + near + "'?")
                                    .orElse(numbers(type) + " Send an event with it first, if it is new.")));
        }
    }

    private List<Event> newest(EventType type) {
        return events
                .search(new EventQuery(
                        Set.of(type), null, null, null, null, null, MAX_EVENTS, DataScope.EVERYTHING, false))
                .stream()
                .map(stored -> stored.event())
                .toList();
    }

    private static Set<String> names(EventType type) {
        return type.fields().stream().map(EventField::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String numbers(EventType type) {
        var numbers = type.fields().stream()
                .filter(EventField::isNumeric)
                .map(EventField::name)
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? " The type declares no numbers." : " Numbers of the type: " + numbers + ".";
    }
}
