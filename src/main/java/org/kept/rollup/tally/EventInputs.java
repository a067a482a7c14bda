package org.kept.rollup.tally;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.kept.ingest.Event;
import org.kept.kpi.EventData;
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
                counted.put(feed.input(), delta(feed, data, times));
            }
        }
        return counted;
    }

    private static InputDelta delta(Feed feed, EventData data, KpiTimes times) {
        var timed = feed.timed();
        if (timed == null) {
            return feed.added() == null ? InputDelta.ONE : InputDelta.of(data.number(feed.added()));
        }
        var time = timed.time().counted(data, times);
        return switch (timed.use()) {
            case INSIDE, OUTSIDE -> InputDelta.ONE;
            case ADDED -> InputDelta.of(time.seconds());
            case CLOSED -> InputDelta.difference(time.leftOut(), time.all(), time.seconds());
        };
    }

    /** The wait of an answered contact as it counts for percentiles; empty for one that is left out. */
    static OptionalDouble countedWait(Event event, KpiTimes times) {
        var wait = Feed.TakenTime.WAIT.counted(event.eventData(), times);
        return wait.leftOut() ? OptionalDouble.empty() : OptionalDouble.of(wait.seconds());
    }
}
