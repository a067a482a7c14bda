package org.kept.types;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Transactions;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentTree;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.problem.InputError;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;

/** Defines, changes and removes custom event types. */
@ApplicationScoped
class EventTypeService {

    static final int MAX_TYPES = 50;

    /** How many uses a sentence names. */
    static final int MAX_USES = 5;

    private final StoredEventTypes types;
    private final EventTypeStore store;
    private final EventCensus census;
    private final Instance<EventTypeUse> users;
    private final Audit audit;

    EventTypeService(
            StoredEventTypes types,
            EventTypeStore store,
            EventCensus census,
            @Any Instance<EventTypeUse> users,
            Audit audit) {
        this.types = types;
        this.store = store;
        this.census = census;
        this.users = users;
        this.audit = audit;
    }

    /** The custom types, by code. */
    Collection<EventTypeDefinition> all() {
        return types.definitions();
    }

    Optional<EventTypeDefinition> find(String code) {
        return types.definition(code);
    }

    /**
     * The definition of a custom type.
     *
     * @throws Problem 404 if there is none
     */
    EventTypeDefinition require(String code) {
        return find(code).orElseThrow(() -> unknown(code));
    }

    /** The 404 for an unknown code. */
    Problem unknown(String code) {
        var codes = EventType.codes(types.all());
        return Problem.notFound("There is no event type '" + DocumentCursor.excerpt(code) + "'."
                + NearestWord.suggestion(code, codes) + " There are " + String.join(", ", codes) + ".");
    }

    /** Number of stored events of the type, including voided ones. */
    long events(String code) {
        return census.count(code);
    }

    /**
     * Defines or changes a custom type. An equal definition creates no version. Widening a type is always possible.
     *
     * @throws Problem 422 with every error, or with the fields that stored events do not fit; 409 if there are too many
     *     types, or someone else changes the type at the same moment
     */
    EventTypeDefinition put(String code, JsonNode document) {
        var saved = Transactions.joining(() -> putInTransaction(code, document));
        types.invalidate();
        return saved;
    }

    private EventTypeDefinition putInTransaction(String code, JsonNode document) {
        var stored = store.definitions();
        var before = find(code, stored);
        var others = Stream.concat(
                        EventType.builtIn().stream(),
                        stored.stream()
                                .filter(each -> !each.code().equals(code))
                                .map(EventTypeDefinition::type))
                .toList();
        var definition = EventTypeDefinition.parse(code, document, others);
        if (definition.equals(before)) {
            return definition;
        }
        if (before == null && stored.size() >= MAX_TYPES) {
            throw Problem.conflict("There are already " + MAX_TYPES + " event types of your own. Remove one first.");
        }
        if (before != null) {
            requireUsedFields(before, definition);
        }
        var narrowed = definition.narrowedSince(before);
        if (!narrowed.isEmpty()) {
            requireFitting(definition.type(), narrowed);
        }
        store.add(code, definition.document().toString(), audit.actor().name());
        audit.record(AuditChange.changed(
                AuditAction.EVENT_TYPE_DEFINED,
                "event type " + code,
                before == null ? null : before.auditText(),
                definition.auditText()));
        return definition;
    }

    private static @Nullable EventTypeDefinition find(String code, Collection<EventTypeDefinition> all) {
        return all.stream().filter(each -> each.code().equals(code)).findFirst().orElse(null);
    }

    /** Checks that the definition still has every field in use. */
    private void requireUsedFields(EventTypeDefinition before, EventTypeDefinition definition) {
        var errors = users.stream()
                .flatMap(each -> each.fieldUses(definition.code()).stream())
                .distinct()
                .filter(use -> before.has(use) && !definition.has(use))
                .map(use -> InputError.at(
                        "/fields/" + DocumentTree.escaped(use.field()),
                        "fields.used",
                        use.words()
                                + (use.asNumber()
                                        ? ". Keep the field a number, or change that first."
                                        : ". Keep the field, or change that first.")))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid("The event type was not changed: a field of it is in use.", errors);
        }
    }

    private void requireFitting(EventType type, List<EventField> narrowed) {
        var errors = census.misfits(type, narrowed).stream()
                .map(misfit -> InputError.at(
                        "/fields/" + misfit.field(),
                        "fields.in-use",
                        NumberFormatter.of(misfit.events(), "stored event does", "stored events do")
                                + " not fit: " + misfit.detail() + " (for example " + misfit.example()
                                + "). Widen the field, or correct these events first."))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(
                    "The event type was not changed: events that were stored would become wrong.", errors);
        }
    }

    /**
     * Removes a custom type.
     *
     * @throws Problem 404 if there is none, 409 while there are events of the type or something uses it
     */
    void remove(String code) {
        Transactions.joining(() -> {
            removeInTransaction(code);
            return true;
        });
        types.invalidate();
    }

    private void removeInTransaction(String code) {
        var before = find(code, store.definitions());
        if (before == null) {
            throw EventType.builtIn(code) == null
                    ? unknown(code)
                    : Problem.conflict("'" + code + "' is a built-in type. Built-in types cannot be removed.");
        }
        var uses = uses(code);
        if (!uses.isEmpty()) {
            throw Problem.conflict("'" + code + "' cannot be removed: " + ListFormatter.upTo(MAX_USES, uses) + ".");
        }
        store.add(code, null, audit.actor().name());
        audit.record(AuditChange.removed(AuditAction.EVENT_TYPE_REMOVED, "event type " + code, before.auditText()));
    }

    /** Uses that prevent the type from being removed, each as the end of a sentence; empty if there are none. */
    List<String> uses(String code) {
        var events = census.count(code);
        return Stream.concat(
                        events == 0
                                ? Stream.<String>empty()
                                : Stream.of(
                                        NumberFormatter.of(events, "event of this type is", "events of this type are")
                                                + " stored"),
                        users.stream().flatMap(each -> each.usesOf(code).stream()))
                .toList();
    }
}
