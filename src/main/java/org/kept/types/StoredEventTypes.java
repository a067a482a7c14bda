package org.kept.types;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kept.database.DatabaseException;
import org.kept.database.ReadSession;
import org.kept.kpi.EventType;

/**
 * The event types of this installation, cached, so that checking an event needs no query.
 *
 * <p>A change made on this node applies at once, one made on another node within a second. An unknown code is looked up
 * at once, at most ten times a second, because someone may define a type on one node and send its events to another.
 */
@ApplicationScoped
class StoredEventTypes implements EventTypes {

    private static final Logger LOG = Logger.getLogger(StoredEventTypes.class);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();
    private static final long UNKNOWN_FRESH = Duration.ofMillis(100).toNanos();

    /** The stored types at one moment. */
    private record TypeSnapshot(
            long version,
            Collection<EventTypeDefinition> definitions,
            List<EventType> all,
            Map<String, EventType> byCode) {

        static TypeSnapshot of(long version, Collection<EventTypeDefinition> definitions) {
            var all = new ArrayList<>(EventType.builtIn());
            definitions.forEach(each -> all.add(each.type()));
            return new TypeSnapshot(
                    version,
                    List.copyOf(definitions),
                    List.copyOf(all),
                    all.stream().collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity())));
        }
    }

    /**
     * A snapshot, and when it was last known to be current.
     *
     * @param nanos time of the JVM's timer
     */
    private record CachedTypes(TypeSnapshot snapshot, long nanos) {}

    private final EventTypeStore store;
    private final ReadSession reads;
    private volatile @Nullable CachedTypes cached;

    StoredEventTypes(EventTypeStore store, ReadSession reads) {
        this.store = store;
        this.reads = reads;
    }

    @Override
    public List<EventType> all() {
        return current(FRESH).all;
    }

    @Override
    public long version() {
        return current(FRESH).version;
    }

    @Override
    public @Nullable EventType find(String code) {
        var builtIn = EventType.builtIn(code);
        if (builtIn != null) {
            return builtIn;
        }
        var found = current(FRESH).byCode.get(code);
        return found == null ? current(UNKNOWN_FRESH).byCode.get(code) : found;
    }

    /** The definitions of custom types, by code. */
    Collection<EventTypeDefinition> definitions() {
        return current(FRESH).definitions;
    }

    /** The definition of a custom type. */
    Optional<EventTypeDefinition> definition(String code) {
        return definitions().stream().filter(each -> each.code().equals(code)).findFirst();
    }

    private TypeSnapshot current(long maxAge) {
        var known = cached;
        if (known != null && System.nanoTime() - known.nanos < maxAge) {
            return known.snapshot;
        }
        if (reads.isOpen()) {
            // A page may read from a lagging replica; checking events must not.
            return reads.read("event-types", () -> read(known));
        }
        return refreshed(known);
    }

    private TypeSnapshot refreshed(@Nullable CachedTypes known) {
        // Taken before the query, so that a change during it is read again soon.
        var nanos = System.nanoTime();
        try {
            var snapshot = read(known);
            cached = new CachedTypes(snapshot, nanos);
            return snapshot;
        } catch (DatabaseException e) {
            if (known == null) {
                throw e;
            }
            // Storing the event itself reports that the database cannot be reached.
            LOG.debugf("Event types not refreshed: reason=%s", e.getMessage());
            cached = new CachedTypes(known.snapshot, nanos);
            return known.snapshot;
        }
    }

    private TypeSnapshot read(@Nullable CachedTypes known) {
        var version = store.versions();
        return known != null && known.snapshot.version == version
                ? known.snapshot
                : TypeSnapshot.of(version, store.definitions());
    }

    /** Clears the cache after a change was committed. */
    void invalidate() {
        cached = null;
    }
}
