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
 * Audit text for a corrected or voided event: its changed fields.
 *
 * <p>The audit trail is never rewritten, so it must not contain anything that may have to be erased. For fields that
 * can be about a person it records only that they changed; the revisions of the event have the rest.
 */
final class EventAuditText {

    private static final String REDACTED = "(kept with the event)";

    private EventAuditText() {}

    static AuditChange corrected(StoredEvent before, StoredEvent after) {
        var previous = facts(before);
        var current = facts(after);
        return AuditChange.changed(
                        AuditAction.EVENT_CORRECTED,
                        subject(before),
                        lines(before, previous, current),
                        lines(after, current, previous))
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

    /** The revision, with the fields that differ from the other one. */
    private static String lines(StoredEvent storedEvent, Map<String, String> facts, Map<String, String> other) {
        var changed = facts.entrySet().stream()
                .filter(fact -> !fact.getValue().equals(other.get(fact.getKey())))
                .map(fact -> "\n" + fact.getKey() + ": " + displayed(storedEvent, fact.getKey(), fact.getValue()))
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

    private static String displayed(StoredEvent storedEvent, String name, String value) {
        if (!name.startsWith("data.")) {
            return value;
        }
        return storedEvent.event().type().isPersonal(name.substring("data.".length())) ? REDACTED : value;
    }
}
