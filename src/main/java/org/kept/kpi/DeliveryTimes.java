package org.kept.kpi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requires a delivery to say whether it was late, or to have both times from which that follows. */
final class DeliveryTimes implements EventType.EventRule {

    @Override
    public void check(EventData data, Faults faults) {
        faults.rejectFuture(data, List.of("deliveredAt"));
        var late = byTimes(data);
        if (!data.has("late") && data.has("promisedBy") != data.has("deliveredAt")) {
            var missing = data.has("promisedBy") ? "deliveredAt" : "promisedBy";
            faults.add("/data/" + missing, missing + ".missing", "promisedBy and deliveredAt go together.");
        } else if (!data.has("late") && !data.has("promisedBy")) {
            faults.add(
                    "/data/late",
                    "late.missing",
                    "Say late (true or false), or promisedBy and deliveredAt, from which it follows.");
        } else if (late != null && data.member("late") instanceof Boolean stated && !stated.equals(late)) {
            faults.add(
                    "/data/late",
                    "late.conflict",
                    "late is " + stated + ", but it was " + (late ? "" : "not ")
                            + "delivered after promisedBy. Leave late out, or correct the times.");
        }
    }

    @Override
    public Map<String, Object> implied(EventData data) {
        var late = byTimes(data);
        return late == null ? Map.of() : Map.of("late", late);
    }

    /** Whether it was delivered after the promised time; null if one of the times is missing. */
    private static @Nullable Boolean byTimes(EventData data) {
        var promised = data.moment("promisedBy");
        var delivered = data.moment("deliveredAt");
        if (promised == null || delivered == null) {
            return null;
        }
        return delivered.isAfter(promised);
    }
}
