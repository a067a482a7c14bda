package org.kept.access.keys;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.IsoDates;

/**
 * The form for a new key, as typed.
 *
 * @param lifetime a number of days, {@code never}, or {@code day} for the date in {@code expires}
 * @param sources one per line, like {@code kpis} and {@code teams}
 */
public record KeyForm(
        String name,
        List<String> scopes,
        String lifetime,
        String expires,
        String sources,
        String kpis,
        String teams,
        String requests) {

    static final String NEVER = "never";
    static final String DAY = "day";
    static final List<Integer> PRESETS = List.of(30, 90, 365);
    static final KeyForm EMPTY = new KeyForm("", List.of(), "365", "", "", "", "", "");

    static KeyForm of(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable String lifetime,
            @Nullable String expires,
            @Nullable String sources,
            @Nullable String kpis,
            @Nullable String teams,
            @Nullable String requests) {
        var day = stripped(expires);
        var chosen = stripped(lifetime);
        return new KeyForm(
                Objects.requireNonNullElse(name, ""),
                scopes == null ? List.of() : List.copyOf(scopes),
                day.isEmpty() ? (chosen.isEmpty() ? NEVER : chosen) : DAY,
                day,
                stripped(sources),
                stripped(kpis),
                stripped(teams),
                stripped(requests));
    }

    /** Whether any limit was typed. */
    public boolean limited() {
        return !(sources + kpis + teams + requests).isEmpty();
    }

    ApiKeyRequest toRequest(Instant now, ZoneId zone) {
        return new ApiKeyRequest(
                name, List.copyOf(scopes), expiry(now, zone), lines(sources), lines(kpis), lines(teams), number());
    }

    private static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static List<@Nullable String> lines(String text) {
        return List.copyOf(
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private @Nullable Integer number() {
        try {
            return requests.isEmpty() ? null : Integer.valueOf(requests.replaceAll("[,\\s]", ""));
        } catch (NumberFormatException e) {
            // Out of the valid range: reported as an invalid number.
            return -1;
        }
    }

    private String expiry(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        try {
            return switch (lifetime) {
                case NEVER -> "";
                case DAY -> expires.isEmpty() ? DAY : endOf(IsoDates.parse(expires), zone);
                default -> {
                    var days = Integer.parseInt(lifetime);
                    yield PRESETS.contains(days) ? endOf(today.plusDays(days), zone) : lifetime;
                }
            };
        } catch (DateTimeException | NumberFormatException e) {
            return expires.isEmpty() ? lifetime : expires;
        }
    }

    /** The last second of the day: a key stays valid on the day it expires. */
    private static String endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1)
                .atStartOfDay(zone)
                .minusSeconds(1)
                .toOffsetDateTime()
                .toString();
    }
}
