package org.kept.recognition;

import java.util.List;
import org.kept.access.FormErrors;
import org.kept.ui.Choice;

/**
 * The page of recognitions.
 *
 * @param given the newest, first
 * @param suggestions whom to thank, and why
 * @param form what the form contains
 * @param clauses the clauses to choose from, with their codes as addresses
 */
record RecognitionListPage(
        List<GivenRecognition> given,
        List<SuggestedRecognition> suggestions,
        RecognitionFields form,
        List<Choice> clauses,
        FormErrors faults) {

    /**
     * A recognition in words.
     *
     * @param about the clause and the week
     * @param mine whether the viewer may take it off
     */
    record GivenRecognition(String id, String to, String text, String about, String by, boolean mine) {}

    /** A suggestion; {@code href} fills the form with it. */
    record SuggestedRecognition(String name, String quote, String because, String href) {}

    /** What the fields of the form contain. */
    record RecognitionFields(String to, String clause, String week, String text) {}
}
