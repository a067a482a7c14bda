package org.kept.workshop;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Condition;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;

/** Workshop choices for the events that break a guarantee; a mission document can define others. */
enum BreachChoice {
    /** Breaches are not counted. */
    NONE,
    /** A contact that waited longer than T. */
    WAITED,
    /** A wrong order. */
    WRONG,
    /** An order whose data mark it as late. */
    LATE,
    /** The filter of the document, if none of the above. */
    AS_IT_IS;

    private static final String WAIT = "waitSeconds";

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static BreachChoice of(String code) {
        for (var each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw DraftPages.invalid("/breach", "breach.unknown", "Choose what counts as broken.");
    }

    /** The choice that matches the filter; {@link #NONE} for null. */
    static BreachChoice of(@Nullable EventFilter eventFilter) {
        if (eventFilter == null) {
            return NONE;
        }
        if (eventFilter.equals(waited(seconds(eventFilter, 1)))) {
            return WAITED;
        }
        if (eventFilter.equals(wrong())) {
            return WRONG;
        }
        return eventFilter.equals(late()) ? LATE : AS_IT_IS;
    }

    /** The wait limit of the filter, in seconds; {@code fallback} if it has none. */
    static int seconds(@Nullable EventFilter eventFilter, int fallback) {
        return eventFilter != null
                        && eventFilter.where().get(WAIT) instanceof Condition.WithinBounds within
                        && within.bounds().get(Condition.NumberBound.OVER) != null
                ? within.bounds().get(Condition.NumberBound.OVER).intValue()
                : fallback;
    }

    /** The event filter of this choice; {@code before} is the current one of the clause. */
    @Nullable
    EventFilter eventFilter(int seconds, @Nullable EventFilter before) {
        return switch (this) {
            case NONE -> null;
            case WAITED -> waited(seconds);
            case WRONG -> wrong();
            case LATE -> late();
            case AS_IT_IS -> before;
        };
    }

    private static EventFilter waited(int seconds) {
        var over = new Condition.WithinBounds(
                new TreeMap<>(Map.of(Condition.NumberBound.OVER, BigDecimal.valueOf(seconds))));
        return new EventFilter(EventType.CONTACT, new TreeMap<>(Map.of(WAIT, over)));
    }

    private static EventFilter wrong() {
        return EventFilter.all(EventType.INCORRECT_FULFILLMENT);
    }

    private static EventFilter late() {
        return new EventFilter(EventType.ORDER, new TreeMap<>(Map.of("late", new Condition.EqualTo(true))));
    }
}
