package org.kept.request;

import java.util.HashMap;
import java.util.Map;

/**
 * A limited number of places for requests that may take long, of which one caller gets at most a share. A caller with
 * slow requests does not keep others out. Counted in the memory of this node.
 */
public final class SharedPlaces {

    private final int max;
    private final int maxOfOne;
    private final Map<String, Integer> takenByCaller = new HashMap<>();
    private int taken;

    /**
     * Creates places that are all free.
     *
     * @param maxOfOne at most so many are for one caller
     */
    public SharedPlaces(int max, int maxOfOne) {
        this.max = max;
        this.maxOfOne = maxOfOne;
    }

    /** Takes a place; false if none is free or the caller has its share. */
    public synchronized boolean take(String caller) {
        if (taken >= max || takenByCaller.getOrDefault(caller, 0) >= maxOfOne) {
            return false;
        }
        taken++;
        takenByCaller.merge(caller, 1, Integer::sum);
        return true;
    }

    /** Frees a place that the caller has taken. */
    public synchronized void free(String caller) {
        taken--;
        takenByCaller.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
    }

    /** The number of places that are taken. */
    public synchronized int taken() {
        return taken;
    }
}
