package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.kpi.EventType;
import org.kept.rollup.model.NetChange;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.tally.TallyDelta;

/**
 * Maintains each customer's first order in any order of arrival, and counts it in the week it belongs to now.
 */
@ApplicationScoped
public class FirstOrderRollup {

    private final CustomerStore store;

    FirstOrderRollup(CustomerStore store) {
        this.store = store;
    }

    /** Applies the changes to the customers they name and adds the effects to the delta; returns the order changes. */
    public List<CustomerOrderChange> apply(Collection<NetChange> changes, TallyDelta tallyDelta) {
        var touched = new TouchedCustomers();
        changes.forEach(touched::add);
        if (touched.customers.isEmpty()) {
            return List.of();
        }
        var changed = new TreeMap<String, Customer>();
        var orderChanges = new ArrayList<CustomerOrderChange>();
        store.lock(touched.customers).forEach((hash, before) -> {
            var after = after(hash, before, touched);
            if (!after.equals(before)) {
                changed.put(hash, after);
            }
            if (!after.countsLike(before)) {
                before.count(tallyDelta, -1);
                after.count(tallyDelta, 1);
            }
            orderChanges.add(new CustomerOrderChange(
                    hash, before.first(), after.first(), touched.removed(hash).values(), touched.added(hash)));
        });
        store.update(changed.entrySet());
        return orderChanges;
    }

    private Customer after(String hash, Customer before, TouchedCustomers touched) {
        var after = before.withReferrals(touched.referrals.getOrDefault(hash, 0));
        var added = touched.added(hash).values();
        var earliest = added.isEmpty() ? null : Collections.min(added);
        var first = before.first();
        // The key of a dropped order may have been used by another order since.
        if (first == null || !first.equals(touched.removed(hash).get(first.key()))) {
            return earliest == null ? after : after.withOrder(earliest);
        }
        // A corrected or voided first order may no longer be the first: only the events can tell.
        var stays = earliest != null && earliest.compareTo(first) <= 0;
        return after.withFirst(stays ? earliest : store.firstOrder(hash).orElse(null));
    }

    /** Changes by the customers they name. */
    private static final class TouchedCustomers {

        private final TreeSet<String> customers = new TreeSet<>();
        private final Map<String, Map<Event.EventKey, PlacedOrder>> added = new HashMap<>();
        private final Map<String, Map<Event.EventKey, PlacedOrder>> removed = new HashMap<>();
        private final Map<String, Integer> referrals = new HashMap<>();

        void add(NetChange change) {
            add(change.before(), -1, removed);
            add(change.after(), 1, added);
        }

        private void add(@Nullable Event event, int sign, Map<String, Map<Event.EventKey, PlacedOrder>> orders) {
            var hash = event == null ? null : event.customer();
            if (event == null || hash == null) {
                return;
            }
            if (event.type().equals(EventType.REFERRAL)) {
                customers.add(hash);
                referrals.merge(hash, sign, Integer::sum);
            } else if (event.type().equals(EventType.ORDER)) {
                customers.add(hash);
                orders.computeIfAbsent(hash, key -> new HashMap<>()).put(event.key(), PlacedOrder.of(event));
            }
        }

        Map<Event.EventKey, PlacedOrder> added(String hash) {
            return added.getOrDefault(hash, Map.of());
        }

        Map<Event.EventKey, PlacedOrder> removed(String hash) {
            return removed.getOrDefault(hash, Map.of());
        }
    }
}
