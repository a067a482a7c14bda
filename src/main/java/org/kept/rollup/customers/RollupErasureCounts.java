package org.kept.rollup.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.ErasureParticipant;
import org.kept.ingest.Event;
import org.kept.kpi.Condition;
import org.kept.kpi.CustomKpiFactory;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.state.RollupState;

/**
 * Reduces an erased event to what guarantees and custom KPIs count: numbers, truth values and matching texts of the
 * members they test, and the numbers they add up. Of any other text it keeps only that there was one, if a definition
 * tests for that.
 */
@ApplicationScoped
class RollupErasureCounts implements ErasureParticipant {

    private final RollupState state;
    private final CustomKpiStore customKpis;
    private final CustomerStore customers;
    private final DistinctCustomerReader distinctCustomers;

    RollupErasureCounts(
            RollupState state,
            CustomKpiStore customKpis,
            CustomerStore customers,
            DistinctCustomerReader distinctCustomers) {
        this.state = state;
        this.customKpis = customKpis;
        this.customers = customers;
        this.distinctCustomers = distinctCustomers;
    }

    @Override
    public FieldRedactor redactor() {
        var definitions = customKpis.at(state.lockShared()).definitions();
        return (member, value) -> definitions.sums(member)
                        && CustomKpiFactory.EventSum.summed(Event.valueOf(value))
                                .isPresent()
                ? value
                : redacted(definitions.conditions(member), value);
    }

    private static @Nullable JsonNode redacted(List<Condition> conditions, JsonNode value) {
        if (conditions.isEmpty()) {
            return null;
        }
        if (value.isNumber() || value.isBoolean()) {
            return value;
        }
        var plainValue = Event.valueOf(value);
        if (conditions.stream().anyMatch(each -> !(each instanceof Condition.Exists) && each.holds(plainValue))) {
            return value;
        }
        // Present, but equal to nothing that a condition could test for.
        var testsPresence = conditions.stream().anyMatch(Condition.Exists.class::isInstance);
        return testsPresence ? JsonNodeFactory.instance.objectNode() : null;
    }

    @Override
    public void lockCustomer(String customer) {
        state.lockShared();
        customers.lock(new TreeSet<>(Set.of(customer)));
    }

    @Override
    public void rename(String customer, String token) {
        customers.rename(customer, token);
        distinctCustomers.rename(customer, token);
    }
}
