package org.kept.action;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.ui.Choice;

/**
 * The page of one action.
 *
 * @param id null for an action that is being raised
 * @param address where its forms are sent
 * @param state its state, in words; empty for an action that is being raised
 * @param facts what is known about it
 * @param comment the customer's words that it was raised from, as their event has them; null if there are none to show
 * @param effect whether the number has moved since; null if it is not done or names no number
 * @param form what the form fields contain
 * @param mayAgree whether the viewer may agree to it, or change what was agreed
 * @param mayClose whether the viewer may say that it is done or dropped
 * @param mayShow whether the viewer may say what is shown in public
 * @param mayWithdraw whether the viewer may take it back
 * @param saved whether it was just saved
 */
record ActionPage(
        @Nullable String id,
        String address,
        String title,
        String state,
        @Nullable String because,
        @Nullable String proposal,
        List<ActionFact> facts,
        @Nullable CustomerComment comment,
        @Nullable EffectNote effect,
        ActionFields form,
        List<Choice> kpis,
        FormErrors faults,
        boolean mayAgree,
        boolean mayClose,
        boolean mayShow,
        boolean mayWithdraw,
        boolean saved) {

    /** A fact with its name; {@code href} leads to it, null if it has no page. */
    record ActionFact(String name, String text, @Nullable String href) {}

    /** A customer's comment, with the page of its event. */
    record CustomerComment(String text, String href) {}

    /** The finding and what it is from; {@code href} is the page of the number. */
    record EffectNote(String verdict, String finding, List<String> details, String href) {}

    /** What the fields of the forms contain. */
    record ActionFields(
            String title,
            String because,
            String proposal,
            String owner,
            String due,
            String kpi,
            String direction,
            String by,
            String since,
            String outcome,
            boolean isPublic,
            String said,
            String did) {}
}
