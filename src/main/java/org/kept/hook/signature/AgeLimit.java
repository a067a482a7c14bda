package org.kept.hook.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limit on the age of signatures that contain their time; also allows for that much difference between the clocks. */
final class AgeLimit {

    /** The limit that Stripe and Standard Webhooks recommend. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{1,11}");

    private final Clock clock;

    AgeLimit(Clock clock) {
        this.clock = clock;
    }

    /** The time that a header gives in seconds since 1970; null if it is not such a number. */
    static @Nullable Instant moment(String text) {
        return EPOCH_SECONDS.matcher(text).matches() ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }

    /** Reason to refuse a signature of that time; null if it is recent. */
    @Nullable
    SignatureFault fault(Instant signed) {
        var now = clock.instant();
        if (signed.isBefore(now.minus(LIMIT))) {
            return SignatureFault.EXPIRED;
        }
        return signed.isAfter(now.plus(LIMIT)) ? SignatureFault.EARLY : null;
    }
}
