package org.kept.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.alert.AlertChanged;
import org.kept.calendar.Period;
import org.kept.outbox.NewDelivery;
import org.kept.outbox.Outbox;
import org.kept.scorecard.ScorecardService;
import org.kept.ui.DateFormatter;

/** Writes the mails that are to be sent into the outbox: one for each subscription that something concerns. */
@ApplicationScoped
public class MailOrders {

    /** The channel of the outbox that sends mails. */
    public static final String CHANNEL = "mail";

    /** The type of a digest in the outbox. */
    static final String DIGEST = "kept.digest";

    private static final String OPENED = "kept.alert.opened";
    private static final String CLOSED = "kept.alert.closed";
    private static final int THURSDAY = 3;

    /** The clock publishes no week that is later either; a person may, to have it on record. */
    private static final int MAX_WEEKS_LATE = 4;

    private final SubscriptionStore store;
    private final MailSettings settings;
    private final Outbox outbox;
    private final ScorecardService scorecards;
    private final ObjectMapper json;

    MailOrders(
            SubscriptionStore store,
            MailSettings settings,
            Outbox outbox,
            ScorecardService scorecards,
            ObjectMapper json) {
        this.store = store;
        this.settings = settings;
        this.outbox = outbox;
        this.scorecards = scorecards;
        this.json = json;
    }

    /** The month that a week belongs to: that of its Thursday. */
    public static YearMonth month(Period week) {
        return YearMonth.from(week.start().plusDays(THURSDAY));
    }

    /**
     * Orders the digests of a published week, and those of a month with its last week; none for a week that is published so
     * late that it is no news.
     */
    void week(Period week, @Nullable String comment) {
        if (!settings.isReady() || week.compareTo(scorecards.lastWeek().plus(-MAX_WEEKS_LATE)) < 0) {
            return;
        }
        var subscriptions = new ArrayList<>(store.of(SubscriptionKind.DIGEST, DigestPace.WEEKLY.code()));
        if (!month(week).equals(month(week.plus(1)))) {
            subscriptions.addAll(store.of(SubscriptionKind.DIGEST, DigestPace.MONTHLY.code()));
        }
        outbox.add(subscriptions.stream()
                .map(each -> digest(each, week, comment, false))
                .toList());
    }

    private NewDelivery digest(Subscription subscription, Period week, @Nullable String comment, boolean trial) {
        return delivery(
                subscription,
                trial ? NewDelivery.TRIAL : DIGEST,
                week.code(),
                subscription.title() + ", " + DateFormatter.period(week),
                new MailOrder(subscription.id(), week.code(), comment, null, null, null, trial),
                null);
    }

    /** Orders the mails about an alert, one for each person who wants it. */
    void alert(AlertChanged changed) {
        if (!settings.isReady()) {
            return;
        }
        var alert = changed.alert();
        var condition = alert.condition();
        var because = alert.closedBecause();
        var title = (changed.opened() ? "" : "Closed: ") + condition.title();
        var byPerson = new LinkedHashMap<String, Subscription>();
        store.of(SubscriptionKind.ALERTS, "").stream()
                .filter(each -> each.scope().covers(condition))
                .forEach(each -> byPerson.putIfAbsent(each.person(), each));
        outbox.add(byPerson.values().stream()
                .map(each -> delivery(
                        each,
                        changed.opened() ? OPENED : CLOSED,
                        alert.id().toString(),
                        title,
                        new MailOrder(
                                each.id(),
                                null,
                                null,
                                title,
                                because == null
                                        ? condition.detail()
                                        : because + " When it opened: " + condition.detail(),
                                alert.path(),
                                false),
                        changed.notBefore()))
                .toList());
    }

    /** Orders a mail that shows what a subscription brings. */
    void trial(Subscription subscription) {
        var order = subscription.kind() == SubscriptionKind.DIGEST
                ? digest(subscription, scorecards.lastWeek(), null, true)
                : delivery(
                        subscription,
                        NewDelivery.TRIAL,
                        subscription.id().toString(),
                        "A trial of alerts",
                        new MailOrder(
                                subscription.id(),
                                null,
                                null,
                                "A trial of alerts",
                                "You get a mail like this when an alert opens, and one when it closes.",
                                "/alerts",
                                true),
                        null);
        outbox.add(List.of(order));
    }

    private NewDelivery delivery(
            Subscription subscription,
            String type,
            String about,
            String title,
            MailOrder order,
            @Nullable Instant notBefore) {
        try {
            return new NewDelivery(
                    CHANNEL, subscription.person(), type, about, title, json.writeValueAsString(order), notBefore);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order can be written", e);
        }
    }

    /** The weeks of the month that a week belongs to, up to this one. */
    public static List<Period> monthUpTo(Period week) {
        var weeks = new ArrayList<>(Stream.iterate(week, each -> each.plus(-1))
                .takeWhile(each -> month(each).equals(month(week)))
                .toList());
        Collections.reverse(weeks);
        return List.copyOf(weeks);
    }
}
