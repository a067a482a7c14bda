package org.kept.events;

import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ingest.EventPosition;
import org.kept.kpi.EventType;
import org.kept.problem.Problem;
import org.kept.rollup.Slice;
import org.kept.ui.PageUrl;

/** Which events somebody wants to see, read from the address of the page or of the list. */
record EventListRequest(
        PageUrl address,
        @Nullable EventType type,
        @Nullable Period period,
        Slice cut,
        @Nullable EventPosition after) {

    /**
     * The question of an address.
     *
     * @throws Problem 400 when a parameter is not of its form
     */
    static EventListRequest of(PageUrl pageUrl) {
        var asked = pageUrl.parameters();
        var type = asked.get("type");
        var week = asked.get("week");
        var cursor = asked.get("cursor");
        return new EventListRequest(
                pageUrl,
                type == null ? null : type(type),
                week == null ? null : period(week),
                Slice.of(asked.get("team"), asked.get("channel")),
                cursor == null ? null : EventCursor.parse(cursor));
    }

    /** The period, which a number needs. */
    Period neededPeriod() {
        if (period == null) {
            throw Problem.parameter("week", "week is needed with kpi: a number is of a week, a month or a day.");
        }
        return period;
    }

    private static EventType type(String code) {
        var type = EventType.find(code);
        if (type == null) {
            throw Problem.parameter("type", "There is no type '" + code + "' of event.");
        }
        return type;
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter("week", String.valueOf(e.getMessage()));
        }
    }
}
