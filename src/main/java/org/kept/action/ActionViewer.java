package org.kept.action;

import java.util.Set;
import org.kept.access.DataScope;
import org.kept.problem.Problem;

/**
 * Someone who reads or changes actions.
 *
 * @param author whether they may agree to actions and close them
 * @param own email addresses of the people in their teams; unused without a team limit
 */
record ActionViewer(Action.ActionPerson who, boolean author, DataScope scope, Set<String> own) {

    /** Whether they may see the action: with a team limit, not one about another team, unless they raised it. */
    boolean maySee(Action action) {
        var kpi = action.kpi();
        return (action.team() == null || scope.allowsTeam(action.team()) || isRaiser(action))
                && (kpi == null || scope.allowsKpi(kpi));
    }

    /** Whether they may agree to it, change it and close it: with a team limit, about their teams or from someone in them. */
    boolean mayDecide(Action action) {
        return author
                && maySee(action)
                && (!scope.isOfTeams()
                        || (action.team() != null && scope.allowsTeam(action.team()))
                        || own.contains(action.raisedBy().email()));
    }

    /** Whether they may take it back: their own, as long as no one has agreed to it. */
    boolean mayWithdraw(Action action) {
        return isRaiser(action) && action.state() == ActionState.RAISED;
    }

    private boolean isRaiser(Action action) {
        return action.raisedBy().email().equals(who.email());
    }

    void checkMayDecide(Action action) {
        if (!mayDecide(action)) {
            throw Problem.forbidden(
                    scope.isOfTeams()
                            ? "You decide on actions about your own teams, and on those that people of these teams raised: "
                                    + scope.teamList() + "."
                            : "Leads, managers and administrators decide on actions.");
        }
    }
}
