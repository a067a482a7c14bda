package org.kept.rollup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kept.calendar.Period;
import org.kept.ingest.Event;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Input;
import org.kept.kpi.KpiSettingsTimeline;

/** What one event adds to which input, taken by itself. What depends on a customer's other events is not here. */
final class Counting {

    /** The times T that hold for the week an event falls in, in seconds. */
    record Times(int serviceLevel, int shortAbandon) {

        /** The times that a timeline of settings has for the week. */
        static Times of(KpiSettingsTimeline timeline, Period week) {
            return new Times(within(timeline, "sla", week), within(timeline, "abandonment-rate", week));
        }

        private static int within(KpiSettingsTimeline timeline, String code, Period week) {
            var kpi = Catalogue.find(code).orElseThrow(() -> new IllegalStateException("the catalogue has " + code));
            return timeline.in(kpi, week).withinSeconds();
        }
    }

    private Counting() {}

    static Map<Input, Delta> of(Event event, Times times) {
        var counted = new LinkedHashMap<Input, Delta>();
        switch (event.type()) {
            case ORDER -> {
                counted.put(Input.ORDERS, Delta.ONE);
                if (event.customer() != null) {
                    counted.put(Input.ORDERS_WITH_CUSTOMER, Delta.ONE);
                }
            }
            case RETURN -> counted.put(Input.RETURNS, Delta.ONE);
            case INCORRECT_FULFILLMENT -> counted.put(Input.INCORRECT_FULFILLMENTS, Delta.ONE);
            case COMPLAINT -> counted.put(Input.COMPLAINTS, Delta.ONE);
            case REFERRAL -> counted.put(Input.REFERRALS, Delta.ONE);
            case CONTACT -> contact(event, times, counted);
            case SURVEY -> survey(event, counted);
            case FIGURE -> {
                // A figure is no occurrence of anything; it is kept in a table of its own.
            }
        }
        return counted;
    }

    private static void contact(Event event, Times times, Map<Input, Delta> counted) {
        var waited = event.data().path("waitSeconds").doubleValue();
        if ("answered".equals(event.text("outcome"))) {
            counted.put(Input.ANSWERED, Delta.of(waited));
            if (waited <= times.serviceLevel()) {
                counted.put(Input.ANSWERED_IN_TIME, Delta.ONE);
            }
            resolution(event, counted);
        } else {
            counted.put(Input.ABANDONED, Delta.ONE);
            if (waited <= times.serviceLevel()) {
                counted.put(Input.ABANDONED_IN_TIME, Delta.ONE);
            }
            if (waited <= times.shortAbandon()) {
                counted.put(Input.ABANDONED_SHORT, Delta.ONE);
            }
        }
        var handled = event.data().get("handleSeconds");
        if (handled != null) {
            counted.put(Input.HANDLED, Delta.of(handled.doubleValue()));
        }
    }

    private static void resolution(Event event, Map<Input, Delta> counted) {
        var resolved = event.data().get("resolved");
        if (resolved != null) {
            counted.put(Input.RESOLUTION_SAID, Delta.ONE);
            if (resolved.booleanValue()) {
                counted.put(Input.RESOLVED, Delta.ONE);
            }
        }
    }

    private static void survey(Event event, Map<Input, Delta> counted) {
        var score = event.data().path("score").asInt();
        switch (String.valueOf(event.text("question"))) {
            case "csat" -> {
                counted.put(Input.CSAT_ANSWERS, Delta.of(score));
                if (score >= 4) {
                    counted.put(Input.CSAT_SATISFIED, Delta.ONE);
                }
            }
            case "ces" -> {
                counted.put(Input.CES_ANSWERS, Delta.of(score));
                if (score >= 5) {
                    counted.put(Input.CES_EASY, Delta.ONE);
                }
            }
            case "nps" -> counted.put(nps(score), Delta.ONE);
            default -> throw new IllegalStateException("the door lets no other question in");
        }
    }

    private static Input nps(int score) {
        if (score >= 9) {
            return Input.NPS_PROMOTERS;
        }
        return score >= 7 ? Input.NPS_PASSIVES : Input.NPS_DETRACTORS;
    }
}
