package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.ingest.Event;
import org.kept.ingest.EventChanges;
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.ingest.RetentionHorizon;
import org.kept.ingest.StoredEvent;

/**
 * Voids stored events in the caller's transaction: each gets a next revision that counts in no number, an entry in the
 * audit trail, and observers are notified.
 */
@ApplicationScoped
public class EventVoider {

    private final EventStore store;
    private final EventRevisionWriter revisionWriter;
    private final Audit audit;
    private final RetentionHorizon retentionHorizon;
    private final jakarta.enterprise.event.Event<EventChanges> observers;

    EventVoider(
            EventStore store,
            EventRevisionWriter revisionWriter,
            Audit audit,
            RetentionHorizon retentionHorizon,
            jakarta.enterprise.event.Event<EventChanges> observers) {
        this.store = store;
        this.revisionWriter = revisionWriter;
        this.audit = audit;
        this.retentionHorizon = retentionHorizon;
        this.observers = observers;
    }

    /** Voids an event unless it is void already; false if the caller may not change it, or there is none. */
    public boolean voidEvent(Event.EventKey key, Instant at, Actor by, String reason, DataScope dataScope) {
        var existing = store.findAndLock(List.of(key)).get(key);
        if (existing == null || !isChangeable(existing, dataScope)) {
            return false;
        }
        voidAll(List.of(existing), at, by, reason);
        return true;
    }

    /** The withdrawn events of this type that the caller may change; an event that is not stored may come later. */
    public List<WithdrawnEvent> withdrawable(Collection<WithdrawnEvent> withdrawn, DataScope dataScope) {
        var stored = store.find(
                withdrawn.stream().map(WithdrawnEvent::key).distinct().toList());
        return withdrawn.stream()
                .filter(each -> {
                    var existing = stored.get(each.key());
                    return existing == null
                            ? dataScope.allowsSource(each.key().source()) && dataScope.allowsTeam(null)
                            : existing.event().type().code().equals(each.type()) && isChangeable(existing, dataScope);
                })
                .toList();
    }

    /** Voids the withdrawn events that are stored; returns how many were not voided before. */
    public int withdraw(
            Collection<WithdrawnEvent> withdrawn, Instant at, Actor by, String reason, DataScope dataScope) {
        var existing = store.findAndLock(
                withdrawn.stream().map(WithdrawnEvent::key).distinct().toList());
        return voidAll(
                existing.values().stream()
                        .filter(each -> isChangeable(each, dataScope))
                        .sorted(Comparator.comparing(each -> each.event().key()))
                        .toList(),
                at,
                by,
                reason);
    }

    private boolean isChangeable(StoredEvent existing, DataScope dataScope) {
        return existing.event().isInScope(dataScope) && !existing.event().time().isBefore(retentionHorizon.instant());
    }

    /** Voids the events, in the order of their keys; returns how many were not voided before. */
    private int voidAll(List<StoredEvent> existing, Instant at, Actor by, String reason) {
        var counting = existing.stream().filter(each -> !each.voided()).toList();
        if (!counting.isEmpty()) {
            revisionWriter.replace(counting.stream()
                    .map(each -> new EventRevisionWriter.RevisionChange(each, each.voided(at, by.name(), reason)))
                    .toList());
            audit.record(
                    by,
                    counting.stream()
                            .map(each -> EventAuditText.voided(each, reason))
                            .toList());
            observers.fire(new EventChanges(counting.stream()
                    .map(each -> new EventChanges.EventChange(each.event(), null))
                    .toList()));
        }
        return counting.size();
    }
}
