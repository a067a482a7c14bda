package org.kept.ui;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Actions marked as public: what customers said, and what was done. Shown on the promise page to anyone; the feature
 * that manages actions provides the only bean.
 */
public interface PublicActions {

    /**
     * A public action.
     *
     * @param said what customers said, in the words of the company; never the words of a customer who did not agree
     * @param did what was done
     * @param done the day on which it was done
     * @param clause the code of its clause; null if it has none
     */
    record PublicAction(
            String said,
            String did,
            LocalDate done,
            @Nullable String clause) {}

    /** The completed public actions, latest first; names no team, no person and no customer. */
    List<PublicAction> publicActions();
}
