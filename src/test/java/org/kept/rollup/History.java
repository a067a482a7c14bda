package org.kept.rollup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kept.TestEvents;

/**
 * Events that chance made up, few customers and few moments, so that first orders meet at equal times; all under one
 * channel and customers of its own, so that histories do not mix.
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

    private final Random chance;
    private final String name;

    public History(long seed, String name) {
        this.chance = new Random(seed);
        this.name = name;
    }

    /** So many events with ids from 0. */
    public List<ObjectNode> events(int count) {
        var events = new ArrayList<ObjectNode>();
        for (var i = 0; i < count; i++) {
            events.add(event(i));
        }
        return events;
    }

    /** Another event under that id: of another type, time, customer or team. */
    public ObjectNode event(int id) {
        var type = TYPES.get(chance.nextInt(TYPES.size()));
        var time = BEGIN.plusHours(8L * chance.nextInt(100)).plusMinutes(chance.nextInt(2));
        var event = TestEvents.event("history " + name, "e" + id, type, time.toString(), data(type));
        event.put("channel", name);
        if (chance.nextInt(4) > 0) {
            event.put("team", chance.nextBoolean() ? "red" : "blue");
        }
        return event;
    }

    private String data(String type) {
        return switch (type) {
            case "order" -> chance.nextInt(6) == 0 ? "{}" : "{'customer':'" + customer() + "'}";
            case "referral" -> "{'customer':'" + customer() + "'}";
            case "return" -> "{'order':'e" + chance.nextInt(60) + "'}";
            case "contact" ->
                "{'outcome':'" + (chance.nextInt(3) > 0 ? "answered" : "abandoned") + "','waitSeconds':"
                        + chance.nextInt(1000) / 10.0 + (chance.nextBoolean() ? ",'handleSeconds':7.5" : "")
                        + (chance.nextBoolean() ? ",'resolved':" + chance.nextBoolean() : "") + "}";
            case "survey" -> survey();
            case "figure" -> figure();
            default -> "{}";
        };
    }

    private String customer() {
        return name + "-" + chance.nextInt(8);
    }

    private String survey() {
        return switch (chance.nextInt(3)) {
            case 0 -> "{'question':'csat','score':" + (1 + chance.nextInt(5)) + "}";
            case 1 -> "{'question':'nps','score':" + chance.nextInt(11) + "}";
            default -> "{'question':'ces','score':" + (1 + chance.nextInt(7)) + "}";
        };
    }

    private String figure() {
        var kpi = FIGURES.get(chance.nextInt(FIGURES.size()));
        var period = List.of("'week':'2024-W10'", "'date':'2024-03-05'", "'date':'2024-03-06'", "'month':'2024-03'");
        var amount = chance.nextInt(3) == 0 ? "'value':0.5" : "'numerator':" + chance.nextInt(9) + ",'denominator':9";
        return "{'kpi':'" + kpi + "'," + period.get(chance.nextInt(period.size())) + "," + amount + "}";
    }

    Random chance() {
        return chance;
    }
}
