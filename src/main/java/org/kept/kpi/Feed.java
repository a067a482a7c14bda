package org.kept.kpi;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.OpeningHours;

/**
 * Input that events of one type count under, and which of them do.
 *
 * @param kind the criterion for whether an event counts
 * @param when predicate on the event's own data
 * @param added the member whose number is added up; null if events are only counted
 * @param limit the time that a member must not exceed; null if there is none. It counts nothing without the member
 * @param timed the time that decides whether and with which value an event counts; null if none does
 */
public record Feed(
        Input input,
        FeedKind kind,
        Predicate<EventData> when,
        @Nullable String added,
        @Nullable Limit limit,
        @Nullable TimedPart timed) {

    /** Criteria for whether an event counts under an input. */
    public enum FeedKind {
        /** Its own data. Each event of the type counts under exactly one of the type's inputs of this kind. */
        EACH_ONCE,
        /** Its own data. */
        SOME,
        /** Whether it is the first order of its customer, by event time over all history. */
        FIRST_ORDER,
        /** Events of other types together with it; it counts at the time of one of them. */
        TOGETHER,
        /** Whether the customer has another order in the same period: a customer counts once. */
        CUSTOMER_ONCE,
        /** Returns that name the order, at any later time; it counts at the time of the order. */
        FOLLOWED;

        /** Whether the event's own data alone decide. */
        public boolean isByData() {
            return this == EACH_ONCE || this == SOME;
        }
    }

    /**
     * Limit for a member in seconds, set with a KPI.
     *
     * @param kpi code of the KPI whose T is the limit, inclusive
     */
    public record Limit(String member, String kpi) {

        private boolean isKeptBy(EventData data, KpiTimes times) {
            if (!data.has(member)) {
                return false;
            }
            var time = new TakenTime(kpi, member).counted(data, times);
            return !time.leftOut() && time.seconds() <= times.within(kpi);
        }
    }

    /**
     * The time that a contact took since it arrived. If the KPI has opening hours, only time within them counts.
     *
     * @param kpi code of the KPI
     * @param until the member that ends it: a moment, or the seconds since it began
     */
    public record TakenTime(String kpi, String until) {

        /** The wait of the average waiting time, of which a sketch is kept too. */
        public static final TakenTime WAIT = new TakenTime("awt", "waitSeconds");

        static final TakenTime FIRST_RESPONSE = new TakenTime("first-response-within", "answeredAt");
        static final TakenTime RESOLUTION = new TakenTime("resolution-time", "resolvedAt");

        private static final String ARRIVED = "arrivedAt";
        private static final double NANOS = 1e9;

        /** The counted time under those settings; 0 if the event does not tell how long it took. */
        public CountedTime counted(EventData data, KpiTimes times) {
            var all = seconds(data);
            var open = times.openTime(kpi).orElse(null);
            var began = began(data);
            if (open == null || began == null) {
                return new CountedTime(all, all, false);
            }
            if (open.leavesOut() && !open.hours().isOpen(began)) {
                return new CountedTime(0, all, true);
            }
            var taken = taken(data);
            var counted = open.hours().openBetween(began, began.plus(taken));
            // Hours that are open all the time change no number, not even by rounding.
            return new CountedTime(counted.equals(taken) ? all : inSeconds(counted), all, false);
        }

        private @Nullable Instant began(EventData data) {
            var arrived = data.moment(ARRIVED);
            return arrived == null ? data.happened() : arrived;
        }

        private double seconds(EventData data) {
            return data.member(until) instanceof BigDecimal number ? number.doubleValue() : inSeconds(taken(data));
        }

        private Duration taken(EventData data) {
            if (data.member(until) instanceof BigDecimal number) {
                return Duration.ofNanos(number.movePointRight(9).longValue());
            }
            var arrived = data.moment(ARRIVED);
            var end = data.moment(until);
            return arrived == null || end == null ? Duration.ZERO : Duration.between(arrived, end);
        }

        private static double inSeconds(Duration time) {
            return time.getSeconds() + time.getNano() / NANOS;
        }
    }

    /**
     * A time, and the part of it that counts.
     *
     * @param seconds the seconds that count
     * @param all all seconds that passed
     * @param leftOut whether the contact is left out because it arrived outside the opening hours
     */
    public record CountedTime(double seconds, double all, boolean leftOut) {}

    /** Uses of a time by a feed. */
    public enum TimeUse {
        /** An event that is not left out counts. */
        INSIDE,
        /** An event that is not left out counts with its time. */
        ADDED,
        /** An event that is left out counts. */
        OUTSIDE,
        /**
         * The part of the time that does not count: all of it for an event that is left out, otherwise the part outside
         * opening hours.
         */
        CLOSED
    }

    /** A time, and its use by a feed. */
    public record TimedPart(TakenTime time, TimeUse use) {

        private boolean accepts(EventData data, KpiTimes times) {
            var counted = time.counted(data, times);
            return switch (use) {
                case INSIDE, ADDED -> !counted.leftOut();
                case OUTSIDE -> counted.leftOut();
                case CLOSED -> counted.leftOut() || counted.seconds() < counted.all();
            };
        }
    }

    static Feed each(Input input) {
        return each(input, data -> true);
    }

    static Feed each(Input input, Predicate<EventData> when) {
        return new Feed(input, FeedKind.EACH_ONCE, when, null, null, null);
    }

    static Feed some(Input input, Predicate<EventData> when) {
        return new Feed(input, FeedKind.SOME, when, null, null, null);
    }

    static Feed byHistory(Input input, FeedKind kind) {
        return new Feed(input, kind, data -> false, null, null, null);
    }

    /** A copy that adds up the numbers of a member, which every event that counts must have. */
    Feed adding(String member) {
        return new Feed(input, kind, when, member, limit, timed);
    }

    /** A copy for events whose member is not above the T of a KPI. */
    Feed within(String member, String kpi) {
        return new Feed(input, kind, when, added, new Limit(member, kpi), timed);
    }

    /** A copy for a use of a time. */
    Feed of(TakenTime time, TimeUse use) {
        return new Feed(input, kind, when, added, limit, new TimedPart(time, use));
    }

    /** Whether the settings of one of those KPIs affect what counts, so that a change of them needs a recount. */
    public boolean isSetBy(Collection<String> kpis) {
        return (limit != null && kpis.contains(limit.kpi)) || (timed != null && kpis.contains(timed.time.kpi));
    }

    /** Whether an event with that data counts, as far as its data decide. */
    public boolean accepts(EventData data, KpiTimes times) {
        return kind.isByData()
                && when.test(data)
                && (limit == null || limit.isKeptBy(data, times))
                && (timed == null || timed.accepts(data, times));
    }

    /**
     * Opening hours in which times are counted.
     *
     * @param leavesOut whether contacts that arrive while it is closed are left out
     */
    public record OpenTime(OpeningHours hours, boolean leavesOut) {}

    /** Times T and opening hours that apply to the week of an event. */
    @FunctionalInterface
    public interface KpiTimes {

        /** T of the KPI with that code, in seconds. */
        int within(String kpi);

        /** The opening hours of that KPI; empty if every moment counts. */
        default Optional<OpenTime> openTime(String kpi) {
            return Optional.empty();
        }
    }
}
