package org.kept.wording;

import static org.kept.wording.PromiseAspect.HOW_WELL;
import static org.kept.wording.PromiseAspect.WHEN;
import static org.kept.wording.PromiseAspect.WHO;

import java.util.List;
import java.util.Optional;

/**
 * The proposal rules for all words except times. {@code docs/mission.md} has a table of them, with the KPIs whose
 * catalogue entries name the rule.
 */
final class ProposalRules {

    static final String EVERYONE = "everyone";
    static final String ALL_HOURS = "all-hours";
    static final String OPENING_HOURS = "opening-hours";
    static final String FIRST_CONTACT = "first-contact";

    /** Everyone is promised something other than reaching someone. */
    static final ProposalRule EVERYONE_ELSE = new ProposalRule(
            "everyone-else",
            WHO,
            "“{words}” leaves no one out, so each team and channel is checked, and the worst one is named.");

    /** The "first time" of a parcel, not of a call. */
    static final ProposalRule FIRST_PARCEL = new ProposalRule(
            "first-parcel",
            HOW_WELL,
            "“{words}” is about an order here: one that was wrong at first misses it, even if put right later.");

    private static final List<ProposalRule> ALL = List.of(
            new ProposalRule(EVERYONE, WHO, EVERYONE_ELSE.says()),
            new ProposalRule(
                    ALL_HOURS,
                    WHEN,
                    "“{words}” promises every hour, so each week is judged hour by hour, and the worst hours are"
                            + " named."),
            new ProposalRule(
                    OPENING_HOURS,
                    WHEN,
                    "“{words}” promises nothing for the time in which you are closed. Count the times by a calendar of"
                            + " when you are open."),
            new ProposalRule(
                    "every-day",
                    WHEN,
                    "“{words}” promises days, not hours. The page of a KPI by the hour shows each weekday; Kept does"
                            + " not judge a week by its days."),
            new ProposalRule(
                    "right-thing",
                    HOW_WELL,
                    "“{words}” is missed by each order that is not as ordered, so those can be counted."),
            new ProposalRule(FIRST_CONTACT, HOW_WELL, "“{words}” is missed whenever someone has to come back."),
            new ProposalRule(
                    "every-call",
                    HOW_WELL,
                    "“{words}” is missed by each customer who gives up before someone answers."),
            new ProposalRule(
                    "every-message",
                    HOW_WELL,
                    "“{words}” is missed by each unanswered message. No KPI in the catalogue counts those; a KPI of"
                            + " your own can."),
            new ProposalRule(
                    "no-wait",
                    HOW_WELL,
                    "“{words}” names no limit. A number of seconds would make it a promise that can be missed."),
            new ProposalRule(
                    "come-back",
                    HOW_WELL,
                    "“{words}” is something customers do, so it is counted and need not be asked."),
            new ProposalRule("recommend", HOW_WELL, "“{words}” shows when a customer is referred by another."),
            new ProposalRule(
                    "easy",
                    HOW_WELL,
                    "“{words}” is for the customer to say, so they are asked how much effort it was."),
            new ProposalRule("satisfied", HOW_WELL, "“{words}” is for the customer to say, so they are asked."),
            new ProposalRule("no-complaint", HOW_WELL, "“{words}” is counted by the complaints themselves."),
            new ProposalRule("kept", HOW_WELL, "“{words}” is missed by each thing that is sent back."),
            new ProposalRule(
                    "kindly",
                    HOW_WELL,
                    "“{words}” is for the customer to say. No KPI counts manners. A satisfaction question comes"
                            + " nearest."),
            new ProposalRule(
                    "on-time",
                    HOW_WELL,
                    "“{words}” is missed by each delivery that is late. For anything else, such as trains, you need a"
                            + " KPI of your own."),
            new ProposalRule(
                    "safe",
                    HOW_WELL,
                    "“{words}” is not only about customer service, and no KPI in the catalogue measures it. A KPI of"
                            + " your own can."));

    private ProposalRules() {}

    /** The rule names, in list order. */
    static String[] names() {
        return ALL.stream().map(ProposalRule::name).toArray(String[]::new);
    }

    static Optional<ProposalRule> find(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
