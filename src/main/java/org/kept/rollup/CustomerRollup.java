package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kept.ingest.Changes;
import org.kept.ingest.Event;
import org.kept.ingest.EventType;

/**
 * Keeps each customer's first order right in whatever order events arrive, and counts it in the week it belongs to now.
 */
@ApplicationScoped
class CustomerRollup {

    private final CustomerStore store;

    CustomerRollup(CustomerStore store) {
        this.store = store;
    }

    /** Applies the changes to the customers they name, and what follows from that to the sheet. */
    void apply(List<Changes.Change> changes, Sheet sheet) {
        var touched = new Touched();
        changes.forEach(touched::see);
        if (touched.customers.isEmpty()) {
            return;
        }
        var changed = new TreeMap<String, Customer>();
        store.lock(touched.customers).forEach((hash, before) -> {
            var after = after(hash, before, touched);
            if (!after.equals(before)) {
                changed.put(hash, after);
            }
            if (!after.countsAs(before)) {
                before.count(sheet, -1);
                after.count(sheet, 1);
            }
        });
        store.update(changed.entrySet());
    }

    void clear() {
        store.clear();
    }

    private Customer after(String hash, Customer before, Touched touched) {
        var after = before.referred(touched.referrals.getOrDefault(hash, 0));
        // A first order that was corrected or voided may no longer be the first: only the events can tell.
        var added = touched.added.get(hash);
        var supposed = added == null ? after : after.having(added);
        var removed = touched.removed.getOrDefault(hash, Set.of());
        var doubtful = before.startsWith(removed) || supposed.startsWith(removed);
        return doubtful ? after.withFirst(store.firstOrder(hash).orElse(null)) : supposed;
    }

    /** What the changes mean for the customers they name. */
    private static final class Touched {

        private final TreeSet<String> customers = new TreeSet<>();
        private final Map<String, Customer.First> added = new HashMap<>();
        private final Map<String, Set<Event.Key>> removed = new HashMap<>();
        private final Map<String, Integer> referrals = new HashMap<>();

        void see(Changes.Change change) {
            if (change.before() != null) {
                see(change.before(), -1);
            }
            if (change.after() != null) {
                see(change.after(), 1);
            }
        }

        private void see(Event event, int sign) {
            var hash = event.customer();
            if (hash == null) {
                return;
            }
            if (event.type() == EventType.REFERRAL) {
                customers.add(hash);
                referrals.merge(hash, sign, Integer::sum);
            } else if (event.type() == EventType.ORDER) {
                customers.add(hash);
                if (sign > 0) {
                    added.merge(hash, Customer.First.of(event), (a, b) -> a.compareTo(b) <= 0 ? a : b);
                } else {
                    removed.computeIfAbsent(hash, key -> new HashSet<>()).add(event.key());
                }
            }
        }
    }
}
