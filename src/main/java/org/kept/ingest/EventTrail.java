package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kept.audit.Act;
import org.kept.audit.Change;

/**
 * What the trail says of an event that was corrected or voided: what is otherwise, member by member.
 *
 * <p>The trail is never rewritten, and so holds nothing that may have to be erased one day: of a member that can be about a
 * person it says only that it changed. The revisions of the event have the rest.
 */
final class EventTrail {

    private static final String WITH_THE_EVENT = "(kept with the event)";

    private EventTrail() {}

    static Change corrected(Stored before, Stored after) {
        var was = facts(before);
        var is = facts(after);
        return Change.changed(Act.EVENT_CORRECTED, subject(before), lines(before, was, is), lines(after, is, was))
                .because(after.reason());
    }

    static Change voided(Stored event, String reason) {
        return Change.gone(Act.EVENT_VOIDED, subject(event), lines(event, facts(event), Map.of()))
                .because(reason);
    }

    private static String subject(Stored stored) {
        var key = stored.event().key();
        return "event " + key.source() + "/" + key.id();
    }

    /** The revision, and what the other has otherwise or not at all. */
    private static String lines(Stored stored, Map<String, String> facts, Map<String, String> other) {
        var changed = facts.entrySet().stream()
                .filter(fact -> !fact.getValue().equals(other.get(fact.getKey())))
                .map(fact -> "\n" + fact.getKey() + ": " + shown(stored, fact.getKey(), fact.getValue()))
                .collect(Collectors.joining());
        return "revision: " + stored.revision() + (stored.voided() ? ", void" : "") + changed;
    }

    private static Map<String, String> facts(Stored stored) {
        var event = stored.event();
        var facts = new LinkedHashMap<String, String>();
        facts.put("type", event.type().code());
        facts.put("time", event.time().toString());
        facts.put("team", Objects.toString(event.team(), "none"));
        facts.put("channel", Objects.toString(event.channel(), "none"));
        event.data().properties().forEach(each -> facts.put("data." + each.getKey(), text(each.getValue())));
        return facts;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String shown(Stored stored, String name, String value) {
        if (!name.startsWith("data.")) {
            return value;
        }
        var field = stored.event().type().field(name.substring("data.".length()));
        return field == null || field.isPersonal() ? WITH_THE_EVENT : value;
    }
}
