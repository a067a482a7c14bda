package org.kept.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.kept.alert.AlertChanged;
import org.kept.scorecard.WeekPublished;

/** Orders mails about what happens, in the same transaction. */
@ApplicationScoped
class MailObserver {

    private final MailOrders orders;

    MailObserver(MailOrders orders) {
        this.orders = orders;
    }

    void published(@Observes WeekPublished published) {
        orders.week(published.week(), published.comment());
    }

    void changed(@Observes AlertChanged changed) {
        orders.alert(changed);
    }
}
