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
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.state.RollupState;

/**
 * What guarantees and KPIs of one's own need of an erased event: of the members they ask for, numbers, truth values and the
 * very words they ask for; of any other text only that there was one, where a definition asks for that.
 */
@ApplicationScoped
class RollupErasureCounts implements ErasureParticipant {

    private final RollupState state;
    private final CustomKpiStore own;
    private final CustomerStore customers;

    RollupErasureCounts(RollupState state, CustomKpiStore own, CustomerStore customers) {
        this.state = state;
        this.own = own;
        this.customers = customers;
    }

    @Override
    public FieldRedactor redactor() {
        var definitions = own.at(state.lockShared()).definitions();
        return (member, value) -> left(definitions.conditions(member), value);
    }

    private static @Nullable JsonNode left(List<Condition> conditions, JsonNode value) {
        if (conditions.isEmpty()) {
            return null;
        }
        if (value.isNumber() || value.isBoolean()) {
            return value;
        }
        var said = Event.valueOf(value);
        if (conditions.stream().anyMatch(each -> !(each instanceof Condition.Exists) && each.holds(said))) {
            return value;
        }
        // Is there, and is nothing that anybody could ask for.
        var there = conditions.stream().anyMatch(Condition.Exists.class::isInstance);
        return there ? JsonNodeFactory.instance.objectNode() : null;
    }

    @Override
    public void lockCustomer(String customer) {
        state.lockShared();
        customers.lock(new TreeSet<>(Set.of(customer)));
    }

    @Override
    public void rename(String customer, String token) {
        customers.rename(customer, token);
    }
}
