package org.kept.action;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.document.NameText;
import org.kept.ingest.CustomerErasure.CustomerErased;
import org.kept.ingest.InputText;

/**
 * Removes an erased customer from actions, in the transaction of the erasure: the words of those that were raised from one
 * of the customer's comments, which may quote it, and the identifier wherever it was written.
 */
@ApplicationScoped
class ActionErasure {

    private static final String REMOVED = "Removed: the customer was erased.";
    private static final String TITLE = "Raised from the comment of an erased customer";
    /** Stands for the identifier, which is never shorter, so that no text outgrows its column. */
    private static final String IDENTIFIER = "…";

    private final ActionStore store;

    ActionErasure(ActionStore store) {
        this.store = store;
    }

    void erase(@Observes CustomerErased erased) {
        var quoting = new HashSet<UUID>();
        erased.events().forEach(key -> quoting.addAll(store.from(key)));
        var identifier = comparable(erased.identifier());
        for (var action : store.all()) {
            var after = quoting.contains(action.id()) ? withoutQuotes(action) : action;
            var masked = identifier.isEmpty() ? after : masked(after, identifier);
            if (!masked.equals(action)) {
                store.replace(masked);
            }
        }
    }

    /**
     * The action without words that may quote the comment. The decision stays, and so do public words, which were
     * checked when they were written.
     */
    static Action withoutQuotes(Action action) {
        var origin = action.origin();
        var closing = action.closing();
        return new Action(
                action.id(),
                new Action.Matter(TITLE, REMOVED, null, action.clause(), action.kpi(), action.team()),
                new ActionOrigin(origin.kind(), origin.week(), origin.alert(), null),
                action.raised(),
                action.raisedBy(),
                action.decision()
                        .with(
                                closing == null ? null : new Action.ActionClosing(closing.on(), closing.by(), REMOVED),
                                action.publicity().isPublic() ? saidInPublic(action) : Action.Publicity.NONE));
    }

    private static Action.Publicity saidInPublic(Action action) {
        return new Action.Publicity(
                true,
                InputText.truncate(ActionParser.MAX_PUBLIC_TEXT, action.said()),
                action.did().isEmpty() ? null : InputText.truncate(ActionParser.MAX_PUBLIC_TEXT, action.did()));
    }

    private static Action masked(Action action, String identifier) {
        var closing = action.closing();
        var publicity = action.publicity();
        return action.with(
                new Action.Matter(
                        masked(action.title(), identifier),
                        masked(action.because(), identifier),
                        maskedOrNull(action.proposal(), identifier),
                        action.clause(),
                        action.kpi(),
                        action.team()),
                action.decision()
                        .with(
                                closing == null
                                        ? null
                                        : new Action.ActionClosing(
                                                closing.on(), closing.by(), masked(closing.outcome(), identifier)),
                                new Action.Publicity(
                                        publicity.isPublic(),
                                        maskedOrNull(publicity.said(), identifier),
                                        maskedOrNull(publicity.did(), identifier))));
    }

    private static @Nullable String maskedOrNull(@Nullable String text, String identifier) {
        return text == null ? null : masked(text, identifier);
    }

    /** The text with the identifier replaced where it is a word or words of its own. */
    static String masked(String text, String identifier) {
        var comparable = comparable(text);
        if (!comparable.contains(identifier)) {
            return text;
        }
        // Texts that normalising changed in length are rare; of those, the whole comparable text is kept.
        var source = comparable.length() == text.length() ? text : comparable;
        var masked = new StringBuilder();
        var at = 0;
        for (var found = comparable.indexOf(identifier); found >= 0; found = comparable.indexOf(identifier, at)) {
            var end = found + identifier.length();
            var isWord = (found == 0 || !Character.isLetterOrDigit(comparable.charAt(found - 1)))
                    && (end == comparable.length() || !Character.isLetterOrDigit(comparable.charAt(end)));
            masked.append(source, at, found).append(isWord ? IDENTIFIER : source.substring(found, end));
            at = end;
        }
        return masked.append(source, at, source.length()).toString();
    }

    private static String comparable(String text) {
        return NameText.normalise(text).toLowerCase(Locale.ROOT);
    }
}
