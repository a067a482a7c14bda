package org.kept.kpi;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/** What the formulas of the catalogue say with their numbers put in, and how each variant counts, in plain English. */
public final class Sayings {

    private static final String OF_CONTACTS = "{n:None} of {d} [d|contact|contacts] [n|was|were] ";
    private static final String ANSWERS = "{n:None} of {d} [d|answer|answers] to the ";
    private static final String GIVEN_UP_LEFT_OUT = ", those abandoned within {T} left out";

    private static final Map<String, Saying> SENTENCES = Map.ofEntries(
            said("sla", "answered-over-offered", OF_CONTACTS + "answered within {T}"),
            said(
                    "sla",
                    "answered-over-answered",
                    "{n:None} of {d} answered [d|contact|contacts] waited no longer than {T}"),
            said("sla", "excluding-short-abandons", OF_CONTACTS + "answered within {T}" + GIVEN_UP_LEFT_OUT),
            said("sla", "abandoned-in-time-counts", OF_CONTACTS + "answered or abandoned within {T}"),
            said("abandonment-rate", "short-abandons-in", OF_CONTACTS + "abandoned"),
            said("abandonment-rate", "short-abandons-out", OF_CONTACTS + "abandoned" + GIVEN_UP_LEFT_OUT),
            said("awt", Kpi.STANDARD, "{d} answered [d|contact|contacts] waited {n} s in the queue[d|| altogether]"),
            said("aht", Kpi.STANDARD, "{d} [d|contact|contacts] took {n} s to handle[d|| altogether]"),
            said("csat", Kpi.STANDARD, ANSWERS + "satisfaction question [n|was|were] a 4 or a 5"),
            said("ces", Kpi.STANDARD, ANSWERS + "effort question [n|was|were] a 5, a 6 or a 7, which is easy"),
            said(
                    "fcr",
                    Kpi.STANDARD,
                    "{n:None} of {d} answered [d|contact|contacts] whose outcome is known [n|was|were] resolved at"
                            + " first contact"),
            said("return-rate", "flow", "There [n|was|were] {n:no} [n|return|returns] for {d} [d|order|orders]"),
            said(
                    "return-rate",
                    "cohort",
                    "{n:None} of {d} [d|order|orders] placed in the week [n|has|have] come back so far"),
            said(
                    "incorrect-fulfillment-rate",
                    Kpi.STANDARD,
                    "There [n|was|were] {n:no} incorrect [n|fulfillment|fulfillments] for {d} [d|order|orders]"),
            said(
                    "complaint-rate",
                    "per-1000-orders",
                    "There [n|was|were] {n:no} [n|complaint|complaints] for {d} [d|order|orders]"),
            said(
                    "complaint-rate",
                    "per-1000-contacts",
                    "There [n|was|were] {n:no} [n|complaint|complaints] for {d} [d|contact|contacts]"),
            said(
                    "repeat-order-rate",
                    Kpi.STANDARD,
                    "{n:None} of {d} [d|order|orders] with a known customer [n|was|were] placed by somebody who had"
                            + " ordered before"),
            said(
                    "repeat-customer-rate",
                    Kpi.STANDARD,
                    "{n:None} of {d} [d|customer|customers] who ordered in the week had ordered before it began"),
            said(
                    "referral-rate",
                    Kpi.STANDARD,
                    "{n:None} of {d} new [d|customer|customers] [n|was|were] referred by somebody"),
            said(
                    "nps",
                    Kpi.STANDARD,
                    "{p:No} [p|promoter|promoters] (9–10) less {m:no} [m|detractor|detractors] (0–6), among {d}"
                            + " [d|answer|answers] to the recommendation question"));

    /** Of a score that somebody else computed: promoters and detractors are not told apart. */
    private static final Saying SCORE = new Saying(
            "Promoters less detractors came to {n}, among {d} [d|answer|answers] to the recommendation question");

    private static final Map<String, String> VARIANTS = Map.ofEntries(
            entry("sla/answered-over-offered", "counting every contact, also those who gave up"),
            entry("sla/answered-over-answered", "counting only answered contacts"),
            entry("sla/excluding-short-abandons", "leaving out those who gave up within {T}"),
            entry("sla/abandoned-in-time-counts", "counting those who gave up within {T} as in time"),
            entry("abandonment-rate/short-abandons-in", "counting everybody who gave up, however soon"),
            entry("abandonment-rate/short-abandons-out", "leaving out those who gave up within {T}"),
            entry("return-rate/flow", "counting what came back in the week, whenever it was ordered"),
            entry("return-rate/cohort", "counting what was ordered in the week and has come back so far"),
            entry("complaint-rate/per-1000-orders", "by every 1,000 orders"),
            entry("complaint-rate/per-1000-contacts", "by every 1,000 contacts"));

    private Sayings() {}

    private static Map.Entry<String, Saying> said(String kpi, String variant, String pattern) {
        return entry(kpi + "/" + variant, new Saying(pattern));
    }

    /**
     * The formula with the numbers of a week put in, without the value they come to and without a full stop: {@code 1,104 of
     * 1,328 contacts were answered within 60 s}. A formula that nobody wrote a sentence for is told by its parts.
     *
     * @param written how a number is written
     */
    public static String sentence(Kpi kpi, Settings settings, Quotient quotient, DoubleFunction<String> written) {
        var said = SENTENCES.get(kpi.code() + "/" + settings.variant());
        if (said == null) {
            return byParts(kpi.formula(settings), quotient, written);
        }
        var score = kpi.unit() == Unit.NPS;
        var saying = score && Double.isNaN(quotient.squares()) ? SCORE : said;
        var promoters = score ? (quotient.squares() + quotient.numerator()) / 2 : 0;
        var detractors = score ? promoters - quotient.numerator() : 0;
        return new Saying(kpi.in(saying.pattern(), settings))
                .with(
                        Map.of("n", quotient.numerator(), "d", quotient.denominator(), "p", promoters, "m", detractors),
                        written);
    }

    private static String byParts(Formula formula, Quotient quotient, DoubleFunction<String> written) {
        var above = formula.numerator().words();
        var came = above.substring(0, 1).toUpperCase(Locale.ROOT) + above.substring(1) + " came to "
                + written.apply(quotient.numerator());
        var below = formula.denominator().words();
        return formula.shape() == Formula.Shape.SHARE
                ? came + " of " + written.apply(quotient.denominator()) + " " + below
                : came + " and " + below + " to " + written.apply(quotient.denominator());
    }

    /** How a variant counts, as the end of a sentence: {@code counting only answered contacts}. */
    public static String variant(Kpi kpi, Settings settings) {
        var words = VARIANTS.getOrDefault(
                kpi.code() + "/" + settings.variant(), settings.variant().replace('-', ' '));
        return kpi.in(words, settings);
    }
}
