package org.kept.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.kept.ui.PublicActions;

/** The actions that are shown to everyone. */
@ApplicationScoped
class PublicActionList implements PublicActions {

    private final ActionService actions;

    PublicActionList(ActionService actions) {
        this.actions = actions;
    }

    @Override
    public List<PublicAction> publicActions() {
        var shown = new ArrayList<PublicAction>();
        for (var action : actions.inPublic()) {
            var closing = action.closing();
            if (closing != null) {
                shown.add(new PublicAction(action.said(), action.did(), closing.on(), action.clause()));
            }
        }
        return List.copyOf(shown);
    }
}
