package org.kept.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of thing that happen and can be counted: every type of event but the figure, which is a count already. */
public enum Occurrence {
    ORDER("orders"),
    RETURN("returns"),
    INCORRECT_FULFILLMENT("incorrect fulfillments"),
    COMPLAINT("complaints"),
    REFERRAL("referrals"),
    CONTACT("contacts"),
    SURVEY("survey answers");

    private final String plural;

    Occurrence(String plural) {
        this.plural = plural;
    }

    /** The type of event, such as {@code incorrect-fulfillment}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Several of them in words. */
    public String plural() {
        return plural;
    }

    /** On what occasion a promise is broken by one: a contact by itself; what is wrong with an order, by the order. */
    public Occurrence occasion() {
        return switch (this) {
            case CONTACT, SURVEY, REFERRAL -> this;
            case ORDER, RETURN, INCORRECT_FULFILLMENT, COMPLAINT -> ORDER;
        };
    }

    /** The kind of that code; empty where there is none. */
    public static Optional<Occurrence> find(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Every code. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Occurrence::code).toList();
    }
}
