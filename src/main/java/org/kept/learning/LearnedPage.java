package org.kept.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.ui.Choice;

/**
 * The checklist of what teams have learned.
 *
 * @param teams the teams to choose from
 * @param team the chosen team, whose checklist is a form; null for the overview of all
 * @param mayNote whether the viewer may note what the chosen team has learned
 * @param on the day the form starts with
 * @param clauses the clauses with something to learn
 * @param overdue reviews of behaviours and decisions whose date has passed
 */
record LearnedPage(
        List<Choice> teams,
        @Nullable String team,
        boolean mayNote,
        String address,
        String on,
        List<ClauseLessons> clauses,
        List<String> overdue,
        FormErrors faults) {

    /** What one clause asks. */
    record ClauseLessons(String code, String quote, List<LessonLine> lessons) {}

    /**
     * Something to learn.
     *
     * @param kind whether it is a behaviour or a decision
     * @param learned whether the box is ticked: the chosen team has learned it
     * @param by who has learned it, and when, in words; empty if no one has
     */
    record LessonLine(String key, String kind, String text, boolean learned, String by) {}
}
