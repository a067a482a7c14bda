package org.kept.hook.refusal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The deliveries that a hook refused for one reason on one day.
 *
 * @param day in the reporting zone
 * @param refused number of deliveries
 * @param last time of the last one
 */
public record Refusals(String hook, LocalDate day, RefusalReason reason, long refused, Instant last) {

    Refusals plus(Refusals other) {
        return new Refusals(hook, day, reason, refused + other.refused, last.isAfter(other.last) ? last : other.last);
    }
}
