package org.kept.rollup.tally;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.kept.ingest.Event;
import org.kept.kpi.CompanionFigures;
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

    /** The wait of an answered contact as it counts for percentiles; empty for one that is left out or has none. */
    static OptionalDouble countedWait(Event event, KpiTimes times) {
        var data = event.eventData();
        var isAnswered = event.type().feeds().stream()
                .anyMatch(feed -> feed.input().equals(CompanionFigures.SKETCHED) && feed.accepts(data, times));
        if (!isAnswered) {
            return OptionalDouble.empty();
        }
        var wait = Feed.TakenTime.WAIT.counted(data, times);
        return wait.leftOut() ? OptionalDouble.empty() : OptionalDouble.of(wait.seconds());
    }
}
