package org.kept.database;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Session of the reads for one page or API answer. Each read is made once, so that the parts agree with each other, and
 * may be made on the replica.
 *
 * <p>Open a session only for work that changes nothing: values are cached until it ends.
 */
@ApplicationScoped
public class ReadSession {

    private final Reads reads;

    ReadSession(Reads reads) {
        this.reads = reads;
    }

    /** Values read by the current request. */
    @RequestScoped
    static class Reads {

        private @Nullable Map<Object, Object> values;
        private boolean replicaAllowed;

        @Nullable
        Map<Object, Object> values() {
            return values;
        }

        boolean isReplicaAllowed() {
            return replicaAllowed;
        }

        void open(boolean onReplica) {
            values = new HashMap<>();
            replicaAllowed = onReplica;
        }

        void close() {
            values = null;
            replicaAllowed = false;
        }
    }

    /**
     * Runs the work in a session, or joins the open one. If a replica fails on the way, the whole work runs again on
     * the primary.
     */
    @ActivateRequestContext
    public <T> T during(Supplier<T> work) {
        if (isOpen()) {
            return work.get();
        }
        try {
            return open(work, true);
        } catch (RuntimeException e) {
            if (DatabaseException.isFromReplica(e)) {
                return open(work, false);
            }
            throw e;
        }
    }

    /** Runs the work in a session that reads from the primary only, or joins the open one: for what is stored from it. */
    @ActivateRequestContext
    public <T> T duringOnPrimary(Supplier<T> work) {
        return isOpen() ? work.get() : open(work, false);
    }

    private <T> T open(Supplier<T> work, boolean onReplica) {
        reads.open(onReplica);
        try {
            return work.get();
        } finally {
            reads.close();
        }
    }

    /** Whether a session is open, so that reading ahead pays. */
    public boolean isOpen() {
        return values() != null;
    }

    /** Whether a session is open that may read from the replica. */
    boolean mayUseReplica() {
        return isOpen() && reads.isReplicaAllowed();
    }

    private @Nullable Map<Object, Object> values() {
        return Arc.container().requestContext().isActive() ? reads.values() : null;
    }

    /** The value cached under this key in the open session, read on first use; without a session, always read. */
    @SuppressWarnings("unchecked") // A key belongs to one type of value.
    public <T> T read(Object key, Supplier<T> reading) {
        var cache = values();
        if (cache == null) {
            return reading.get();
        }
        // Not computeIfAbsent: a read may make other reads.
        var value = (T) cache.get(key);
        if (value == null) {
            value = reading.get();
            cache.put(key, value);
        }
        return value;
    }
}
