package org.kept.types;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventType;

/**
 * The event types of this installation: the built-in ones, and the custom types that administrators define.
 *
 * <p>A type found here has the current fields, kinds and bounds. A type in an event, filter or KPI that was read
 * earlier may come from an older definition, but is equal to it.
 */
public interface EventTypes {

    /** Members of an event: attributes of CloudEvents that Kept uses, or accepts and ignores. */
    List<String> ENVELOPE = List.of(
            "id",
            "source",
            "type",
            "time",
            "team",
            "channel",
            "data",
            "data_base64",
            "specversion",
            "datacontenttype",
            "dataschema",
            "subject");

    /** The built-in types alone. */
    EventTypes BUILT_IN = new EventTypes() {
        @Override
        public List<EventType> all() {
            return EventType.builtIn();
        }

        @Override
        public long version() {
            return 0;
        }
    };

    /** Accepts every code, for documents that were accepted before: a type that is not built in has only its code. */
    EventTypes ANY = BUILT_IN.orAny();

    /** All types: the built-in ones in their order, then the custom ones by code. */
    List<EventType> all();

    /** A number that changes whenever a custom type is added, changed or removed. */
    long version();

    /** The type with that code; null if there is none. */
    default @Nullable EventType find(String code) {
        var builtIn = EventType.builtIn(code);
        return builtIn != null
                ? builtIn
                : all().stream()
                        .filter(type -> type.code().equals(code))
                        .findFirst()
                        .orElse(null);
    }

    /**
     * The type of stored data with that code. A newer node may have stored a type that this one does not know yet; then
     * it has only its code.
     */
    default EventType ofStored(String code) {
        var found = find(code);
        return found == null ? EventType.undefined(code) : found;
    }

    /** The same types, with every other code as a type without fields. */
    default EventTypes orAny() {
        var known = this;
        return new EventTypes() {
            @Override
            public List<EventType> all() {
                return known.all();
            }

            @Override
            public long version() {
                return known.version();
            }

            @Override
            public EventType find(String code) {
                return known.ofStored(code);
            }
        };
    }

    /** Types whose events can be counted: all but the figure. */
    default List<EventType> countable() {
        return all().stream().filter(EventType::isCountable).toList();
    }

    /** The field names of all types, each once. */
    default List<String> fieldNames() {
        return all().stream()
                .flatMap(type -> type.fields().stream())
                .map(field -> field.name())
                .distinct()
                .toList();
    }
}
