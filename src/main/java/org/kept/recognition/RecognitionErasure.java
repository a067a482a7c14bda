package org.kept.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.kept.document.NameText;
import org.kept.ingest.CustomerErasure.CustomerErased;

/** Removes recognitions that name an erased customer, in the transaction of the erasure. */
@ApplicationScoped
class RecognitionErasure {

    private final RecognitionStore store;

    RecognitionErasure(RecognitionStore store) {
        this.store = store;
    }

    void erase(@Observes CustomerErased erased) {
        var identifier = comparable(erased.identifier());
        if (identifier.isEmpty()) {
            return;
        }
        for (var row : store.all()) {
            if (mentions(row.text, identifier)) {
                store.delete(row);
            }
        }
    }

    /** Whether the text has the identifier as a word or words of its own. */
    static boolean mentions(String text, String identifier) {
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

    private static String comparable(String text) {
        return NameText.normalise(text).toLowerCase(Locale.ROOT);
    }
}
