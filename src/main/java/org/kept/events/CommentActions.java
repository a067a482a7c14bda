package org.kept.events;

import java.util.List;
import org.kept.ingest.Event;

/** Actions raised from a customer's comment; the feature that manages actions provides the only bean. */
public interface CommentActions {

    /**
     * An action, as the page of the comment's event shows it.
     *
     * @param state its state as displayed
     */
    record CommentAction(String title, String state, String href) {}

    /** The actions raised from the comment of this event that the caller of the request may see, newest first. */
    List<CommentAction> raisedFrom(Event.EventKey comment);
}
