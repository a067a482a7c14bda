package org.kept.kpi;

import static org.kept.kpi.Formula.Shape.COUNT_RATE;
import static org.kept.kpi.Formula.Shape.MEAN;
import static org.kept.kpi.Formula.Shape.SHARE;
import static org.kept.kpi.Part.counting;
import static org.kept.kpi.Part.totalling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kept.stats.Better;

/** The fourteen KPIs that Kept knows without being told. What each means stands in {@code docs/kpis.md}. */
public final class Catalogue {

    private static final Part ORDERS = counting("orders", Input.ORDERS);
    private static final Part OFFERED = counting("contacts offered", Input.ANSWERED, Input.ABANDONED);
    private static final Part ANSWERED = counting("answered contacts", Input.ANSWERED);
    private static final Part NEW_CUSTOMERS = counting("new customers (first order in the period)", Input.FIRST_ORDERS);

    private static final List<Kpi> KPIS = List.of(
            abandonment(),
            awt(),
            sla(),
            aht(),
            csat(),
            fcr(),
            ces(),
            returns(),
            incorrect(),
            complaints(),
            repeatOrders(),
            repeatCustomers(),
            referrals(),
            nps());

    private static final Map<String, Kpi> BY_CODE =
            KPIS.stream().collect(Collectors.toUnmodifiableMap(Kpi::code, Function.identity()));

    private Catalogue() {}

    /** All of them, by family: time, quality, accuracy, loyalty. */
    public static List<Kpi> all() {
        return KPIS;
    }

    public static Optional<Kpi> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Kpi sla() {
        var inTime = counting("contacts answered within {T}", Input.ANSWERED_IN_TIME);
        var variants = new TreeMap<String, Formula>();
        variants.put("answered-over-offered", share(inTime, OFFERED));
        variants.put("answered-over-answered", share(inTime, ANSWERED));
        variants.put(
                "excluding-short-abandons",
                share(
                        inTime,
                        counting("contacts offered, less those abandoned within {T}", Input.ANSWERED, Input.ABANDONED)
                                .less(Input.ABANDONED_IN_TIME)));
        variants.put(
                "abandoned-in-time-counts",
                share(
                        counting(
                                "contacts answered or abandoned within {T}",
                                Input.ANSWERED_IN_TIME,
                                Input.ABANDONED_IN_TIME),
                        OFFERED));
        return new Kpi(
                "sla",
                "Service level",
                Family.TIME,
                Unit.FRACTION,
                Better.HIGHER,
                variants,
                new Settings("answered-over-offered", 60),
                "The variant and the time stand beside the number: the same week can read ten points apart by variant alone.");
    }

    private static Kpi abandonment() {
        var variants = new TreeMap<String, Formula>();
        variants.put("short-abandons-in", share(counting("contacts abandoned", Input.ABANDONED), OFFERED));
        variants.put(
                "short-abandons-out",
                share(
                        counting("contacts abandoned after {T}", Input.ABANDONED)
                                .less(Input.ABANDONED_SHORT),
                        counting("contacts offered, less those abandoned within {T}", Input.ANSWERED, Input.ABANDONED)
                                .less(Input.ABANDONED_SHORT)));
        return new Kpi(
                "abandonment-rate",
                "Abandoned contacts",
                Family.TIME,
                Unit.FRACTION,
                Better.LOWER,
                variants,
                new Settings("short-abandons-in", 5),
                "");
    }

    private static Kpi awt() {
        return mean(
                "awt",
                "Average waiting time",
                Better.LOWER,
                totalling("seconds that answered contacts waited in the queue, zeros included", Input.ANSWERED),
                ANSWERED,
                "An average hides the long waits; the median and the 90th percentile stand beside it.");
    }

    private static Kpi aht() {
        return mean(
                "aht",
                "Average handle time",
                Better.NEITHER,
                totalling("seconds spent handling", Input.HANDLED),
                counting("contacts with a handle time", Input.HANDLED),
                "Never a target on its own: handling faster is not serving better.");
    }

    private static Kpi fcr() {
        return single(
                "fcr",
                "First-contact resolution",
                Family.QUALITY,
                Unit.FRACTION,
                Better.HIGHER,
                share(
                        counting("contacts resolved at first contact", Input.RESOLVED),
                        counting("answered contacts that say whether they were resolved", Input.RESOLUTION_SAID)),
                "");
    }

    private static Kpi csat() {
        return single(
                "csat",
                "Customer satisfaction",
                Family.QUALITY,
                Unit.FRACTION,
                Better.HIGHER,
                share(
                        counting("satisfaction scores of 4 and 5", Input.CSAT_SATISFIED),
                        counting("answers to the satisfaction question", Input.CSAT_ANSWERS)),
                "The share of the top two of five; the mean stands beside it, never instead.");
    }

    private static Kpi ces() {
        return single(
                "ces",
                "Customer effort score",
                Family.QUALITY,
                Unit.FRACTION,
                Better.HIGHER,
                share(
                        counting("effort scores of 5 to 7 (easy)", Input.CES_EASY),
                        counting("answers to the effort question", Input.CES_ANSWERS)),
                "On a scale of 1 to 7, where 7 is easy.");
    }

    private static Kpi returns() {
        var variants = new TreeMap<String, Formula>();
        variants.put("flow", share(counting("returns", Input.RETURNS), ORDERS));
        variants.put(
                "cohort",
                share(
                        counting("orders placed in the period that came back", Input.ORDERS_RETURNED),
                        counting("orders placed in the period", Input.ORDERS)));
        return new Kpi(
                "return-rate",
                "Return rate",
                Family.ACCURACY,
                Unit.FRACTION,
                Better.LOWER,
                variants,
                new Settings("flow", 0),
                "By flow, returns and orders are each counted in the period they happened.");
    }

    private static Kpi incorrect() {
        return single(
                "incorrect-fulfillment-rate",
                "Incorrect fulfillment rate",
                Family.ACCURACY,
                Unit.FRACTION,
                Better.LOWER,
                share(counting("incorrect fulfillments", Input.INCORRECT_FULFILLMENTS), ORDERS),
                "");
    }

    private static Kpi complaints() {
        var complaints = counting("complaints", Input.COMPLAINTS);
        var variants = new TreeMap<String, Formula>();
        variants.put("per-1000-orders", new Formula(COUNT_RATE, Unit.PER_THOUSAND, complaints, ORDERS));
        variants.put("per-1000-contacts", new Formula(COUNT_RATE, Unit.PER_THOUSAND, complaints, OFFERED));
        return new Kpi(
                "complaint-rate",
                "Complaints per 1,000 orders",
                Family.ACCURACY,
                Unit.PER_THOUSAND,
                Better.LOWER,
                variants,
                new Settings("per-1000-orders", 0),
                "A count rate: one order can bring more than one complaint.");
    }

    private static Kpi repeatOrders() {
        return single(
                "repeat-order-rate",
                "Repeat orders",
                Family.LOYALTY,
                Unit.FRACTION,
                Better.HIGHER,
                share(
                        counting("orders whose customer had ordered before", Input.ORDERS_WITH_CUSTOMER)
                                .less(Input.FIRST_ORDERS),
                        counting("orders with a customer", Input.ORDERS_WITH_CUSTOMER)),
                "A young history makes it climb without any improvement: at first everybody is new.");
    }

    private static Kpi repeatCustomers() {
        return single(
                "repeat-customer-rate",
                "Repeat customers",
                Family.LOYALTY,
                Unit.FRACTION,
                Better.HIGHER,
                share(
                        counting(
                                "customers ordering in the period who had ordered before it began",
                                Input.CUSTOMERS_RETURNING),
                        counting("customers ordering in the period", Input.CUSTOMERS)),
                "Each customer counts once a period, so weeks do not add up to months.");
    }

    private static Kpi referrals() {
        return single(
                "referral-rate",
                "Referrals per 100 new customers",
                Family.LOYALTY,
                Unit.PER_HUNDRED,
                Better.HIGHER,
                new Formula(
                        SHARE,
                        Unit.PER_HUNDRED,
                        counting("new customers whom somebody referred", Input.FIRST_ORDERS_REFERRED),
                        NEW_CUSTOMERS),
                "The plain count of referrals in the period stands beside it.");
    }

    private static Kpi nps() {
        return single(
                "nps",
                "Net promoter score",
                Family.LOYALTY,
                Unit.NPS,
                Better.HIGHER,
                new Formula(
                        Formula.Shape.NPS,
                        Unit.NPS,
                        counting("promoters (9–10) − detractors (0–6)", Input.NPS_PROMOTERS)
                                .less(Input.NPS_DETRACTORS),
                        counting(
                                "answers to the recommendation question",
                                Input.NPS_PROMOTERS,
                                Input.NPS_PASSIVES,
                                Input.NPS_DETRACTORS)),
                "");
    }

    private static Formula share(Part numerator, Part denominator) {
        return new Formula(SHARE, Unit.FRACTION, numerator, denominator);
    }

    private static Kpi mean(String code, String name, Better better, Part seconds, Part contacts, String note) {
        var formula = new Formula(MEAN, Unit.SECONDS, seconds, contacts);
        return single(code, name, Family.TIME, Unit.SECONDS, better, formula, note);
    }

    private static Kpi single(
            String code, String name, Family family, Unit unit, Better better, Formula formula, String note) {
        SortedMap<String, Formula> one = new TreeMap<>(Map.of(Kpi.STANDARD, formula));
        return new Kpi(code, name, family, unit, better, one, new Settings(Kpi.STANDARD, 0), note);
    }
}
