package org.kept.sample;

import static org.kept.sample.SampleEventLog.data;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kept.calendar.Period;
import org.kept.sample.SampleEventLog.TeamAndChannel;
import org.kept.sample.SeededRandom.WeightedChoice;

/**
 * Simulates orders and what follows: deliveries, packing errors, returns, complaints, referrals and an effort survey.
 */
final class ShopSimulator {

    static final WeightedChoice<String> TEAMS = WeightedChoice.of("north", 0.45, "south", 0.35, "overseas");

    private static final WeightedChoice<String> CHANNELS = WeightedChoice.of("web", 0.62, "phone", 0.26, "post");
    private static final List<String> FAULTS =
            List.of("wrong-item", "wrong-item", "wrong-item", "wrong-quantity", "damaged", "damaged", "wrong-address");
    private static final List<String> REGRETS = List.of("not as expected", "unwanted gift", "bought twice", "damaged");
    private static final List<String> TOPICS = List.of("late", "late", "late", "damaged", "wrong book", "billing");

    private final SampleScenario sampleScenario;
    private final SampleEventLog sampleEventLog;
    private final List<String> customers = new ArrayList<>();

    ShopSimulator(SampleScenario sampleScenario, SampleEventLog sampleEventLog) {
        this.sampleScenario = sampleScenario;
        this.sampleEventLog = sampleEventLog;
    }

    /** A week of orders, in time order, so that returning customers have ordered before. */
    void simulate(Period week, SeededRandom seededRandom) {
        IntStream.range(0, seededRandom.count(sampleScenario.orders(week)))
                .mapToObj(each -> arrival(week, seededRandom))
                .sorted(Comparator.comparing(OrderArrival::time))
                .toList()
                .forEach(arrival -> order(arrival, week, seededRandom));
    }

    private record OrderArrival(Instant time, TeamAndChannel desk) {}

    private OrderArrival arrival(Period week, SeededRandom seededRandom) {
        var desk = new TeamAndChannel(seededRandom.oneOf(TEAMS), seededRandom.oneOf(CHANNELS));
        var hours = ChannelHours.of(desk.channel());
        return new OrderArrival(hours.moment(week, seededRandom, sampleEventLog), desk);
    }

    private void order(OrderArrival arrival, Period week, SeededRandom seededRandom) {
        var customer = customer(arrival, week, seededRandom);
        var value = seededRandom.between(795, 6495) / 100.0;
        var order = sampleEventLog.add(
                "shop",
                "order",
                arrival.time(),
                arrival.desk(),
                data().put("customer", customer).put("value", value));
        track(order, arrival);
        if (seededRandom.happens(sampleScenario.wrongParcel(week))) {
            var data = data().put("order", order).put("reason", seededRandom.oneOf(FAULTS));
            sampleEventLog.add(
                    "warehouse", "incorrect-fulfillment", after(arrival, 1, 3, seededRandom), arrival.desk(), data);
        }
        if (seededRandom.happens(sampleScenario.returned())) {
            var data = data().put("order", order)
                    .put("customer", customer)
                    .put("reason", seededRandom.oneOf(REGRETS))
                    .put("value", value);
            sampleEventLog.add("warehouse", "return", after(arrival, 5, 19, seededRandom), arrival.desk(), data);
        }
        if (seededRandom.happens(sampleScenario.complained())) {
            var data = data().put("customer", customer).put("order", order).put("topic", seededRandom.oneOf(TOPICS));
            sampleEventLog.add("aftercare", "complaint", after(arrival, 2, 12, seededRandom), arrival.desk(), data);
        }
        if (seededRandom.happens(0.14)) {
            var data = data().put("question", "ces")
                    .put("score", effort(seededRandom))
                    .put("customer", customer);
            sampleEventLog.add("aftercare", "survey", after(arrival, 1, 4, seededRandom), arrival.desk(), data);
        }
    }

    /** The delivery of an order, if it is tracked. Its own random numbers keep the other events unchanged. */
    private void track(String order, OrderArrival arrival) {
        var seededRandom = new SeededRandom(31L * order.hashCode());
        if (seededRandom.happens(0.3)) {
            var promised = arrival.time().plus(3, ChronoUnit.DAYS);
            var late = seededRandom.happens(0.06);
            var difference = Duration.ofSeconds(seededRandom.between(600, 100_000));
            var delivered = late ? promised.plus(difference) : promised.minus(difference);
            var data = data().put("order", order)
                    .put("promisedBy", promised.toString())
                    .put("deliveredAt", delivered.toString());
            sampleEventLog.add("warehouse", "delivery", delivered, arrival.desk(), data);
        }
    }

    private String customer(OrderArrival arrival, Period week, SeededRandom seededRandom) {
        if (!customers.isEmpty() && seededRandom.happens(sampleScenario.returningShare(week))) {
            // Squared: recent customers are more likely to return.
            double position = seededRandom.fraction() * seededRandom.fraction();
            return customers.get(customers.size() - 1 - (int) (position * customers.size()));
        }
        var newcomer = "reader-" + (customers.size() + 1);
        if (!customers.isEmpty() && seededRandom.happens(sampleScenario.broughtByFriend(week))) {
            var data = data().put("customer", newcomer).put("referrer", seededRandom.oneOf(customers));
            sampleEventLog.add("shop", "referral", arrival.time(), arrival.desk(), data);
        }
        customers.add(newcomer);
        return newcomer;
    }

    private static int effort(SeededRandom seededRandom) {
        return seededRandom.happens(0.76) ? seededRandom.between(5, 7) : seededRandom.between(1, 4);
    }

    private static Instant after(OrderArrival arrival, int minDays, int maxDays, SeededRandom seededRandom) {
        return arrival.time()
                .plus(seededRandom.between(minDays, maxDays), ChronoUnit.DAYS)
                .plus(seededRandom.between(0, 3599), ChronoUnit.SECONDS);
    }
}
