package org.kept.subscription;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is sent; of clause, KPI and team at most one.
 *
 * @param person e-mail address of someone with an account
 * @param what {@code digest} or {@code alerts}
 * @param every {@code weekly} or {@code monthly}, for a digest
 */
@Schema(name = "NewSubscription")
public record SubscriptionRequest(
        @Nullable String person,
        @Nullable String what,
        @Nullable String every,
        @Nullable String clause,
        @Nullable String kpi,
        @Nullable String team) {}
