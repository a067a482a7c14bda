package org.kept.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.kept.document.NameText;
import org.kept.ingest.CustomerErasure.CustomerErased;

/**
 * Deletes the deliveries of an erased customer: those with events that named the customer, and those that gave no
 * events but contain the identifier.
 */
@ApplicationScoped
class DeliveryErasure {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeliveryStore store;

    DeliveryErasure(DeliveryStore store) {
        this.store = store;
    }

    void erase(@Observes CustomerErased erased) {
        store.deleteOf(erased.events());
        var identifier = comparable(erased.identifier());
        if (identifier.isEmpty()) {
            return;
        }
        var mentioning = new ArrayList<UUID>();
        for (var id : store.idsOfIncomplete()) {
            if (store.body(id).filter(body -> contains(body, identifier)).isPresent()) {
                mentioning.add(id);
            }
        }
        store.delete(mentioning);
    }

    /**
     * Whether a value of the payload names the customer; for a body that is not JSON, whether the body contains the
     * name.
     */
    static boolean contains(byte[] body, String identifier) {
        try {
            return contains(JSON.readTree(body), identifier);
        } catch (IOException e) {
            // Not JSON, or bytes in no known encoding.
            return mentions(new String(body, StandardCharsets.UTF_8), identifier);
        }
    }

    private static boolean contains(JsonNode node, String identifier) {
        if (node.isValueNode()) {
            return mentions(node.asText(), identifier);
        }
        for (var child : node) {
            if (contains(child, identifier)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text contains the identifier as whole words. */
    private static boolean mentions(String text, String identifier) {
        var comparable = comparable(text);
        for (var at = comparable.indexOf(identifier); at >= 0; at = comparable.indexOf(identifier, at + 1)) {
            var end = at + identifier.length();
            if ((at == 0 || !Character.isLetterOrDigit(comparable.charAt(at - 1)))
                    && (end == comparable.length() || !Character.isLetterOrDigit(comparable.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    static String comparable(String text) {
        return NameText.normalise(text).toLowerCase(Locale.ROOT);
    }
}
