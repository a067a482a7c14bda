package org.kept.why;

import java.util.Set;
import org.kept.access.DataScope;
import org.kept.problem.Problem;

/**
 * Who takes part in what is said about a page of why.
 *
 * @param author whether they answer
 * @param own the addresses of the people of their teams; everybody is theirs where they have no limit
 */
record TalkParticipant(WhyTalk.TalkPerson who, boolean author, DataScope reach, Set<String> own) {

    /** Whether they see it: what was asked about one team is for those who see that team. */
    boolean sees(WhyTalk.TalkQuestion question) {
        return question.team() == null || reach.hasTeam(question.team()) || isTheirs(question);
    }

    /** Whether it is for them to answer: asked about one of their teams, or by somebody of these. */
    boolean answers(WhyTalk.TalkQuestion question) {
        return author
                && (!reach.isOfTeams()
                        || (question.team() != null && reach.hasTeam(question.team()))
                        || isOfTheirs(question.asker()));
    }

    /** Whether they may take it back. */
    boolean withdraws(WhyTalk.TalkQuestion question) {
        return isTheirs(question) || answers(question);
    }

    /** Whether somebody is of their teams. */
    boolean isOfTheirs(WhyTalk.TalkPerson somebody) {
        return !reach.isOfTeams() || own.contains(somebody.email());
    }

    private boolean isTheirs(WhyTalk.TalkQuestion question) {
        return question.asker().email().equals(who.email());
    }

    void checkAnswers(WhyTalk.TalkQuestion question) {
        if (!answers(question)) {
            throw Problem.forbidden("You answer what people of your own teams ask, and what is asked about these: "
                    + reach.teamsInWords() + ".");
        }
    }
}
