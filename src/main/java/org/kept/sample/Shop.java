package org.kept.sample;

import static org.kept.sample.Journal.data;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kept.calendar.Period;
import org.kept.sample.Chance.Shares;
import org.kept.sample.Journal.Desk;

/** Orders, and what follows from them: parcels tracked, parcels packed wrong, books sent back, complaints, friends, a question about effort. */
final class Shop {

    static final Shares<String> TEAMS = Shares.of("north", 0.45, "south", 0.35, "overseas");

    private static final Shares<String> CHANNELS = Shares.of("web", 0.62, "phone", 0.26, "post");
    private static final List<String> FAULTS =
            List.of("wrong-item", "wrong-item", "wrong-item", "wrong-quantity", "damaged", "damaged", "wrong-address");
    private static final List<String> REGRETS = List.of("not as expected", "unwanted gift", "bought twice", "damaged");
    private static final List<String> TOPICS = List.of("late", "late", "late", "damaged", "wrong book", "billing");

    private final Story story;
    private final Journal journal;
    private final List<String> customers = new ArrayList<>();

    Shop(Story story, Journal journal) {
        this.story = story;
        this.journal = journal;
    }

    /** A week of orders; who comes back has ordered at an earlier moment. */
    void open(Period week, Chance chance) {
        IntStream.range(0, chance.count(story.orders(week)))
                .mapToObj(each -> arrival(week, chance))
                .sorted(Comparator.comparing(Arrival::time))
                .toList()
                .forEach(arrival -> order(arrival, week, chance));
    }

    private record Arrival(Instant time, Desk desk) {}

    private Arrival arrival(Period week, Chance chance) {
        var desk = new Desk(chance.oneOf(TEAMS), chance.oneOf(CHANNELS));
        var hours = Hours.of(desk.channel());
        return new Arrival(hours.moment(week, chance, journal), desk);
    }

    private void order(Arrival arrival, Period week, Chance chance) {
        var customer = customer(arrival, week, chance);
        var value = chance.between(795, 6495) / 100.0;
        var order = journal.add(
                "shop",
                "order",
                arrival.time(),
                arrival.desk(),
                data().put("customer", customer).put("value", value));
        track(order, arrival);
        if (chance.happens(story.wrongParcel(week))) {
            var data = data().put("order", order).put("reason", chance.oneOf(FAULTS));
            journal.add("warehouse", "incorrect-fulfillment", after(arrival, 1, 3, chance), arrival.desk(), data);
        }
        if (chance.happens(story.returned())) {
            var data = data().put("order", order)
                    .put("customer", customer)
                    .put("reason", chance.oneOf(REGRETS))
                    .put("value", value);
            journal.add("warehouse", "return", after(arrival, 5, 19, chance), arrival.desk(), data);
        }
        if (chance.happens(story.complained())) {
            var data = data().put("customer", customer).put("order", order).put("topic", chance.oneOf(TOPICS));
            journal.add("aftercare", "complaint", after(arrival, 2, 12, chance), arrival.desk(), data);
        }
        if (chance.happens(0.14)) {
            var data =
                    data().put("question", "ces").put("score", effort(chance)).put("customer", customer);
            journal.add("aftercare", "survey", after(arrival, 1, 4, chance), arrival.desk(), data);
        }
    }

    /** What the courier tells of a parcel, if it is tracked; by dice of its own, so that nothing else falls otherwise. */
    private void track(String order, Arrival arrival) {
        var chance = new Chance(31L * order.hashCode());
        if (chance.happens(0.3)) {
            var promised = arrival.time().plus(3, ChronoUnit.DAYS);
            var late = chance.happens(0.06);
            var off = Duration.ofSeconds(chance.between(600, 100_000));
            var delivered = late ? promised.plus(off) : promised.minus(off);
            var data = data().put("order", order)
                    .put("promisedBy", promised.toString())
                    .put("deliveredAt", delivered.toString());
            journal.add("warehouse", "delivery", delivered, arrival.desk(), data);
        }
    }

    private String customer(Arrival arrival, Period week, Chance chance) {
        if (!customers.isEmpty() && chance.happens(story.cameBack(week))) {
            // Squared: who was here lately is likelier to come again.
            double back = chance.fraction() * chance.fraction();
            return customers.get(customers.size() - 1 - (int) (back * customers.size()));
        }
        var newcomer = "reader-" + (customers.size() + 1);
        if (!customers.isEmpty() && chance.happens(story.broughtByFriend(week))) {
            var data = data().put("customer", newcomer).put("referrer", chance.oneOf(customers));
            journal.add("shop", "referral", arrival.time(), arrival.desk(), data);
        }
        customers.add(newcomer);
        return newcomer;
    }

    private static int effort(Chance chance) {
        return chance.happens(0.76) ? chance.between(5, 7) : chance.between(1, 4);
    }

    private static Instant after(Arrival arrival, int fewest, int most, Chance chance) {
        return arrival.time()
                .plus(chance.between(fewest, most), ChronoUnit.DAYS)
                .plus(chance.between(0, 3599), ChronoUnit.SECONDS);
    }
}
