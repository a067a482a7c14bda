package org.kept.rollup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kept.TestEvents;

/**
 * Random events with few customers and few moments, so that first orders coincide. Each history has its own channel and
 * customers, so that histories do not mix.
 */
public final class History {

    private static final OffsetDateTime BEGIN = OffsetDateTime.of(2024, 2, 26, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final List<String> TYPES = List.of(
            "order",
            "order",
            "order",
            "order",
            "referral",
            "referral",
            "return",
            "complaint",
            "contact",
            "contact",
            "survey",
            "incorrect-fulfillment",
            "figure");
    private static final List<String> FIGURES = List.of("csat", "return-rate", "awt");

    private final Random random;
    private final String name;

    public History(long seed, String name) {
        this.random = new Random(seed);
        this.name = name;
    }

    /** Creates events with ids from 0. */
    public List<ObjectNode> events(int count) {
        var events = new ArrayList<ObjectNode>();
        for (var i = 0; i < count; i++) {
            events.add(event(i));
        }
        return events;
    }

    /** Creates another event with that id, at random of another type, time, customer or team. */
    public ObjectNode event(int id) {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        var time = BEGIN.plusHours(8L * random.nextInt(100)).plusMinutes(random.nextInt(2));
        var event = TestEvents.event("history " + name, "e" + id, type, time.toString(), data(type));
        event.put("channel", name);
        if (random.nextInt(4) > 0) {
            event.put("team", random.nextBoolean() ? "red" : "blue");
        }
        return event;
    }

    private String data(String type) {
        return switch (type) {
            case "order" -> random.nextInt(6) == 0 ? "{}" : "{'customer':'" + customer() + "'}";
            case "referral" -> "{'customer':'" + customer() + "'}";
            case "return" -> "{'order':'e" + random.nextInt(60) + "'}";
            case "contact" ->
                "{'outcome':'" + (random.nextInt(3) > 0 ? "answered" : "abandoned") + "','waitSeconds':"
                        + random.nextInt(1000) / 10.0 + (random.nextBoolean() ? ",'handleSeconds':7.5" : "")
                        + (random.nextBoolean() ? ",'resolved':" + random.nextBoolean() : "") + "}";
            case "survey" -> survey();
            case "figure" -> figure();
            default -> "{}";
        };
    }

    private String customer() {
        return name + "-" + random.nextInt(8);
    }

    private String survey() {
        return switch (random.nextInt(3)) {
            case 0 -> "{'question':'csat','score':" + (1 + random.nextInt(5)) + "}";
            case 1 -> "{'question':'nps','score':" + random.nextInt(11) + "}";
            default -> "{'question':'ces','score':" + (1 + random.nextInt(7)) + "}";
        };
    }

    private String figure() {
        var kpi = FIGURES.get(random.nextInt(FIGURES.size()));
        var period = List.of("'week':'2024-W10'", "'date':'2024-03-05'", "'date':'2024-03-06'", "'month':'2024-03'");
        var amount = random.nextInt(3) == 0 ? "'value':0.5" : "'numerator':" + random.nextInt(9) + ",'denominator':9";
        return "{'kpi':'" + kpi + "'," + period.get(random.nextInt(period.size())) + "," + amount + "}";
    }

    Random random() {
        return random;
    }
}
