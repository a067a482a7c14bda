package org.kept.hook.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limit on the age of signatures that carry their time; the clocks of both systems may differ by as much. */
final class AgeLimit {

    /** The limit that Stripe and Standard Webhooks recommend. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{1,11}");

    private final Clock clock;

    AgeLimit(Clock clock) {
        this.clock = clock;
    }

    /** The moment that a header gives in seconds since 1970; null if it is no such number. */
    static @Nullable Instant moment(String text) {
        return EPOCH_SECONDS.matcher(text).matches() ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }

    /** Why a signature of that moment is refused; null if it is recent. */
    @Nullable
    SignatureFault fault(Instant signed) {
        var now = clock.instant();
        if (signed.isBefore(now.minus(LIMIT))) {
            return SignatureFault.EXPIRED;
        }
        return signed.isAfter(now.plus(LIMIT)) ? SignatureFault.EARLY : null;
    }
}
