package org.kept.hook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.DataNotice;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Lists on the data page the hooks with failed deliveries, each with the reason of its newest failure. */
@ApplicationScoped
class FailingHooks implements DataNotice {

    /** The page of hooks lists all of them. */
    private static final int MAX_TOLD = 10;

    private final DeliveryStore store;
    private final ReportingZone zone;

    FailingHooks(DeliveryStore store, ReportingZone zone) {
        this.store = store;
        this.zone = zone;
    }

    @Override
    public List<String> notices() {
        return store.failing(MAX_TOLD).stream().map(this::notice).toList();
    }

    private String notice(DeliveryStore.FailingHook failing) {
        var isOne = failing.deliveries() == 1;
        var newest = store.list(failing.name(), DeliveryState.FAILED, null, 1).items();
        var reason = newest.isEmpty() ? null : newest.get(0).outcome().reason();
        return "The hook “" + failing.name() + "” has "
                + NumberFormatter.of(failing.deliveries(), "failed delivery", "failed deliveries") + ", "
                + (isOne ? "" : "the last ") + "received on " + DateFormatter.moment(failing.last(), zone.id()) + ". "
                + (reason == null ? "" : reason + " ")
                + (isOne ? "It" : "They") + " can be replayed once the mapping is corrected.";
    }
}
