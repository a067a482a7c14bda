package org.kept.rollup.tally;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kept.ingest.Event;
import org.kept.kpi.Feed;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Input;

/** What one event adds to which input, taken by itself. What depends on a customer's other events is not here. */
final class EventInputs {

    private EventInputs() {}

    static Map<Input, InputDelta> of(Event event, KpiTimes times) {
        var counted = new LinkedHashMap<Input, InputDelta>();
        var data = event.members();
        for (var feed : event.type().feeds()) {
            if (feed.takes(data, times)) {
                counted.put(
                        feed.input(), feed.added() == null ? InputDelta.ONE : InputDelta.of(data.number(feed.added())));
            }
        }
        return counted;
    }

    /** The number that an event adds to an input that it counts under; 0 where it is counted only. */
    static double added(Event event, Input input) {
        return event.type().feeds().stream()
                .filter(feed -> feed.input().equals(input))
                .map(Feed::added)
                .mapToDouble(member -> member == null ? 0 : event.members().number(member))
                .findFirst()
                .orElse(0);
    }
}
