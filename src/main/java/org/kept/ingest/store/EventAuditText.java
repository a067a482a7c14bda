package org.kept.ingest.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.ingest.StoredEvent;

/**
 * What the trail says of an event that was corrected or voided: what is otherwise, member by member.
 *
 * <p>The trail is never rewritten, and so holds nothing that may have to be erased one day: of a member that can be about a
 * person it says only that it changed. The revisions of the event have the rest.
 */
final class EventAuditText {

    private static final String WITH_THE_EVENT = "(kept with the event)";

    private EventAuditText() {}

    static AuditChange corrected(StoredEvent before, StoredEvent after) {
        var was = facts(before);
        var is = facts(after);
        return AuditChange.changed(
                        AuditAction.EVENT_CORRECTED, subject(before), lines(before, was, is), lines(after, is, was))
                .withReason(after.reason());
    }

    static AuditChange voided(StoredEvent event, String reason) {
        return AuditChange.removed(AuditAction.EVENT_VOIDED, subject(event), lines(event, facts(event), Map.of()))
                .withReason(reason);
    }

    private static String subject(StoredEvent storedEvent) {
        var key = storedEvent.event().key();
        return "event " + key.source() + "/" + key.id();
    }

    /** The revision, and what the other has otherwise or not at all. */
    private static String lines(StoredEvent storedEvent, Map<String, String> facts, Map<String, String> other) {
        var changed = facts.entrySet().stream()
                .filter(fact -> !fact.getValue().equals(other.get(fact.getKey())))
                .map(fact -> "\n" + fact.getKey() + ": " + shown(storedEvent, fact.getKey(), fact.getValue()))
                .collect(Collectors.joining());
        return "revision: " + storedEvent.revision() + (storedEvent.voided() ? ", void" : "") + changed;
    }

    private static Map<String, String> facts(StoredEvent storedEvent) {
        var event = storedEvent.event();
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

    private static String shown(StoredEvent storedEvent, String name, String value) {
        if (!name.startsWith("data.")) {
            return value;
        }
        var field = storedEvent.event().type().field(name.substring("data.".length()));
        return field == null || field.isPersonal() ? WITH_THE_EVENT : value;
    }
}
