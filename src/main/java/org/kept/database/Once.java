package org.kept.database;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reading the same thing once, and no more, while one page or answer is put together.
 *
 * <p>Only work that changes nothing may be done so: what was read stays as it was read until the end, even if somebody
 * changes it meanwhile; so the parts of a page agree with each other.
 */
public final class Once {

    private static final ThreadLocal<Map<Object, Object>> READ = new ThreadLocal<>();

    private static final ThreadLocal<Boolean> OF_REPLICA = ThreadLocal.withInitial(() -> false);

    private Once() {}

    /**
     * Does the work on this thread, in which each thing is read once; work within such work joins it. Where a replica
     * failed in the middle of it, all of it is done again on the database itself.
     */
    public static <T> T during(Supplier<T> work) {
        if (READ.get() != null) {
            return work.get();
        }
        try {
            return afresh(work, true);
        } catch (RuntimeException e) {
            if (DatabaseException.isOfReplica(e)) {
                return afresh(work, false);
            }
            throw e;
        }
    }

    private static <T> T afresh(Supplier<T> work, boolean ofReplica) {
        READ.set(new HashMap<>());
        OF_REPLICA.set(ofReplica);
        try {
            return work.get();
        } finally {
            READ.remove();
            OF_REPLICA.remove();
        }
    }

    /** Whether such work goes on, so that it pays to read more than is asked for now. */
    public static boolean isOpen() {
        return READ.get() != null;
    }

    /** Whether such work goes on, and a replica may answer it. */
    static boolean mayBeOfReplica() {
        return isOpen() && OF_REPLICA.get();
    }

    /** What was read under that key, or what this reads; always what this reads where no such work goes on. */
    @SuppressWarnings("unchecked") // A key stands for one kind of thing.
    public static <T> T read(Object key, Supplier<T> reading) {
        var known = READ.get();
        if (known == null) {
            return reading.get();
        }
        // Not computeIfAbsent: what is read may read something else once.
        var read = (T) known.get(key);
        if (read == null) {
            read = reading.get();
            known.put(key, read);
        }
        return read;
    }
}
