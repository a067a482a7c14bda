package org.kept.workshop;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Condition;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;

/** Which events break a guarantee, as the workshop offers them; a document can say any others. */
enum BreachChoice {
    /** Nobody counts them. */
    NONE,
    /** A contact that waited over T. */
    WAITED,
    /** A wrong order. */
    WRONG,
    /** An order whose data say that it was late. */
    LATE,
    /** What the document says, which is none of these. */
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
        throw DraftPages.wrong("/breach", "breach.unknown", "Choose what breaks the guarantee.");
    }

    /** Which of them a guarantee counts. */
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

    /** The time that a wait must be over; the other where it says none. */
    static int seconds(@Nullable EventFilter eventFilter, int other) {
        return eventFilter != null
                        && eventFilter.where().get(WAIT) instanceof Condition.WithinBounds within
                        && within.bounds().get(Condition.NumberBound.OVER) != null
                ? within.bounds().get(Condition.NumberBound.OVER).intValue()
                : other;
    }

    /** What is counted; {@code before} is what the clause counted so far. */
    @Nullable
    EventFilter counted(int seconds, @Nullable EventFilter before) {
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
