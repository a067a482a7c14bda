package org.kept.wording;

import static org.kept.wording.Facet.HOW_WELL;
import static org.kept.wording.Facet.WHEN;
import static org.kept.wording.Facet.WHO;
import static org.kept.wording.Rule.Tie.measures;
import static org.kept.wording.Rule.Tie.proxy;

import java.util.List;
import java.util.Optional;

/** What is proposed for which words, but for times; {@code docs/mission.md} has the same table. */
final class Rules {

    static final String EVERYONE = "everyone";
    static final String ALL_HOURS = "all-hours";
    static final String FIRST_CONTACT = "first-contact";

    /** Everybody is promised something else than to reach somebody. */
    static final Rule EVERYONE_ELSE = Rule.of(
            EVERYONE,
            WHO,
            "“{words}” leaves nobody out, so every team and channel is looked at by itself, and the worst one is named.");

    /** The first time is that of a parcel, not of a call. */
    static final Rule FIRST_PARCEL = Rule.of(
            FIRST_CONTACT,
            HOW_WELL,
            "“{words}”, said of an order: what was wrong at first and put right later has missed it.",
            measures(
                    "incorrect-fulfillment-rate",
                    "An order with something wrong in it was not right “{words}”, however well it was put right afterwards."),
            proxy("fcr", "Who has to contact us twice about an order did not have it settled “{words}”."));

    private static final List<Rule> ALL = List.of(
            Rule.of(
                    EVERYONE,
                    WHO,
                    EVERYONE_ELSE.says(),
                    measures(
                            "abandonment-rate",
                            "A customer who hangs up in the queue did not reach us, and “{words}” leaves nobody out.")),
            Rule.of(
                    ALL_HOURS,
                    WHEN,
                    "“{words}” promises every hour, so each week is judged hour by hour, and the worst hours are named."),
            Rule.of(
                    "every-day",
                    WHEN,
                    "“{words}” promises days, not hours. The page of a KPI by the hour shows each weekday; Kept does not judge"
                            + " a week by its days."),
            Rule.of(
                    "right-thing",
                    HOW_WELL,
                    "“{words}” is missed by each order that is not as it was meant to be, so those can be counted.",
                    measures(
                            "incorrect-fulfillment-rate",
                            "The share of orders with a wrong item, number or address, or a damaged one: what “{words}” rules out."),
                    proxy("return-rate", "What was not as promised by “{words}” often comes back.")),
            Rule.of(
                    FIRST_CONTACT,
                    HOW_WELL,
                    "“{words}” is missed whenever somebody has to come a second time.",
                    measures("fcr", "The share of contacts that were settled the first time they came: “{words}”.")),
            Rule.of(
                    "every-call",
                    HOW_WELL,
                    "“{words}” is missed by each customer who gives up before anybody answers.",
                    measures(
                            "abandonment-rate",
                            "Who gave up in the queue was not answered; “{words}” is broken by each of them.")),
            Rule.of(
                    "every-message",
                    HOW_WELL,
                    "“{words}” is missed by each message that nobody answers. No KPI of the catalogue counts those; a KPI of"
                            + " your own can."),
            Rule.of(
                    "no-wait",
                    HOW_WELL,
                    "“{words}” speaks of waiting and names no limit; a number of seconds would make it a promise that can be"
                            + " missed.",
                    measures("awt", "The average wait is as near to “{words}” as a number comes."),
                    proxy("abandonment-rate", "Who waits too long for “{words}” hangs up.")),
            Rule.of(
                    "come-back",
                    HOW_WELL,
                    "“{words}” is something that customers do or do not do, so it is counted and need not be asked.",
                    measures(
                            "repeat-customer-rate",
                            "The share of a week's customers who had ordered before: those of whom “{words}” is true."),
                    measures(
                            "repeat-order-rate", "The share of orders by somebody who had ordered before: “{words}”.")),
            Rule.of(
                    "recommend",
                    HOW_WELL,
                    "“{words}” shows when a new customer comes who was sent by another.",
                    measures(
                            "referral-rate",
                            "New customers whom a customer sent to us are those of whom “{words}” is true."),
                    proxy("nps", "It asks whether customers would; “{words}” says that they do.")),
            Rule.of(
                    "easy",
                    HOW_WELL,
                    "“{words}” is for the customer to say, so they are asked how much effort it was.",
                    measures("ces", "The share of customers who said that it was easy: they decide about “{words}”.")),
            Rule.of(
                    "satisfied",
                    HOW_WELL,
                    "“{words}” is for the customer to say, so they are asked.",
                    measures("csat", "The share of customers who gave 4 or 5 of 5: they decide about “{words}”."),
                    proxy(
                            "complaint-rate",
                            "Who complains does not agree with “{words}”, and nobody had to ask them.")),
            Rule.of(
                    "no-complaint",
                    HOW_WELL,
                    "“{words}” is counted by the complaints themselves.",
                    measures("complaint-rate", "Each complaint is a case against “{words}”.")),
            Rule.of(
                    "kept",
                    HOW_WELL,
                    "“{words}” is missed by each thing that is sent back.",
                    measures("return-rate", "Each return is a case against “{words}”.")),
            Rule.of(
                    "kindly",
                    HOW_WELL,
                    "“{words}” is for the customer to say. No KPI counts manners; a question about satisfaction comes nearest.",
                    proxy("csat", "Who was not treated as “{words}” promises will seldom give 4 or 5 of 5.")),
            Rule.of(
                    "on-time",
                    HOW_WELL,
                    "“{words}” can be counted, but no KPI of the catalogue does. A KPI of your own can, or figures that you"
                            + " already have."),
            Rule.of(
                    "safe",
                    HOW_WELL,
                    "“{words}” is no matter of customer service alone, and no KPI of the catalogue measures it. A KPI of your"
                            + " own can."));

    private Rules() {}

    /** Their names in the order in which they are told. */
    static String[] names() {
        return ALL.stream().map(Rule::name).toArray(String[]::new);
    }

    static Optional<Rule> find(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
