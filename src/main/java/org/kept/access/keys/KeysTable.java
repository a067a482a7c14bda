package org.kept.access.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.Scope;
import org.kept.ui.DateFormatter;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;

/** Formats keys as table rows, as at a given time. */
final class KeysTable {

    private static final Duration EXPIRY_WARNING = Duration.ofDays(14);

    private final List<ApiKey> keys;
    private final Instant now;
    private final ZoneId zone;

    KeysTable(List<ApiKey> keys, Instant now, ZoneId zone) {
        this.keys = keys;
        this.now = now;
        this.zone = zone;
    }

    List<KeysPage.KeyRow> active() {
        return keys.stream().filter(key -> key.isActive(now)).map(this::row).toList();
    }

    List<KeysPage.KeyRow> inactive() {
        return keys.stream().filter(key -> !key.isActive(now)).map(this::row).toList();
    }

    /** A warning that names keys expiring soon without a replacement, earliest first; null if there are none. */
    @Nullable
    String expiryNotice() {
        var names = keys.stream()
                .filter(key -> endsSoon(key) && key.replacedBy() == null)
                .sorted(Comparator.comparing(key -> String.valueOf(key.expires())))
                .map(ApiKey::name)
                .toList();
        return names.isEmpty()
                ? null
                : NumberFormatter.of(names.size(), "key expires", "keys expire") + " within 14 days: "
                        + ListFormatter.list(names, "and") + ".";
    }

    private boolean endsSoon(ApiKey key) {
        return key.isActive(now)
                && key.expires() != null
                && Duration.between(now, key.expires()).compareTo(EXPIRY_WARNING) <= 0;
    }

    private KeysPage.KeyRow row(ApiKey key) {
        return new KeysPage.KeyRow(
                key.prefix(),
                key.name(),
                String.join(", ", key.scopes().stream().map(Scope::code).toList()),
                limits(key),
                DateFormatter.day(key.created().atZone(zone).toLocalDate()),
                key.createdBy(),
                key.lastUsed() == null ? "Never" : DateFormatter.moment(key.lastUsed(), zone),
                key.expires() == null ? "Never" : DateFormatter.moment(key.expires(), zone),
                expiryWarning(key),
                replacementLines(key),
                key.revoked() != null
                        ? "Revoked "
                                + DateFormatter.day(key.revoked().atZone(zone).toLocalDate())
                        : "Expired",
                key.isActive(now) && key.replacedBy() == null);
    }

    private @Nullable String expiryWarning(ApiKey key) {
        if (!endsSoon(key) || key.expires() == null) {
            return null;
        }
        var days = Duration.between(now, key.expires()).toDays();
        return days == 0 ? "Expires in less than a day" : "Expires in " + NumberFormatter.of(days, "day", "days");
    }

    private static List<String> limits(ApiKey key) {
        var lines = new ArrayList<String>();
        Stream.of(
                        limitText("source", "sources", key.reach().sources()),
                        limitText("KPI", "KPIs", key.reach().kpis()),
                        limitText("team", "teams", key.reach().teams()))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        if (key.requestsPerMinute() != null) {
            lines.add(NumberFormatter.of(key.requestsPerMinute(), "request", "requests") + " per minute");
        }
        return lines;
    }

    private static String limitText(String singular, String plural, Set<String> names) {
        var all = names.stream().sorted().toList();
        return all.isEmpty()
                ? ""
                : "only " + (all.size() == 1 ? singular : plural) + " " + ListFormatter.list(all, "and");
    }

    private static List<String> replacementLines(ApiKey key) {
        var lines = new ArrayList<String>();
        if (key.replaces() != null) {
            lines.add("Replaces kept_" + key.replaces() + "_");
        }
        if (key.replacedBy() != null) {
            lines.add("Replaced by kept_" + key.replacedBy() + "_");
        }
        return lines;
    }
}
