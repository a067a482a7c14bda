package org.kept.why;

import java.util.Set;
import org.kept.access.DataScope;
import org.kept.problem.Problem;

/**
 * A person who takes part in the discussion of a why page.
 *
 * @param author whether they may answer
 * @param own email addresses of the people in their teams; unused for a person without a team limit
 */
record TalkParticipant(WhyTalk.TalkPerson who, boolean author, DataScope reach, Set<String> own) {

    /** Whether they may see the question: with a team limit, not one about another team, unless they asked it. */
    boolean maySee(WhyTalk.TalkQuestion question) {
        return question.team() == null || reach.allowsTeam(question.team()) || isAsker(question);
    }

    /** Whether they may answer: with a team limit, only a question about their teams or from someone in them. */
    boolean mayAnswer(WhyTalk.TalkQuestion question) {
        return author
                && (!reach.isOfTeams()
                        || (question.team() != null && reach.allowsTeam(question.team()))
                        || isInOwnTeams(question.asker()));
    }

    /** Whether they may withdraw the question. */
    boolean mayWithdraw(WhyTalk.TalkQuestion question) {
        return isAsker(question) || mayAnswer(question);
    }

    /** Whether the person is in one of their teams; always true without a team limit. */
    boolean isInOwnTeams(WhyTalk.TalkPerson person) {
        return !reach.isOfTeams() || own.contains(person.email());
    }

    private boolean isAsker(WhyTalk.TalkQuestion question) {
        return question.asker().email().equals(who.email());
    }

    void checkMayAnswer(WhyTalk.TalkQuestion question) {
        if (!mayAnswer(question)) {
            throw Problem.forbidden("You answer what people of your own teams ask, and what is asked about these: "
                    + reach.teamList() + ".");
        }
    }
}
