package org.kept.kpi;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Input that events of one type count under, and which of them do.
 *
 * @param kind what decides whether an event counts
 * @param when predicate on the event's own data
 * @param added the member whose number is added up; null if events are only counted
 * @param limit the time that a member must not exceed; null if there is none. It counts nothing without the member
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
            return data.has(member) && data.number(member) <= times.within(kpi);
        }
    }

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

    /** A copy that adds up the numbers of a member, which every event that counts must have. */
    Feed adding(String member) {
        return new Feed(input, kind, when, member, limit);
    }

    /** A copy for events whose member is not above the T of a KPI. */
    Feed within(String member, String kpi) {
        return new Feed(input, kind, when, added, new Limit(member, kpi));
    }

    /** Whether an event with that data counts, as far as its data decide. */
    public boolean accepts(EventData data, KpiTimes times) {
        return kind.isByData() && when.test(data) && (limit == null || limit.isKeptBy(data, times));
    }

    /** Times T that apply to the week of an event. */
    @FunctionalInterface
    public interface KpiTimes {

        /** T of the KPI with that code, in seconds. */
        int within(String kpi);
    }
}
