package org.kept.ui;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Actions that were marked as public: what customers said, and what was done. Shown on the promise page to anyone; the
 * feature that manages actions provides the one bean.
 */
public interface PublicActions {

    /**
     * An action in public.
     *
     * @param said what customers said, in the words of the company; never the words of a customer who did not agree
     * @param did what was done
     * @param done the day on which it was done
     * @param clause the code of the clause it is for; null if it is for none
     */
    record PublicAction(
            String said,
            String did,
            LocalDate done,
            @Nullable String clause) {}

    /** The public actions that are done, latest first; names no team, no person and no customer. */
    List<PublicAction> publicActions();
}
