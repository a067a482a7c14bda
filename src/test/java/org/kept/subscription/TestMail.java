package org.kept.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.alert.AlertChanged;
import org.kept.calendar.Period;
import org.kept.outbox.Outbox;
import org.kept.scorecard.ScorecardService;

/** Mail settings as an operator makes them; the service of the tests has no public address. */
public final class TestMail {

    public static final String ADDRESS = "https://kept.example.org";

    private TestMail() {}

    public static MailSettings settings() {
        return new MailSettings(
                Optional.of("localhost"), Optional.of("Kept <kept@example.org>"), Optional.of(URI.create(ADDRESS)));
    }

    public static MailOrders orders(
            SubscriptionStore store, Outbox outbox, ScorecardService scorecards, ObjectMapper json) {
        return new MailOrders(store, settings(), outbox, scorecards, json);
    }

    /** Subscribes readers, who need no account for that, to the weekly digest of a clause. */
    public static void subscribe(SubscriptionStore store, List<String> readers, String clause, Instant now) {
        for (var reader : readers) {
            store.insert(new Subscription(
                    UUID.randomUUID(),
                    reader,
                    SubscriptionKind.DIGEST,
                    DigestPace.WEEKLY,
                    new SubscriptionScope(SubscriptionScope.ScopeKind.CLAUSE, clause),
                    now,
                    "test"));
        }
    }

    /** Orders the digests of a week. */
    public static void week(MailOrders orders, Period week, String comment) {
        orders.week(week, comment);
    }

    /** Orders the mails about an alert. */
    public static void alert(MailOrders orders, AlertChanged changed) {
        orders.alert(changed);
    }
}
