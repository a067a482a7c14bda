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
 * Facts about one customer across all events.
 *
 * @param first the earliest order; null for a referred customer without an order yet
 * @param referrals number of referrals that name the customer
 */
public record Customer(@Nullable PlacedOrder first, int referrals) {

    public static final Customer UNKNOWN = new Customer(null, 0);

    Customer withFirst(@Nullable PlacedOrder order) {
        return new Customer(order, referrals);
    }

    /** A copy that takes this order into account. */
    public Customer withOrder(PlacedOrder order) {
        return first == null || order.compareTo(first) < 0 ? withFirst(order) : this;
    }

    public Customer withReferrals(int more) {
        return new Customer(first, referrals + more);
    }

    /** Whether the first order has one of those keys. */
    boolean startsWith(Set<Event.EventKey> orders) {
        return first != null && orders.contains(first.key());
    }

    /** Adds what this customer counts for to the delta, or subtracts it if the sign is −1. */
    void count(TallyDelta tallyDelta, int sign) {
        if (first == null) {
            return;
        }
        var inputs = referrals > 0
                ? Map.of(Input.FIRST_ORDERS, InputDelta.ONE, Input.FIRST_ORDERS_REFERRED, InputDelta.ONE)
                : Map.of(Input.FIRST_ORDERS, InputDelta.ONE);
        inputs.forEach((input, delta) -> tallyDelta.add(input, first.at(), first.cell(), delta.times(sign)));
    }

    boolean countsLike(Customer other) {
        return Objects.equals(first, other.first) && (referrals > 0) == (other.referrals > 0);
    }
}
