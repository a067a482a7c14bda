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
 * The form of a new key as it was typed.
 *
 * @param lifetime days to hold, {@code never}, or {@code day} for the one in {@code expires}
 * @param sources one a line, as {@code kpis} and {@code teams} are
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
        var day = text(expires);
        var chosen = text(lifetime);
        return new KeyForm(
                Objects.requireNonNullElse(name, ""),
                scopes == null ? List.of() : List.copyOf(scopes),
                day.isEmpty() ? (chosen.isEmpty() ? NEVER : chosen) : DAY,
                day,
                text(sources),
                text(kpis),
                text(teams),
                text(requests));
    }

    /** Whether anything was typed that limits it. */
    public boolean limited() {
        return !(sources + kpis + teams + requests).isEmpty();
    }

    ApiKeyRequest wanted(Instant now, ZoneId zone) {
        return new ApiKeyRequest(
                name, List.copyOf(scopes), until(now, zone), lines(sources), lines(kpis), lines(teams), number());
    }

    private static String text(@Nullable String typed) {
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
            // Not within the range of any number that is taken, and so told like these.
            return -1;
        }
    }

    private String until(Instant now, ZoneId zone) {
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

    /** The last moment of a day: a key that expires on a day still holds on it. */
    private static String endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1)
                .atStartOfDay(zone)
                .minusSeconds(1)
                .toOffsetDateTime()
                .toString();
    }
}
