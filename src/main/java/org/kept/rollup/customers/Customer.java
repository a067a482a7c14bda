package org.kept.rollup.customers;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.kpi.Input;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.tally.InputDelta;
import org.kept.rollup.tally.TallyDelta;

/**
 * What is known of one customer across all events.
 *
 * @param first their first order, that no other of theirs comes before; null for somebody who was referred and has not ordered yet
 * @param referrals how many referrals name them
 */
public record Customer(@Nullable PlacedOrder first, int referrals) {

    public static final Customer UNKNOWN = new Customer(null, 0);

    Customer withFirst(@Nullable PlacedOrder order) {
        return new Customer(order, referrals);
    }

    /** The same once this order is known as well. */
    public Customer having(PlacedOrder order) {
        return first == null || order.compareTo(first) < 0 ? withFirst(order) : this;
    }

    public Customer referred(int more) {
        return new Customer(first, referrals + more);
    }

    /** Whether the first order is one of those. */
    boolean startsWith(Set<Event.EventKey> orders) {
        return first != null && orders.contains(first.key());
    }

    /** Adds to the sheet what this customer counts for, or takes it away when the sign is −1. */
    void count(TallyDelta tallyDelta, int sign) {
        if (first == null) {
            return;
        }
        var inputs = referrals > 0
                ? Map.of(Input.FIRST_ORDERS, InputDelta.ONE, Input.FIRST_ORDERS_REFERRED, InputDelta.ONE)
                : Map.of(Input.FIRST_ORDERS, InputDelta.ONE);
        inputs.forEach((input, delta) -> tallyDelta.add(input, first.at(), first.cell(), delta.times(sign)));
    }

    boolean countsAs(Customer other) {
        return Objects.equals(first, other.first) && (referrals > 0) == (other.referrals > 0);
    }
}
