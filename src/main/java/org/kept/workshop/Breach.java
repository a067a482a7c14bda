package org.kept.workshop;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Condition;
import org.kept.kpi.Counted;
import org.kept.kpi.EventType;

/** Which events break a guarantee, as the workshop offers them; a document can say any others. */
enum Breach {
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

    static Breach of(String code) {
        for (var each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw DraftPages.wrong("/breach", "breach.unknown", "Choose what breaks the guarantee.");
    }

    /** Which of them a guarantee counts. */
    static Breach of(@Nullable Counted counted) {
        if (counted == null) {
            return NONE;
        }
        if (counted.equals(waited(seconds(counted, 1)))) {
            return WAITED;
        }
        if (counted.equals(wrong())) {
            return WRONG;
        }
        return counted.equals(late()) ? LATE : AS_IT_IS;
    }

    /** The time that a wait must be over; the other where it says none. */
    static int seconds(@Nullable Counted counted, int other) {
        return counted != null
                        && counted.where().get(WAIT) instanceof Condition.Within within
                        && within.bounds().get(Condition.Bound.OVER) != null
                ? within.bounds().get(Condition.Bound.OVER).intValue()
                : other;
    }

    /** What is counted; {@code before} is what the clause counted so far. */
    @Nullable
    Counted counted(int seconds, @Nullable Counted before) {
        return switch (this) {
            case NONE -> null;
            case WAITED -> waited(seconds);
            case WRONG -> wrong();
            case LATE -> late();
            case AS_IT_IS -> before;
        };
    }

    private static Counted waited(int seconds) {
        var over = new Condition.Within(new TreeMap<>(Map.of(Condition.Bound.OVER, BigDecimal.valueOf(seconds))));
        return new Counted(EventType.CONTACT, new TreeMap<>(Map.of(WAIT, over)));
    }

    private static Counted wrong() {
        return Counted.all(EventType.INCORRECT_FULFILLMENT);
    }

    private static Counted late() {
        return new Counted(EventType.ORDER, new TreeMap<>(Map.of("late", new Condition.Equal(true))));
    }
}
