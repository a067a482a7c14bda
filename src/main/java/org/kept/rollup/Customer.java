package org.kept.rollup;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.kpi.Input;

/**
 * What is known of one customer across all events.
 *
 * @param first their first order, that no other of theirs comes before; null for somebody who was referred and has not ordered yet
 * @param referrals how many referrals name them
 */
record Customer(@Nullable Placed first, int referrals) {

    static final Customer UNKNOWN = new Customer(null, 0);

    Customer withFirst(@Nullable Placed order) {
        return new Customer(order, referrals);
    }

    /** The same once this order is known as well. */
    Customer having(Placed order) {
        return first == null || order.compareTo(first) < 0 ? withFirst(order) : this;
    }

    Customer referred(int more) {
        return new Customer(first, referrals + more);
    }

    /** Whether the first order is one of those. */
    boolean startsWith(Set<Event.Key> orders) {
        return first != null && orders.contains(first.key());
    }

    /** Adds to the sheet what this customer counts for, or takes it away when the sign is −1. */
    void count(Sheet sheet, int sign) {
        if (first == null) {
            return;
        }
        var inputs = referrals > 0
                ? Map.of(Input.FIRST_ORDERS, Delta.ONE, Input.FIRST_ORDERS_REFERRED, Delta.ONE)
                : Map.of(Input.FIRST_ORDERS, Delta.ONE);
        inputs.forEach((input, delta) -> sheet.add(input, first.at(), first.cell(), delta.times(sign)));
    }

    boolean countsAs(Customer other) {
        return Objects.equals(first, other.first) && (referrals > 0) == (other.referrals > 0);
    }
}
