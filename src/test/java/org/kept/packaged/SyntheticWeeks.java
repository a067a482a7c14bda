package org.kept.packaged;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Events of every type that the sample mission needs, spread evenly over the last complete weeks in UTC. Types and what
 * a KPI is divided by take turns, so that every week has as many of them; only deliveries double every other week. What
 * is counted above them is random.
 */
final class SyntheticWeeks {

    private static final int CYCLE = 50;

    private final Random random = new Random(13);
    private final Instant begin;
    private final String prefix;
    private final Duration week = Duration.ofDays(7);
    private final int perWeek;
    private final int weeks;
    private int customers;

    /** With ids that begin with a prefix, so that other events have other ids. */
    SyntheticWeeks(int events, int weeks, String prefix) {
        this.prefix = prefix;
        this.weeks = weeks;
        this.perWeek = events / weeks;
        this.begin = firstDay().atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The first day of the first week. */
    LocalDate firstDay() {
        return LocalDate.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(weeks);
    }

    int weeks() {
        return weeks;
    }

    /** The events of all weeks. */
    List<SyntheticEvents.Row> all() {
        return IntStream.range(0, weeks)
                .boxed()
                .flatMap(index -> ofWeek(index).stream())
                .toList();
    }

    /** The events of a week; call it for one week after the other. */
    List<SyntheticEvents.Row> ofWeek(int index) {
        return IntStream.range(0, perWeek).mapToObj(i -> row(index, i)).toList();
    }

    private SyntheticEvents.Row row(int index, int i) {
        var time =
                begin.plus(week.multipliedBy(index)).plus(week.multipliedBy(i).dividedBy(perWeek));
        var place = i % CYCLE;
        var turn = i / CYCLE;
        String type;
        String data;
        if (place < 20) {
            type = "contact";
            data = contact(place);
        } else if (place < 32) {
            type = "order";
            data = "{\"customer\":\"" + customer((turn + place) % 3 == 0) + "\",\"value\":"
                    + random.nextInt(20_000) / 100.0 + "}";
        } else if (place < 38) {
            type = "survey";
            data = "{\"question\":\"csat\",\"score\":" + (1 + random.nextInt(5)) + "}";
        } else if (place < 42 || (place < 46 && index % 2 == 0)) {
            type = "delivery";
            data = "{\"late\":" + (random.nextInt(10) == 0) + "}";
        } else if (place < 48) {
            type = random.nextBoolean() ? "return" : "complaint";
            data = "{\"order\":\"o-" + random.nextInt(1_000_000) + "\"}";
        } else if (place < 49) {
            type = "incorrect-fulfillment";
            data = "{\"reason\":\"wrong-item\"}";
        } else {
            type = "referral";
            data = "{\"customer\":\"c" + random.nextInt(customers + 10) + "\"}";
        }
        return new SyntheticEvents.Row(
                "bench",
                "%s-%d-%d".formatted(prefix, index, i),
                type,
                time,
                SyntheticEvents.TEAMS[random.nextInt(SyntheticEvents.TEAMS.length)],
                SyntheticEvents.CHANNELS[random.nextInt(SyntheticEvents.CHANNELS.length)],
                data);
    }

    private String contact(int place) {
        var wait = random.nextInt(120);
        return place < 18
                ? "{\"outcome\":\"answered\",\"waitSeconds\":" + wait + ",\"handleSeconds\":" + random.nextInt(900)
                        + ",\"resolved\":" + (random.nextInt(4) > 0) + "}"
                : "{\"outcome\":\"abandoned\",\"waitSeconds\":" + wait + "}";
    }

    /** A customer who has not ordered yet, or any of the earlier ones. */
    private String customer(boolean isNew) {
        return "c" + ((isNew || customers == 0) ? customers++ : random.nextInt(customers));
    }
}
