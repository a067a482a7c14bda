package org.kept.kpi;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An input that events of one type count under, and which of them do.
 *
 * @param kind what decides whether an event counts
 * @param when which events, by their own data
 * @param added the member whose number is added up; null where events are counted only
 * @param limit the time that a member must not exceed; null where there is none
 */
public record Feed(
        Input input,
        FeedKind kind,
        Predicate<EventData> when,
        @Nullable String added,
        @Nullable Limit limit) {

    /** What decides whether an event counts under an input. */
    public enum FeedKind {
        /** Its own data. Each event of the type counts under exactly one of the type's inputs of this kind. */
        EACH_ONCE,
        /** Its own data. */
        SOME,
        /** Whether it is the first order of its customer, by event time over all history. */
        FIRST_ORDER,
        /** Events of other types together with it; it counts at the time of one of them. */
        TOGETHER,
        /** Whether another order of its customer falls in the same period: a customer counts once. */
        CUSTOMER_ONCE,
        /** Returns that name the order, whenever they come; it counts at the time of the order. */
        FOLLOWED;

        /** Whether the data of an event alone decide. */
        public boolean isByData() {
            return this == EACH_ONCE || this == SOME;
        }
    }

    /**
     * A limit for a member in seconds that is set with a KPI.
     *
     * @param kpi the code of the KPI whose T is the limit; as much as T is within it
     */
    public record Limit(String member, String kpi) {}

    static Feed each(Input input) {
        return each(input, data -> true);
    }

    static Feed each(Input input, Predicate<EventData> when) {
        return new Feed(input, FeedKind.EACH_ONCE, when, null, null);
    }

    static Feed some(Input input, Predicate<EventData> when) {
        return new Feed(input, FeedKind.SOME, when, null, null);
    }

    static Feed byHistory(Input input, FeedKind kind) {
        return new Feed(input, kind, data -> false, null, null);
    }

    /** The same with the numbers of a member added up. */
    Feed adding(String member) {
        return new Feed(input, kind, when, member, limit);
    }

    /** The same for events alone whose member is not above the T of a KPI. */
    Feed within(String member, String kpi) {
        return new Feed(input, kind, when, added, new Limit(member, kpi));
    }

    /** Whether an event with those data counts, as far as its data decide. */
    public boolean takes(EventData data, KpiTimes times) {
        return kind.isByData()
                && when.test(data)
                && (limit == null || data.number(limit.member) <= times.within(limit.kpi));
    }

    /** The times T that hold for the week in which an event falls. */
    @FunctionalInterface
    public interface KpiTimes {

        /** T of the KPI of that code, in seconds. */
        int within(String kpi);
    }
}
