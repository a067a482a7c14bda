package org.kept.why;

import java.util.Set;
import org.kept.access.Reach;
import org.kept.problem.Problem;

/**
 * Who takes part in what is said about a page of why.
 *
 * @param author whether they answer
 * @param own the addresses of the people of their teams; everybody is theirs where they have no limit
 */
record Speaker(Talk.Who who, boolean author, Reach reach, Set<String> own) {

    /** Whether they see it: what was asked about one team is for those who see that team. */
    boolean sees(Talk.Question question) {
        return question.team() == null || reach.hasTeam(question.team()) || isTheirs(question);
    }

    /** Whether it is for them to answer: asked about one of their teams, or by somebody of these. */
    boolean answers(Talk.Question question) {
        return author
                && (!reach.isOfTeams()
                        || (question.team() != null && reach.hasTeam(question.team()))
                        || isOfTheirs(question.asker()));
    }

    /** Whether they may take it back. */
    boolean withdraws(Talk.Question question) {
        return isTheirs(question) || answers(question);
    }

    /** Whether somebody is of their teams. */
    boolean isOfTheirs(Talk.Who somebody) {
        return !reach.isOfTeams() || own.contains(somebody.email());
    }

    private boolean isTheirs(Talk.Question question) {
        return question.asker().email().equals(who.email());
    }

    void checkAnswers(Talk.Question question) {
        if (!answers(question)) {
            throw Problem.forbidden("You answer what people of your own teams ask, and what is asked about these: "
                    + reach.teamsInWords() + ".");
        }
    }
}
