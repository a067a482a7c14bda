package org.kept.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.events.CommentActions;
import org.kept.ingest.Event;

/** The actions raised from a customer's comment. */
@ApplicationScoped
class CommentActionList implements CommentActions {

    private final ActionStore store;
    private final ActionViewers viewers;

    CommentActionList(ActionStore store, ActionViewers viewers) {
        this.store = store;
        this.viewers = viewers;
    }

    @Override
    public List<CommentAction> raisedFrom(Event.EventKey comment) {
        var raised = store.raisedFrom(comment);
        if (raised.isEmpty()) {
            return List.of();
        }
        var viewer = viewers.current();
        return raised.stream()
                .filter(viewer::maySee)
                .map(each -> new CommentAction(each.title(), each.state().title(), ActionPageBuilder.href(each)))
                .toList();
    }
}
