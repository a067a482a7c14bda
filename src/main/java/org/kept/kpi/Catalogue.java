package org.kept.kpi;

import static org.kept.kpi.Formula.Shape.COUNT_RATE;
import static org.kept.kpi.Formula.Shape.MEAN;
import static org.kept.kpi.Formula.Shape.SHARE;
import static org.kept.kpi.FormulaSide.counting;
import static org.kept.kpi.FormulaSide.totalling;
import static org.kept.kpi.MissionHint.alsoMeasures;
import static org.kept.kpi.MissionHint.measures;
import static org.kept.kpi.MissionHint.proxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kept.kpi.CompanionFigures.Companion;
import org.kept.kpi.Formula.FormulaWords;
import org.kept.kpi.Kpi.ChangeWords;
import org.kept.kpi.Kpi.KpiFamily;
import org.kept.stats.Better;

/**
 * The KPIs built into Kept. An entry has every text about its KPI, and how tables head it; {@code docs/kpis.md} explains
 * their meaning.
 */
public final class Catalogue {

    private static final FormulaSide ORDERS = counting("orders", Input.ORDERS);
    private static final FormulaSide OFFERED = counting(
            "contacts offered",
            Input.ANSWERED,
            Input.ANSWERED_WAIT_UNKNOWN,
            Input.ABANDONED,
            Input.ABANDONED_WAIT_UNKNOWN);
    private static final FormulaSide ABANDONED =
            counting("contacts abandoned", Input.ABANDONED, Input.ABANDONED_WAIT_UNKNOWN);

    /** Contacts offered, for KPIs of waiting: only those whose wait is known. */
    private static final FormulaSide OFFERED_WAITING =
            counting("contacts offered", Input.ANSWERED, Input.ABANDONED).orMissing("contacts with a waiting time");

    private static final FormulaSide ANSWERED_WAITING =
            counting("answered contacts", Input.ANSWERED).orMissing("answered contacts with a waiting time");
    private static final FormulaSide NEW_CUSTOMERS = counting(
                    "new customers (first order in the period)", Input.FIRST_ORDERS)
            .orMissing("new customers");

    private static final String OF_CONTACTS = "{n:None} of {d} [d|contact|contacts] [n|was|were] ";
    private static final String ANSWERS = "{n:None} of {d} [d|answer|answers] to the ";
    private static final String WITHOUT_SHORT_ABANDONS = ", those abandoned within {T} left out";
    private static final String COMPLAINTS = "There [n|was|were] {n:no} [n|complaint|complaints] for {d} ";

    /** Codes of the KPIs of waiting in a queue. */
    static final Set<String> OF_QUEUE = Set.of("awt", "sla");

    /** Codes of the KPIs whose times can be counted in opening hours. */
    static final Set<String> OF_OPEN_TIME = Set.of("awt", "sla", "first-response-within", "resolution-time");

    private static final List<Kpi> KPIS = List.of(
            abandonment(),
            awt(),
            sla(),
            firstResponse(),
            resolutionTime(),
            aht(),
            onTime(),
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

    /** All KPIs by family: time, quality, accuracy, loyalty. */
    public static List<Kpi> all() {
        return KPIS;
    }

    public static Optional<Kpi> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Kpi sla() {
        var inTime = counting("contacts answered within {T}", Input.ANSWERED_IN_TIME);
        var variants = new TreeMap<String, Formula>();
        variants.put(
                "answered-over-offered",
                share(
                        inTime,
                        OFFERED_WAITING.less(Input.SLA_ANSWERED_OUTSIDE).less(Input.SLA_ABANDONED_OUTSIDE),
                        FormulaWords.of(
                                OF_CONTACTS + "answered within {T}",
                                "counting every contact, including abandoned ones")));
        variants.put(
                "answered-over-answered",
                share(
                        inTime,
                        ANSWERED_WAITING.less(Input.SLA_ANSWERED_OUTSIDE),
                        FormulaWords.of(
                                "{n:None} of {d} answered [d|contact|contacts] waited no longer than {T}",
                                "counting only answered contacts")));
        variants.put(
                "excluding-short-abandons",
                share(
                        inTime,
                        counting("contacts offered, less those abandoned within {T}", Input.ANSWERED, Input.ABANDONED)
                                .orMissing("contacts with a waiting time other than those abandoned within {T}")
                                .less(Input.ABANDONED_IN_TIME)
                                .less(Input.SLA_ANSWERED_OUTSIDE)
                                .less(Input.SLA_ABANDONED_OUTSIDE),
                        FormulaWords.of(
                                OF_CONTACTS + "answered within {T}" + WITHOUT_SHORT_ABANDONS,
                                "leaving out contacts abandoned within {T}")));
        variants.put(
                "abandoned-in-time-counts",
                share(
                        counting(
                                "contacts answered or abandoned within {T}",
                                Input.ANSWERED_IN_TIME,
                                Input.ABANDONED_IN_TIME),
                        OFFERED_WAITING.less(Input.SLA_ANSWERED_OUTSIDE).less(Input.SLA_ABANDONED_OUTSIDE),
                        FormulaWords.of(
                                OF_CONTACTS + "answered or abandoned within {T}",
                                "counting contacts abandoned within {T} as in time")));
        return new Kpi(
                        "sla",
                        "Service level",
                        KpiFamily.TIME,
                        Unit.FRACTION,
                        Better.HIGHER,
                        variants,
                        new FormulaSettings("answered-over-offered", 60),
                        "The variant and time limit are shown with the value: the same week can differ by ten points between"
                                + " variants. Contacts without a waiting time are in neither number.",
                        ChangeWords.of("contacts", "answered more quickly", "answered more slowly"),
                        Companion.withOutside(Companion.NONE, Input.SLA_ANSWERED_OUTSIDE, Input.SLA_ABANDONED_OUTSIDE),
                        List.of(measures("time", "The share of calls answered {within}, the time we promise.")
                                .withGoal(MissionHint.Goal.SHARE_IN_TIME)))
                .withHeadings("\\b(service level|servicelevel|sla)\\b");
    }

    private static Kpi abandonment() {
        var variants = new TreeMap<String, Formula>();
        variants.put(
                "short-abandons-in",
                share(
                        ABANDONED,
                        OFFERED,
                        FormulaWords.of(OF_CONTACTS + "abandoned", "counting every abandoned contact, however early")));
        variants.put(
                "short-abandons-out",
                share(
                        counting("contacts abandoned after {T}", Input.ABANDONED, Input.ABANDONED_WAIT_UNKNOWN)
                                .less(Input.ABANDONED_SHORT),
                        counting(
                                        "contacts offered, less those abandoned within {T}",
                                        Input.ANSWERED,
                                        Input.ANSWERED_WAIT_UNKNOWN,
                                        Input.ABANDONED,
                                        Input.ABANDONED_WAIT_UNKNOWN)
                                .orMissing("contacts offered other than those abandoned within {T}")
                                .less(Input.ABANDONED_SHORT),
                        FormulaWords.of(
                                OF_CONTACTS + "abandoned" + WITHOUT_SHORT_ABANDONS,
                                "leaving out contacts abandoned within {T}")));
        return new Kpi(
                        "abandonment-rate",
                        "Abandoned contacts",
                        KpiFamily.TIME,
                        Unit.FRACTION,
                        Better.LOWER,
                        variants,
                        new FormulaSettings("short-abandons-in", 5),
                        "",
                        ChangeWords.of("contacts", "lost more contacts", "lost fewer contacts"),
                        Companion.NONE,
                        List.of(
                                measures(
                                        "everyone",
                                        "A customer who hangs up in the queue did not reach us, and “{words}” leaves no one"
                                                + " out."),
                                measures(
                                        "every-call",
                                        "Who gave up in the queue was not answered; “{words}” is broken by each of them."),
                                proxy("no-wait", "Who waits too long for “{words}” hangs up.")))
                .withHeadings("\\b(abandon|abbruchquote|aufleger)");
    }

    private static Kpi awt() {
        return mean(
                        "awt",
                        "Average waiting time",
                        Better.LOWER,
                        totalling("seconds that answered contacts waited in the queue, zeros included", Input.ANSWERED)
                                .lessTotal(Input.AWT_CLOSED),
                        ANSWERED_WAITING.less(Input.AWT_CLOSED),
                        "{d} answered [d|contact|contacts] waited {n} s in the queue[d|| in total]",
                        "An average hides long waits; the median and 90th percentile are shown beside it. Contacts without a"
                                + " waiting time are in neither number.",
                        ChangeWords.ofTimes("contacts", "had longer waits", "had shorter waits"),
                        Companion.withOutside(Companion.percentilesOfWaits(), Input.AWT_CLOSED),
                        List.of(
                                proxy(
                                                "time",
                                                "The average wait, so that where “{words}” is missed it is missed by little.")
                                        .withGoal(MissionHint.Goal.TIME),
                                measures("no-wait", "The average wait is as near to “{words}” as a number comes.")))
                .withHeadings("\\b(awt|asa|wait|waiting time|speed of answer|wartezeit)\\b");
    }

    private static Kpi firstResponse() {
        var answered = counting("contacts that say when they arrived and were answered", Input.FIRST_RESPONSES);
        return new Kpi(
                        "first-response-within",
                        "First response",
                        KpiFamily.TIME,
                        Unit.FRACTION,
                        Better.HIGHER,
                        only(share(
                                counting("contacts answered within {T} of arriving", Input.FIRST_RESPONSES_IN_TIME),
                                answered,
                                FormulaWords.of(
                                        "{n:None} of {d} answered [d|contact|contacts] [n|was|were] answered within {T}"
                                                + " of arriving"))),
                        new FormulaSettings(Kpi.STANDARD, 24 * 3600),
                        "For letters and tickets, which are answered in hours or days: only contacts that say when they arrived and"
                                + " when they were answered. The service level is for queues: it counts abandoned contacts too.",
                        ChangeWords.of("contacts", "answered more quickly", "answered more slowly"),
                        Companion.withOutside(Companion.NONE, Input.FIRST_RESPONSES_OUTSIDE),
                        List.of(measures("days", "The share of contacts answered {within}, the time we promise.")))
                .withHeadings("\\bfirst (response|reply) within\\b");
    }

    private static Kpi resolutionTime() {
        return mean(
                        "resolution-time",
                        "Time to resolution",
                        Better.LOWER,
                        totalling(
                                "seconds from the arrival of a contact until it was resolved", Input.RESOLUTION_TIMES),
                        counting("contacts that say when they arrived and were resolved", Input.RESOLUTION_TIMES),
                        "{d} [d|contact|contacts] took {n} s from arrival to resolution[d|| in total]",
                        "From the customer's side: from arrival until it is resolved, with every wait between. Average waiting time"
                                + " ends with the answer, and average handle time begins with it.",
                        ChangeWords.ofTimes("contacts", "took longer to resolve", "took less time to resolve"),
                        Companion.withOutside(
                                Companion.percentiles(Input.RESOLUTION_TIMES, List.of(50, 90)),
                                Input.RESOLUTION_TIMES_OUTSIDE),
                        List.of(measures("days-to-resolve", "How long customers wait until it is settled: “{words}”.")))
                .withHeadings("\\b(resolution time|time to resolution|lösungszeit)\\b");
    }

    private static Kpi aht() {
        return mean(
                        "aht",
                        "Average handle time",
                        Better.NEITHER,
                        totalling("seconds spent handling", Input.HANDLED),
                        counting("contacts with a handle time", Input.HANDLED),
                        "{d} [d|contact|contacts] took {n} s to handle[d|| in total]",
                        "Never a target on its own: handling faster is not serving better.",
                        ChangeWords.ofTimes("contacts", "took longer over a contact", "took less time over a contact"),
                        Companion.NONE,
                        // No mission promises it, and no proposal should.
                        List.of())
                .withHeadings("\\b(aht|handle time|handling time|bearbeitungszeit)\\b");
    }

    private static Kpi onTime() {
        return single(
                        "on-time-rate",
                        "Deliveries on time",
                        KpiFamily.TIME,
                        Better.HIGHER,
                        share(
                                counting("deliveries that were not late", Input.DELIVERIES_ON_TIME),
                                counting("deliveries", Input.DELIVERIES),
                                FormulaWords.of("{n:None} of {d} [d|delivery|deliveries] [n|was|were] on time")),
                        "Only deliveries that a source reports count; parcels that are not tracked are in neither number.",
                        ChangeWords.of("deliveries", "delivered late less often", "delivered late more often"),
                        Companion.NONE,
                        List.of(measures("on-time", "The share of deliveries that were not late: “{words}”.")))
                .withHeadings("\\b(on time|pünktlich)");
    }

    private static Kpi fcr() {
        return single(
                        "fcr",
                        "First-contact resolution",
                        KpiFamily.QUALITY,
                        Better.HIGHER,
                        share(
                                counting("contacts resolved at first contact", Input.RESOLVED),
                                counting(
                                        "answered contacts that say whether they were resolved", Input.RESOLUTION_SAID),
                                FormulaWords.of("{n:None} of {d} answered [d|contact|contacts] whose outcome is known"
                                        + " [n|was|were] resolved at first contact")),
                        "",
                        ChangeWords.of("contacts", "resolved more at first contact", "resolved less at first contact"),
                        Companion.NONE,
                        List.of(
                                measures(
                                        "first-contact",
                                        "The share of contacts that were settled the first time they came: “{words}”."),
                                proxy(
                                        "first-parcel",
                                        "Someone who has to contact us twice about an order did not have it settled “{words}”.")))
                .withHeadings("\\b(fcr|first contact resol|first call resol|erstlösung)");
    }

    private static Kpi csat() {
        return single(
                        "csat",
                        "Customer satisfaction",
                        KpiFamily.QUALITY,
                        Better.HIGHER,
                        share(
                                counting("satisfaction scores of 4 and 5", Input.CSAT_SATISFIED),
                                counting("answers to the satisfaction question", Input.CSAT_ANSWERS),
                                FormulaWords.of(ANSWERS + "satisfaction question [n|was|were] a 4 or a 5")),
                        "The share of scores 4 and 5. The mean is shown beside it, never instead.",
                        ChangeWords.of("answers", "had more satisfied answers", "had fewer satisfied answers"),
                        Companion.mean(Input.CSAT_ANSWERS),
                        List.of(
                                measures(
                                        "satisfied",
                                        "The share of customers who gave 4 or 5 of 5: they decide about “{words}”."),
                                proxy(
                                        "kindly",
                                        "Who was not treated as “{words}” promises will rarely give 4 or 5 of 5.")))
                .withHeadings("\\b(csat|satisf|kundenzufriedenheit|zufriedenheit)");
    }

    private static Kpi ces() {
        return single(
                        "ces",
                        "Customer effort score",
                        KpiFamily.QUALITY,
                        Better.HIGHER,
                        share(
                                counting("effort scores of 5 to 7 (easy)", Input.CES_EASY),
                                counting("answers to the effort question", Input.CES_ANSWERS),
                                FormulaWords.of(
                                        ANSWERS + "effort question [n|was|were] a 5, a 6 or a 7, which is easy")),
                        "On a scale of 1 to 7, where 7 is easy.",
                        ChangeWords.of("answers", "made it easy for more people", "made it easy for fewer people"),
                        Companion.mean(Input.CES_ANSWERS),
                        List.of(measures(
                                "easy",
                                "The share of customers who said that it was easy: they decide about “{words}”.")))
                .withHeadings("\\b(ces|effort score|customer effort)\\b");
    }

    private static Kpi returns() {
        var variants = new TreeMap<String, Formula>();
        variants.put(
                "flow",
                share(
                        counting("returns", Input.RETURNS),
                        ORDERS,
                        FormulaWords.of(
                                "There [n|was|were] {n:no} [n|return|returns] for {d} [d|order|orders]",
                                "counting what came back in the week, whenever it was ordered")));
        variants.put(
                "cohort",
                share(
                        counting("orders placed in the period that came back", Input.ORDERS_RETURNED),
                        counting("orders placed in the period", Input.ORDERS).orMissing("orders placed"),
                        FormulaWords.of(
                                "{n:None} of {d} [d|order|orders] placed in the week [n|has|have] come back so far",
                                "counting what was ordered in the week and has come back so far")));
        return new Kpi(
                        "return-rate",
                        "Return rate",
                        KpiFamily.ACCURACY,
                        Unit.FRACTION,
                        Better.LOWER,
                        variants,
                        new FormulaSettings("flow", 0),
                        "By flow, returns and orders are each counted in the period they happened.",
                        ChangeWords.of("orders", "had more orders come back", "had fewer orders come back"),
                        Companion.NONE,
                        List.of(
                                proxy("right-thing", "What was not as promised by “{words}” often comes back."),
                                measures("kept", "Each return is a case against “{words}”.")))
                .withHeadings("\\b(returns? rate|returns per|retourenquote|rücksendequote)\\b");
    }

    private static Kpi incorrect() {
        return single(
                        "incorrect-fulfillment-rate",
                        "Incorrect fulfillment rate",
                        KpiFamily.ACCURACY,
                        Better.LOWER,
                        share(
                                counting("incorrect fulfillments", Input.INCORRECT_FULFILLMENTS),
                                ORDERS,
                                FormulaWords.of(
                                        "There [n|was|were] {n:no} incorrect [n|fulfillment|fulfillments] for {d}"
                                                + " [d|order|orders]")),
                        "",
                        ChangeWords.of("orders", "got more orders wrong", "got fewer orders wrong"),
                        Companion.NONE,
                        List.of(
                                measures(
                                        "right-thing",
                                        "The share of orders with a wrong item, number or address, or a damaged one: what"
                                                + " “{words}” rules out."),
                                measures(
                                        "first-parcel",
                                        "An order with something wrong in it was not right “{words}”, however well it was put"
                                                + " right afterwards.")))
                .withHeadings("\\b(incorrect (fulfil|order)|fehlerquote\\b)");
    }

    private static Kpi complaints() {
        var complaints = counting("complaints", Input.COMPLAINTS);
        var variants = new TreeMap<String, Formula>();
        variants.put(
                "per-1000-orders",
                new Formula(
                        COUNT_RATE,
                        Unit.PER_THOUSAND,
                        complaints,
                        ORDERS,
                        FormulaWords.of(COMPLAINTS + "[d|order|orders]", "by every 1,000 orders")));
        variants.put(
                "per-1000-contacts",
                new Formula(
                        COUNT_RATE,
                        Unit.PER_THOUSAND,
                        complaints,
                        OFFERED,
                        FormulaWords.of(COMPLAINTS + "[d|contact|contacts]", "by every 1,000 contacts")));
        return new Kpi(
                        "complaint-rate",
                        "Complaints per 1,000 orders",
                        KpiFamily.ACCURACY,
                        Unit.PER_THOUSAND,
                        Better.LOWER,
                        variants,
                        new FormulaSettings("per-1000-orders", 0),
                        "A count rate: one order can bring more than one complaint.",
                        ChangeWords.of("orders", "had a higher complaint rate", "had a lower complaint rate"),
                        Companion.NONE,
                        List.of(
                                proxy(
                                        "satisfied",
                                        "Who complains does not agree with “{words}”, and no one had to ask them."),
                                measures("no-complaint", "Each complaint is a case against “{words}”.")))
                .withHeadings("\\b(complaints? rate|complaints per|beschwerdequote|beschwerden (pro|je))\\b");
    }

    private static Kpi repeatOrders() {
        return single(
                        "repeat-order-rate",
                        "Repeat orders",
                        KpiFamily.LOYALTY,
                        Better.HIGHER,
                        share(
                                counting("orders whose customer had ordered before", Input.ORDERS_WITH_CUSTOMER)
                                        .less(Input.FIRST_ORDERS),
                                counting("orders with a customer", Input.ORDERS_WITH_CUSTOMER),
                                FormulaWords.of(
                                        "{n:None} of {d} [d|order|orders] with a known customer [n|was|were] placed by"
                                                + " someone who had ordered before")),
                        "With a short history it rises without any improvement, because at first every customer is new.",
                        ChangeWords.of("orders", "had more repeat orders", "had fewer repeat orders"),
                        Companion.NONE,
                        List.of(alsoMeasures(
                                "come-back", "The share of orders by someone who had ordered before: “{words}”.")))
                .withHeadings("\\brepeat (orders?|purchases?)\\b");
    }

    private static Kpi repeatCustomers() {
        return single(
                        "repeat-customer-rate",
                        "Repeat customers",
                        KpiFamily.LOYALTY,
                        Better.HIGHER,
                        share(
                                counting(
                                        "customers ordering in the period who had ordered before it began",
                                        Input.CUSTOMERS_RETURNING),
                                counting("customers ordering in the period", Input.CUSTOMERS)
                                        .orMissing("customers ordering"),
                                FormulaWords.of(
                                        "{n:None} of {d} [d|customer|customers] who ordered in the week had ordered"
                                                + " before it began")),
                        "Each customer counts once a period, so weeks do not add up to months.",
                        ChangeWords.of("customers", "had more customers come back", "had fewer customers come back"),
                        Companion.NONE,
                        List.of(
                                measures(
                                        "come-back",
                                        "The share of a week's customers who had ordered before: those of whom “{words}” is true.")))
                .withHeadings("\\brepeat (customers?|buyers?)\\b");
    }

    private static Kpi referrals() {
        return new Kpi(
                        "referral-rate",
                        "Referrals per 100 new customers",
                        KpiFamily.LOYALTY,
                        Unit.PER_HUNDRED,
                        Better.HIGHER,
                        only(new Formula(
                                SHARE,
                                Unit.PER_HUNDRED,
                                counting("new customers who were referred", Input.FIRST_ORDERS_REFERRED),
                                NEW_CUSTOMERS,
                                FormulaWords.of("{n:None} of {d} new [d|customer|customers] [n|was|were] referred"))),
                        FormulaSettings.STANDARD,
                        "The plain count of referrals in the period is shown beside it.",
                        ChangeWords.of("new customers", "won more by referral", "won fewer by referral"),
                        Companion.count(Input.REFERRALS),
                        List.of(measures(
                                "recommend",
                                "New customers whom a customer sent to us are those of whom “{words}” is true.")))
                .withHeadings("\\breferrals? (rate|per)\\b");
    }

    private static Kpi nps() {
        return new Kpi(
                        "nps",
                        "Net promoter score",
                        KpiFamily.LOYALTY,
                        Unit.NPS,
                        Better.HIGHER,
                        only(new Formula(
                                Formula.Shape.NPS,
                                Unit.NPS,
                                counting("promoters (9–10) − detractors (0–6)", Input.NPS_PROMOTERS)
                                        .less(Input.NPS_DETRACTORS),
                                counting(
                                        "answers to the recommendation question",
                                        Input.NPS_PROMOTERS,
                                        Input.NPS_PASSIVES,
                                        Input.NPS_DETRACTORS),
                                new FormulaWords(
                                        "{p:No} [p|promoter|promoters] (9–10) less {m:no} [m|detractor|detractors] (0–6), among"
                                                + " {d} [d|answer|answers] to the recommendation question",
                                        "Promoters less detractors came to {n}, among {d} [d|answer|answers] to the"
                                                + " recommendation question",
                                        Kpi.STANDARD))),
                        FormulaSettings.STANDARD,
                        "",
                        ChangeWords.of("answers", "were recommended more", "were recommended less"),
                        Companion.NONE,
                        List.of(proxy("recommend", "It asks whether customers would; “{words}” says that they do.")))
                .withHeadings("\\b(nps|net promoter)");
    }

    private static Formula share(FormulaSide numerator, FormulaSide denominator, FormulaWords words) {
        return new Formula(SHARE, Unit.FRACTION, numerator, denominator, words);
    }

    private static SortedMap<String, Formula> only(Formula formula) {
        return new TreeMap<>(Map.of(Kpi.STANDARD, formula));
    }

    private static Kpi mean(
            String code,
            String name,
            Better better,
            FormulaSide seconds,
            FormulaSide contacts,
            String sentence,
            String note,
            ChangeWords change,
            List<Companion> companions,
            List<MissionHint> hints) {
        var formula = new Formula(MEAN, Unit.SECONDS, seconds, contacts, FormulaWords.of(sentence));
        return new Kpi(
                code,
                name,
                KpiFamily.TIME,
                Unit.SECONDS,
                better,
                only(formula),
                FormulaSettings.STANDARD,
                note,
                change,
                companions,
                hints);
    }

    /** A share with one variant. */
    private static Kpi single(
            String code,
            String name,
            KpiFamily family,
            Better better,
            Formula share,
            String note,
            ChangeWords change,
            List<Companion> companions,
            List<MissionHint> hints) {
        return new Kpi(
                code,
                name,
                family,
                Unit.FRACTION,
                better,
                only(share),
                FormulaSettings.STANDARD,
                note,
                change,
                companions,
                hints);
    }
}
