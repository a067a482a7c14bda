package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/**
 * Finds sources that have been silent at least a quarter longer than ever in the last 13 weeks.
 *
 * <p>Each evaluation notes which sources have sent since the one before, and how long they had not. A source is judged
 * once it is known for 15 days, so with two weekends, and has sent at 10 evaluations. Time in which Kept did not run counts
 * as no one's silence, and a silence that was an alert does not count as usual. Such a silence ends when the source sends
 * again, and not because it lasts for longer than its rhythm is kept.
 */
@ApplicationScoped
class SilentSourceFinder implements AlertFinder {

    private static final int WEEKS = 13;
    private static final int MIN_ARRIVALS = 10;
    private static final Duration MIN_KNOWN = Duration.ofDays(15);
    private static final Duration MIN_SILENCE = Duration.ofHours(1);
    private static final int QUARTERS = 5;

    private final SourceSilenceStore store;
    private final AlertStore alerts;
    private final ZoneId zone;

    SilentSourceFinder(SourceSilenceStore store, AlertStore alerts, @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.store = store;
        this.alerts = alerts;
        this.zone = zone;
    }

    @Override
    public Findings find(Instant now, boolean lapsed) {
        if (lapsed) {
            store.restart(now);
        }
        var week = Period.of(Grain.WEEK, LocalDate.ofInstant(now, zone));
        var alarming = alarming();
        var silent = new HashSet<>(alarming);
        silent.removeAll(note(now, week.code(), alarming));
        store.deleteBefore(week.plus(-WEEKS).code());
        var conditions = new ArrayList<AlertCondition>();
        for (var each : store.all()) {
            var silence = Duration.between(each.lastReceived(), now);
            if (isJudged(each, now) && silence.compareTo(bound(each)) > 0) {
                conditions.add(condition(each));
            }
        }
        return new Findings(
                Set.of(AlertKind.SILENCE),
                conditions,
                silent.stream()
                        .map(source -> AlertCondition.key(AlertKind.SILENCE, source, null))
                        .collect(Collectors.toSet()),
                alert -> "Events are arriving again.");
    }

    /** The sources whose silence is an alert. */
    private Set<String> alarming() {
        return alerts.unclosed().stream()
                .filter(each -> each.kind() == AlertKind.SILENCE)
                .map(each -> each.condition().subject())
                .collect(Collectors.toSet());
    }

    /** Notes which sources have sent since the last evaluation; returns them. */
    private Set<String> note(Instant now, String week, Set<String> alarming) {
        var arrived = new HashSet<String>();
        for (var arrival : store.arrivals()) {
            arrived.add(arrival.source());
            var before = arrival.before();
            if (before == null) {
                store.insert(arrival.source(), now, arrival.lastReceived());
            } else {
                var silence = Duration.between(before, arrival.lastReceived());
                store.update(arrival.source(), arrival.lastReceived());
                store.add(arrival.source(), week, alarming.contains(arrival.source()) ? Duration.ZERO : silence);
            }
        }
        return arrived;
    }

    private static boolean isJudged(SourceSilenceStore.SourceRhythm source, Instant now) {
        return source.arrivals() >= MIN_ARRIVALS
                && !source.firstSeen().plus(MIN_KNOWN).isAfter(now);
    }

    private static Duration bound(SourceSilenceStore.SourceRhythm source) {
        var bound = source.longest().multipliedBy(QUARTERS).dividedBy(4);
        return bound.compareTo(MIN_SILENCE) < 0 ? MIN_SILENCE : bound;
    }

    private AlertCondition condition(SourceSilenceStore.SourceRhythm source) {
        return new AlertCondition(
                AlertKind.SILENCE,
                source.source(),
                null,
                null,
                null,
                null,
                "Source silent: " + source.source(),
                "Nothing received since " + DateFormatter.moment(source.lastReceived(), zone)
                        + ". Its longest silence in the last " + WEEKS + " weeks was " + words(source.longest()) + ".",
                "/data");
    }

    private static String words(Duration silence) {
        if (silence.toDays() >= 2) {
            return NumberFormatter.of(silence.toDays(), "day", "days");
        }
        return silence.toHours() >= 1
                ? NumberFormatter.of(silence.toHours(), "hour", "hours")
                : NumberFormatter.of(Math.max(1, silence.toMinutes()), "minute", "minutes");
    }
}
