package org.kept.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ui.Dates;
import org.kept.ui.Numbers;
import org.kept.ui.Sentence;

/** The keys in words, as they are at one moment. */
final class KeyRows {

    private static final Duration SOON = Duration.ofDays(14);

    private final List<Key> keys;
    private final Instant now;
    private final ZoneId zone;

    KeyRows(List<Key> keys, Instant now, ZoneId zone) {
        this.keys = keys;
        this.now = now;
        this.zone = zone;
    }

    List<KeysPage.Row> holding() {
        return keys.stream().filter(key -> key.holds(now)).map(this::row).toList();
    }

    List<KeysPage.Row> over() {
        return keys.stream().filter(key -> !key.holds(now)).map(this::row).toList();
    }

    /** Which keys end soon without another in their place, the first to end first; null where none does. */
    @Nullable
    String soon() {
        var names = keys.stream()
                .filter(key -> endsSoon(key) && key.replacedBy() == null)
                .sorted(Comparator.comparing(key -> String.valueOf(key.expires())))
                .map(Key::name)
                .toList();
        return names.isEmpty()
                ? null
                : Numbers.of(names.size(), "key expires", "keys expire") + " within 14 days: "
                        + Sentence.list(names, "and") + ".";
    }

    private boolean endsSoon(Key key) {
        return key.holds(now)
                && key.expires() != null
                && Duration.between(now, key.expires()).compareTo(SOON) <= 0;
    }

    private KeysPage.Row row(Key key) {
        return new KeysPage.Row(
                key.prefix(),
                key.name(),
                String.join(", ", key.scopes().stream().map(Scope::word).toList()),
                limits(key),
                Dates.day(key.created().atZone(zone).toLocalDate()),
                key.createdBy(),
                key.lastUsed() == null ? "Never" : Dates.moment(key.lastUsed(), zone),
                key.expires() == null ? "Never" : Dates.moment(key.expires(), zone),
                soonWords(key),
                together(key),
                key.revoked() != null
                        ? "Revoked " + Dates.day(key.revoked().atZone(zone).toLocalDate())
                        : "Expired",
                key.holds(now) && key.replacedBy() == null);
    }

    private @Nullable String soonWords(Key key) {
        if (!endsSoon(key) || key.expires() == null) {
            return null;
        }
        var days = Duration.between(now, key.expires()).toDays();
        return days == 0 ? "Expires within a day" : "Expires in " + Numbers.of(days, "day", "days");
    }

    private static List<String> limits(Key key) {
        var lines = new ArrayList<String>();
        Stream.of(
                        only("source", "sources", key.reach().sources()),
                        only("KPI", "KPIs", key.reach().kpis()),
                        only("team", "teams", key.reach().teams()))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        if (key.requestsPerMinute() != null) {
            lines.add(Numbers.of(key.requestsPerMinute(), "request", "requests") + " a minute");
        }
        return lines;
    }

    private static String only(String one, String many, Set<String> names) {
        var all = names.stream().sorted().toList();
        return all.isEmpty() ? "" : "only " + (all.size() == 1 ? one : many) + " " + Sentence.list(all, "and");
    }

    private static List<String> together(Key key) {
        var lines = new ArrayList<String>();
        if (key.replaces() != null) {
            lines.add("Takes the place of kept_" + key.replaces() + "_");
        }
        if (key.replacedBy() != null) {
            lines.add("kept_" + key.replacedBy() + "_ takes its place");
        }
        return lines;
    }
}
