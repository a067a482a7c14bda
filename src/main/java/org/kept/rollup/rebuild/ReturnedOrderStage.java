package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.ingest.Event;
import org.kept.ingest.EventRepository;
import org.kept.kpi.EventType;

/**
 * Checks the stored orders of returns, 2,000 rows a step: that the return exists and names the order.
 *
 * <p>Rows without a source belong to dropped returns, which no event can confirm.
 */
@ApplicationScoped
class ReturnedOrderStage implements RebuildStage {

    private static final int BATCH_SIZE = 2000;

    private static final String ROWS = "select source, id, order_id from returned_order where source >= ?"
            + " and source <> ''"
            + " and (source, id) > (?, ?) order by source, id fetch first ? rows only";

    private final Database database;
    private final EventRepository eventRepository;

    ReturnedOrderStage(Database database, EventRepository eventRepository) {
        this.database = database;
        this.eventRepository = eventRepository;
    }

    @Override
    public String code() {
        return "returned-orders";
    }

    @Override
    public @Nullable String step(String after, RebuildWeeks weeks, RebuildComparison comparison) {
        var storedReturns = readReturns(decodePlace(after));
        var stored = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        storedReturns.forEach(
                (key, order) -> stored.put(DerivedTable.row(key.source(), key.id()), DerivedTable.row(order)));
        comparison.compare(DerivedTable.RETURNED, stored, namedOrders(List.copyOf(storedReturns.keySet())));
        var keys = new ArrayList<>(storedReturns.keySet());
        return keys.size() < BATCH_SIZE ? null : encodePlace(keys.get(keys.size() - 1));
    }

    private Map<Event.EventKey, String> readReturns(Event.EventKey after) {
        return database.with(connection -> {
            var storedReturns = new LinkedHashMap<Event.EventKey, String>();
            try (var select = connection.prepareStatement(ROWS)) {
                select.setString(1, after.source());
                select.setString(2, after.source());
                select.setString(3, after.id());
                select.setInt(4, BATCH_SIZE);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        storedReturns.put(new Event.EventKey(rows.getString(1), rows.getString(2)), rows.getString(3));
                    }
                }
            }
            return storedReturns;
        });
    }

    /** The orders named by those of the returns that exist. */
    private Map<List<@Nullable Object>, List<@Nullable Object>> namedOrders(List<Event.EventKey> keys) {
        var orders = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        for (var event : eventRepository.findNotVoided(keys)) {
            var order = event.type().equals(EventType.RETURN) ? event.text("order") : null;
            if (order != null) {
                orders.put(DerivedTable.row(event.key().source(), event.key().id()), DerivedTable.row(order));
            }
        }
        return orders;
    }

    /** Encodes a key as one text; the length of the source marks its end. */
    private static String encodePlace(Event.EventKey key) {
        return key.source().length() + ":" + key.source() + key.id();
    }

    private static Event.EventKey decodePlace(String place) {
        if (place.isEmpty()) {
            return new Event.EventKey("", "");
        }
        var colon = place.indexOf(':');
        var end = colon + 1 + Integer.parseInt(place.substring(0, colon));
        return new Event.EventKey(place.substring(colon + 1, end), place.substring(end));
    }
}
