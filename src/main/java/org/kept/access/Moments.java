package org.kept.access;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants in words, as the wall shows them in the reporting zone. */
record Moments(ZoneId zone) {

    // English and not British: the latter abbreviates September as Sept.
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    String day(@Nullable Instant instant, String absent) {
        return instant == null ? absent : DAY.format(instant.atZone(zone));
    }

    String minute(@Nullable Instant instant, String absent) {
        return instant == null ? absent : MINUTE.format(instant.atZone(zone));
    }
}
