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
 * The reads that one page or API answer is made of: each is made once, so that the parts of the page agree with each
 * other, and may be made on the replica.
 *
 * <p>Open a session for work that changes nothing, because what was read stays as it was read until the session ends.
 */
@ApplicationScoped
public class ReadSession {

    private final Reads reads;

    ReadSession(Reads reads) {
        this.reads = reads;
    }

    /** What the current request has read. */
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
     * Runs the work in a session; work inside a session joins it. If a replica fails on the way, the whole work is run
     * again on the primary database.
     */
    @ActivateRequestContext
    public <T> T during(Supplier<T> work) {
        if (isOpen()) {
            return work.get();
        }
        try {
            return open(work, true);
        } catch (RuntimeException e) {
            if (DatabaseException.isOfReplica(e)) {
                return open(work, false);
            }
            throw e;
        }
    }

    private <T> T open(Supplier<T> work, boolean onReplica) {
        reads.open(onReplica);
        try {
            return work.get();
        } finally {
            reads.close();
        }
    }

    /** Whether a session is open, so that it pays to read more than is needed right now. */
    public boolean isOpen() {
        return values() != null;
    }

    /** Whether a session is open that may be answered by the replica. */
    boolean mayUseReplica() {
        return isOpen() && reads.isReplicaAllowed();
    }

    private @Nullable Map<Object, Object> values() {
        return Arc.container().requestContext().isActive() ? reads.values() : null;
    }

    /** The value read under this key in the open session, or what {@code reading} returns; without a session, always the latter. */
    @SuppressWarnings("unchecked") // A key belongs to one type of value.
    public <T> T read(Object key, Supplier<T> reading) {
        var known = values();
        if (known == null) {
            return reading.get();
        }
        // Not computeIfAbsent: a read may make other reads.
        var read = (T) known.get(key);
        if (read == null) {
            read = reading.get();
            known.put(key, read);
        }
        return read;
    }
}
