package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.ListSlice;
import org.kept.database.Transactions;
import org.kept.document.ParagraphText;
import org.kept.outbox.Outbox;
import org.kept.outbox.OutboxDelivery;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Opens, acknowledges and closes alerts. */
@ApplicationScoped
public class AlertService {

    private static final int MAX_CLOSED = 200;
    private static final int MAX_NOTE = 1_000;
    private static final Duration TRANSACTION = Duration.ofMinutes(1);

    private final AlertStore store;
    private final AlertWatchStore watch;
    private final Outbox outbox;
    private final Event<AlertChanged> changed;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;

    AlertService(
            AlertStore store,
            AlertWatchStore watch,
            Outbox outbox,
            Event<AlertChanged> changed,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.store = store;
        this.watch = watch;
        this.outbox = outbox;
        this.changed = changed;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /** Opens and closes alerts by the result of a finder, in one transaction. */
    void evaluate(AlertFinder finder, boolean lapsed) {
        Transactions.commitIf(TRANSACTION, done -> true, () -> {
            var now = now();
            reconcile(finder.find(now, lapsed), now);
            return true;
        });
    }

    private void reconcile(AlertFinder.Findings findings, Instant now) {
        var wrong = findings.conditions().stream()
                .collect(Collectors.toMap(
                        AlertCondition::key, each -> each, (first, second) -> first, LinkedHashMap::new));
        for (var alert : store.unclosed()) {
            if (findings.kinds().contains(alert.kind())) {
                update(alert, findings, wrong.remove(alert.condition().key()), now);
            }
        }
        wrong.values().forEach(condition -> openUnlessTold(condition, now));
    }

    private void update(Alert alert, AlertFinder.Findings findings, @Nullable AlertCondition stillWrong, Instant now) {
        if (stillWrong != null) {
            if (alert.quietSince() != null || !Objects.equals(alert.condition().week(), stillWrong.week())) {
                store.setQuiet(alert.id(), null, stillWrong.week());
            }
            return;
        }
        if (findings.undecided().contains(alert.condition().key())) {
            return;
        }
        var since = alert.quietSince() == null ? now : alert.quietSince();
        if (!since.plus(alert.kind().calm()).isAfter(now)) {
            close(alert, now, findings.over().apply(alert));
        } else if (alert.quietSince() == null) {
            store.setQuiet(alert.id(), now, alert.condition().week());
        }
    }

    private void openUnlessTold(AlertCondition condition, Instant now) {
        if (condition.week() == null || !store.wasClosed(condition.key(), condition.week())) {
            open(condition, now);
        }
    }

    /** Opens an alert in the caller's transaction, unless one with its key is open. */
    void open(AlertCondition condition, Instant now) {
        var alert = new Alert(UUID.randomUUID(), condition, now, null, null, null, null, null, null);
        if (store.insert(alert)) {
            changed.fire(new AlertChanged(alert, true, notBefore(now)));
        }
    }

    /** Closes an alert in the caller's transaction. */
    void close(Alert alert, Instant now, String because) {
        if (store.close(alert.id(), now, because)) {
            changed.fire(new AlertChanged(alert.closedAt(now, because), false, notBefore(now)));
        }
    }

    private @Nullable Instant notBefore(Instant now) {
        return watch.quietHours().flatMap(hours -> hours.endAfter(now, zone)).orElse(null);
    }

    /** The alerts that are not closed and that the caller may see, newest first. */
    public List<Alert> unclosed(DataScope scope, boolean isPerson) {
        return store.unclosed().stream()
                .filter(each -> isVisible(each, scope, isPerson))
                .toList();
    }

    /** The alerts that were closed last and that the caller may see. */
    public List<Alert> closed(DataScope scope, boolean isPerson) {
        return store.closed(MAX_CLOSED).stream()
                .filter(each -> isVisible(each, scope, isPerson))
                .toList();
    }

    /**
     * An alert that the caller may see.
     *
     * @throws Problem 404 if there is none
     */
    public Alert require(UUID id, DataScope scope, boolean isPerson) {
        return store.find(id)
                .filter(each -> isVisible(each, scope, isPerson))
                .orElseThrow(() -> Problem.notFound("There is no alert with this id."));
    }

    /** A person with a team limit also sees the whole company; a key with one does not. */
    private static boolean isVisible(Alert alert, DataScope scope, boolean isPerson) {
        var condition = alert.condition();
        var team = condition.team();
        var kpi = condition.kpi();
        return ((team == null && isPerson) || scope.allowsTeam(team))
                && (kpi == null ? scope.kpis().isEmpty() : scope.allowsKpi(kpi))
                && (alert.kind() != AlertKind.SILENCE || scope.allowsSource(condition.subject()));
    }

    /**
     * Acknowledges an alert.
     *
     * @throws Problem 409 if it is already acknowledged, or closed
     */
    public void acknowledge(Alert alert, String by, @Nullable String note) {
        var text = note == null ? "" : ParagraphText.collapseWhitespace(note);
        if (text.codePointCount(0, text.length()) > MAX_NOTE) {
            throw Problem.invalid(
                    "The alert was not acknowledged. Shorten the note.",
                    List.of(InputError.at("/note", "note.length", "A note has at most 1,000 characters.")));
        }
        Transactions.joining(() -> {
            if (!store.acknowledge(alert.id(), now(), by, text.isEmpty() ? null : text)) {
                throw Problem.conflict("This alert was acknowledged or closed meanwhile.");
            }
            audit.record(new AuditChange(
                    AuditAction.ALERT_ACKNOWLEDGED,
                    "alert " + alert.id(),
                    null,
                    AuditChange.lines("title", alert.condition().title(), "note", text),
                    null));
            return true;
        });
    }

    /**
     * Who was told of an alert, and when; the first message first.
     *
     * @param cursor that of the page; null for the first
     */
    public ListSlice<OutboxDelivery> told(Alert alert, @Nullable String cursor, int limit) {
        return outbox.about(alert.id().toString(), cursor, limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
