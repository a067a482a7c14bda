package org.kept.kpi;

/**
 * Something that is counted, such as answered contacts; one entry of a tally.
 *
 * @param code stable name in the database, lower case with hyphens
 */
public record Input(String code) implements Comparable<Input> {

    public static final Input ORDERS = new Input("orders");
    public static final Input ORDERS_WITH_CUSTOMER = new Input("orders-with-customer");
    /** First orders of their customers, by event time over all history. */
    public static final Input FIRST_ORDERS = new Input("first-orders");
    /** First orders of referred customers. */
    public static final Input FIRST_ORDERS_REFERRED = new Input("first-orders-referred");

    public static final Input RETURNS = new Input("returns");
    public static final Input INCORRECT_FULFILLMENTS = new Input("incorrect-fulfillments");
    public static final Input COMPLAINTS = new Input("complaints");
    public static final Input REFERRALS = new Input("referrals");

    /** Answered contacts whose wait is known; the total is their seconds in the queue. */
    public static final Input ANSWERED = new Input("answered");
    /** The other answered contacts. */
    public static final Input ANSWERED_WAIT_UNKNOWN = new Input("answered-wait-unknown");
    /** Answered within the service level's time, as set for the week. */
    public static final Input ANSWERED_IN_TIME = new Input("answered-in-time");

    /** Abandoned contacts whose wait is known. */
    public static final Input ABANDONED = new Input("abandoned");
    /** The other abandoned contacts. */
    public static final Input ABANDONED_WAIT_UNKNOWN = new Input("abandoned-wait-unknown");
    /** Abandoned within the service level's time, as set for the week. */
    public static final Input ABANDONED_IN_TIME = new Input("abandoned-in-time");
    /** Abandoned so soon that the abandonment rate may exclude them. */
    public static final Input ABANDONED_SHORT = new Input("abandoned-short");

    /**
     * The part of waits that the opening hours of the average wait leave out. The count is that of answered contacts
     * that arrived outside; the sums are those of whole waits less those of counted waits.
     */
    public static final Input AWT_CLOSED = new Input("awt-closed");
    /** Answered contacts that the service level leaves out, because they arrived outside its opening hours. */
    public static final Input SLA_ANSWERED_OUTSIDE = new Input("sla-answered-outside");
    /** Abandoned contacts that the service level leaves out for the same reason. */
    public static final Input SLA_ABANDONED_OUTSIDE = new Input("sla-abandoned-outside");

    /** Contacts with times of arrival and resolution; the total is the counted time between them. */
    public static final Input RESOLUTION_TIMES = new Input("resolution-times");
    /** Those that are left out, because they arrived outside the opening hours of the resolution time. */
    public static final Input RESOLUTION_TIMES_OUTSIDE = new Input("resolution-times-outside");
    /** Contacts with times of arrival and answer. */
    public static final Input FIRST_RESPONSES = new Input("first-responses");
    /** Those answered within the time set for the first response. */
    public static final Input FIRST_RESPONSES_IN_TIME = new Input("first-responses-in-time");
    /** Those that are left out, because they arrived outside the opening hours of the first response. */
    public static final Input FIRST_RESPONSES_OUTSIDE = new Input("first-responses-outside");

    /** Contacts with a handle time; the total is their seconds of handling. */
    public static final Input HANDLED = new Input("handled");
    /** Answered contacts that say whether they were resolved at first contact. */
    public static final Input RESOLUTION_SAID = new Input("resolution-said");

    public static final Input RESOLVED = new Input("resolved");

    /** Answers to the satisfaction question; the total is their scores. */
    public static final Input CSAT_ANSWERS = new Input("csat-answers");

    public static final Input CSAT_SATISFIED = new Input("csat-satisfied");
    public static final Input NPS_PROMOTERS = new Input("nps-promoters");
    public static final Input NPS_PASSIVES = new Input("nps-passives");
    public static final Input NPS_DETRACTORS = new Input("nps-detractors");
    /** Answers to the effort question; the total is their scores. */
    public static final Input CES_ANSWERS = new Input("ces-answers");

    public static final Input CES_EASY = new Input("ces-easy");

    public static final Input DELIVERIES = new Input("deliveries");
    public static final Input DELIVERIES_ON_TIME = new Input("deliveries-on-time");

    /** Distinct customers ordering in the period: not a sum over shorter periods. */
    public static final Input CUSTOMERS = new Input("customers");
    /** Distinct customers of the period who had ordered before it began. */
    public static final Input CUSTOMERS_RETURNING = new Input("customers-returning");
    /** Orders placed in the period that have come back since, at least in part. */
    public static final Input ORDERS_RETURNED = new Input("orders-returned");

    /** Follows the code of the custom KPI or guarantee in the code of its inputs. */
    private static final String CUSTOM_SEPARATOR = ":";

    private static final String CUSTOMERS_SUFFIX = ":customers";
    private static final String MILLIONS_SUFFIX = ":millions";
    private static final double MILLION = 1_000_000;

    /** Whether it belongs to a custom KPI or a guarantee, not to the catalogue. */
    public boolean isCustom() {
        return code.contains(CUSTOM_SEPARATOR);
    }

    /** Whether it is a number of distinct customers, which cannot be added up over periods, teams or channels. */
    public boolean isDistinct() {
        return equals(CUSTOMERS) || equals(CUSTOMERS_RETURNING) || code.endsWith(CUSTOMERS_SUFFIX);
    }

    /** The distinct customers of the events that a custom KPI counts under this input. */
    public Input distinct() {
        return new Input(code + CUSTOMERS_SUFFIX);
    }

    /**
     * The whole millions of the numbers that a custom KPI adds up under this input, which has the rest of each. Together
     * they contain the sum of any number of events; a single total in thousandths would overflow.
     */
    public Input millions() {
        return new Input(code + MILLIONS_SUFFIX);
    }

    /** What 1 in its total is in the unit of the values. */
    public double worth() {
        return isMillions() ? MILLION : 1;
    }

    private boolean isMillions() {
        return code.endsWith(MILLIONS_SUFFIX);
    }

    /** The input whose events these are: this one, unless it has the millions of another. */
    public Input ofEvents() {
        return isMillions() ? new Input(code.substring(0, code.length() - MILLIONS_SUFFIX.length())) : this;
    }

    /** The additive input whose sums show which periods have data; an additive input itself. */
    public Input additive() {
        if (code.endsWith(CUSTOMERS_SUFFIX)) {
            return new Input(code.substring(0, code.length() - CUSTOMERS_SUFFIX.length()));
        }
        return isDistinct() ? ORDERS_WITH_CUSTOMER : this;
    }

    /** The fraction of a unit that a value is rounded to before it is squared: tenths; thousandths for custom KPIs. */
    public int fineness() {
        return isCustom() ? 1000 : 10;
    }

    @Override
    public int compareTo(Input other) {
        return code.compareTo(other.code);
    }
}
