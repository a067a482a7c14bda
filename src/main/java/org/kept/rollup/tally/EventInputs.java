package org.kept.rollup.tally;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kept.ingest.Event;
import org.kept.kpi.Feed;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Input;

/** What one event adds to which input by itself; not what depends on the customer's other events. */
final class EventInputs {

    private EventInputs() {}

    static Map<Input, InputDelta> of(Event event, KpiTimes times) {
        var counted = new LinkedHashMap<Input, InputDelta>();
        var data = event.eventData();
        for (var feed : event.type().feeds()) {
            if (feed.accepts(data, times)) {
                counted.put(
                        feed.input(), feed.added() == null ? InputDelta.ONE : InputDelta.of(data.number(feed.added())));
            }
        }
        return counted;
    }

    /** The number that an event adds to an input that it counts under; 0 if it is only counted. */
    static double addedValue(Event event, Input input) {
        return event.type().feeds().stream()
                .filter(feed -> feed.input().equals(input))
                .map(Feed::added)
                .mapToDouble(member -> member == null ? 0 : event.eventData().number(member))
                .findFirst()
                .orElse(0);
    }
}
