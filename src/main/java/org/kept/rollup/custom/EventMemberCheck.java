package org.kept.rollup.custom;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.access.DataScope;
import org.kept.document.DocumentTree;
import org.kept.ingest.Event;
import org.kept.ingest.EventQuery;
import org.kept.ingest.EventRepository;
import org.kept.kpi.CustomKpiFactory.EventSum;
import org.kept.kpi.EventField;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;
import org.kept.mission.EventFilterFormat;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;

/**
 * Finds members that a definition names and events do not have. Events may have members that their type does not
 * declare, so the newest events are searched.
 */
@ApplicationScoped
public class EventMemberCheck {

    /** Maximum number of the newest events of a type in which members are looked for. */
    private static final int MAX_EVENTS = 500;

    /** Maximum number of the newest events of each type whose members are offered. */
    private static final int MAX_LISTED = 200;

    /** Members of the envelope by which every KPI is split. */
    private static final Set<String> SLICES = Set.of("team", "channel");

    /** The newest events of a type, up to {@value #MAX_EVENTS}. */
    private record NewestEvents(EventType type, List<Event> events) {

        /** The members in conditions that neither the type declares nor one of these events has. */
        Stream<String> lacked(EventFilter filter) {
            return filter.where().keySet().stream()
                    .filter(member -> type.field(member) == null)
                    .filter(member ->
                            events.stream().noneMatch(event -> event.eventData().has(member)));
        }

        /** A sentence about all of them that says how many were looked at. */
        String none(String predicate) {
            return (events.size() < MAX_EVENTS
                            ? "No event of the type "
                            : "None of the newest " + MAX_EVENTS + " events of the type ")
                    + type.code()
                    + predicate;
        }
    }

    private final EventRepository events;

    EventMemberCheck(EventRepository events) {
        this.events = events;
    }

    /**
     * Members of a definition that events cannot have: misspelt ones, those of the envelope, and numbers to add up that
     * none has.
     */
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

    /** Conditions of a filter that no event can meet, whether by their values or by their members. */
    public List<InputError> impossibleConditions(EventFilter filter, String pointer) {
        var errors = new ArrayList<InputError>();
        EventConditionCheck.check(filter, pointer, errors::add);
        checkMembers(filter, pointer, errors);
        return List.copyOf(errors);
    }

    /** A sentence for each member in a condition that none of the searched events has. */
    public List<String> unseenMembers(CustomKpi kpi) {
        return Stream.of(
                        Optional.ofNullable(kpi.ratio().above()),
                        Optional.ofNullable(kpi.ratio().below()))
                .flatMap(Optional::stream)
                .flatMap(side -> {
                    var newest = newest(side.filter().type());
                    return newest.lacked(side.filter()).map(member -> newest.none(" has '" + member + "'."));
                })
                .distinct()
                .toList();
    }

    /** Members that the newest events have, by name, each with the plurals of the types that have it. */
    public SortedMap<String, Set<String>> seenMembers(Collection<EventType> types) {
        var seen = new TreeMap<String, Set<String>>();
        for (var type : types) {
            type.fields().forEach(field -> add(seen, field.name(), type));
            search(type, MAX_LISTED).forEach(event -> event.data().fieldNames().forEachRemaining(name -> {
                if (EventFilterFormat.isMember(name)) {
                    add(seen, name, type);
                }
            }));
        }
        return seen;
    }

    private static void add(SortedMap<String, Set<String>> seen, String name, EventType type) {
        seen.computeIfAbsent(name, key -> new TreeSet<>()).add(type.plural());
    }

    private void check(EventSum side, String pointer, List<InputError> errors) {
        if (side.isSum()) {
            checkSummed(newest(side.filter().type()), side.member(), pointer + "/sum", errors);
        }
        checkMembers(side.filter(), pointer, errors);
    }

    private void checkMembers(EventFilter filter, String pointer, List<InputError> errors) {
        var type = filter.type();
        if (filter.where().keySet().stream().allMatch(member -> type.field(member) != null)) {
            return;
        }
        var newest = newest(type);
        newest.lacked(filter).forEach(member -> {
            var at = pointer + "/where/" + DocumentTree.escaped(member);
            if (Event.ENVELOPE.contains(member)) {
                errors.add(InputError.at(
                        at,
                        "member.envelope",
                        "'" + member + "' belongs to the event itself. A condition asks for a member of its data."
                                + (SLICES.contains(member) ? " Every KPI is shown by team and channel already." : "")));
            } else if (NearestWord.find(member, names(type)).isPresent()) {
                errors.add(InputError.at(
                        at,
                        "member.unknown",
                        newest.none(" has '" + member + "'.") + NearestWord.suggestion(member, names(type))));
            }
        });
    }

    private static void checkSummed(NewestEvents newest, String member, String pointer, List<InputError> errors) {
        var type = newest.type();
        var field = type.field(member);
        if (field != null && !field.isNumeric()) {
            errors.add(InputError.at(
                    pointer, "sum.number", member + " is not a number, so it cannot be added up." + numbers(type)));
        } else if (field == null
                && newest.events().stream()
                        .noneMatch(event -> EventSum.summed(event.eventData().member(member))
                                .isPresent())) {
            errors.add(InputError.at(
                    pointer,
                    "member.unknown",
                    newest.none(" has a number '" + member + "'.")
                            + NearestWord.find(member, names(type))
                                    .map(near -> " Did you mean '" + near + "'?")
                                    .orElse(numbers(type) + " Send an event with it first, if it is new.")));
        }
    }

    private NewestEvents newest(EventType type) {
        return new NewestEvents(type, search(type, MAX_EVENTS));
    }

    private List<Event> search(EventType type, int limit) {
        return events
                .search(new EventQuery(Set.of(type), null, null, null, null, null, limit, DataScope.EVERYTHING, false))
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
