package org.kept.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ingest.EventPosition;
import org.kept.ingest.InputText;
import org.kept.kpi.EventType;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.rollup.EventDrillDown.CountedPart;
import org.kept.rollup.Slice;
import org.kept.types.EventTypes;
import org.kept.ui.PageUrl;

/** Query of an event list, parsed from the address of the page or the API call. */
record EventListRequest(
        PageUrl address,
        @Nullable EventType type,
        @Nullable Period period,
        Slice cut,
        @Nullable CountedPart counted,
        @Nullable EventPosition after) {

    /**
     * Parses an address.
     *
     * @throws Problem 400 if a parameter is malformed
     */
    static EventListRequest of(PageUrl pageUrl, EventTypes types) {
        var parameters = pageUrl.parameters();
        var type = parameters.get("type");
        var week = parameters.get("week");
        var counted = parameters.get("counted");
        var cursor = parameters.get("cursor");
        return new EventListRequest(
                pageUrl,
                type == null ? null : type(type, types),
                week == null ? null : period(week),
                Slice.of(parameters.get("team"), parameters.get("channel")),
                counted == null ? null : counted(counted),
                cursor == null ? null : EventCursor.parse(cursor));
    }

    /** The period, which a KPI needs; a problem 400 if it is missing. */
    Period requiredPeriod() {
        if (period == null) {
            throw Problem.parameter("week", "week is required with kpi: a week, a month or a date.");
        }
        return period;
    }

    private static EventType type(String code, EventTypes types) {
        var type = types.find(code);
        if (type == null) {
            throw Problem.parameter(
                    "type",
                    "'" + InputText.excerpt(code) + "' is not an event type."
                            + NearestWord.suggestion(code, EventType.codes(types.all())));
        }
        return type;
    }

    private static CountedPart counted(String code) {
        return switch (code) {
            case "yes" -> CountedPart.COUNTED;
            case "no" -> CountedPart.NOT_COUNTED;
            case "subtracted" -> CountedPart.SUBTRACTED;
            default -> throw Problem.parameter("counted", code, List.of("yes", "no", "subtracted"));
        };
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter("week", String.valueOf(e.getMessage()));
        }
    }
}
