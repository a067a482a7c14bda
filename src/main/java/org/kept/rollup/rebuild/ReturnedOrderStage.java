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
 * The orders that returns are remembered to name, two thousand rows a step: that there is such a return and names it.
 *
 * <p>Rows without a source stand for returns that were dropped: of those no event can tell.
 */
@ApplicationScoped
class ReturnedOrderStage implements RebuildStage {

    private static final int AT_ONCE = 2000;

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
        var remembered = remembered(key(after));
        var stand = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        remembered.forEach(
                (key, order) -> stand.put(DerivedTable.row(key.source(), key.id()), DerivedTable.row(order)));
        comparison.compare(DerivedTable.RETURNED, stand, named(List.copyOf(remembered.keySet())));
        var keys = new ArrayList<>(remembered.keySet());
        return keys.size() < AT_ONCE ? null : place(keys.get(keys.size() - 1));
    }

    private Map<Event.EventKey, String> remembered(Event.EventKey after) {
        return database.with(connection -> {
            var remembered = new LinkedHashMap<Event.EventKey, String>();
            try (var select = connection.prepareStatement(ROWS)) {
                select.setString(1, after.source());
                select.setString(2, after.source());
                select.setString(3, after.id());
                select.setInt(4, AT_ONCE);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        remembered.put(new Event.EventKey(rows.getString(1), rows.getString(2)), rows.getString(3));
                    }
                }
            }
            return remembered;
        });
    }

    /** The orders that the returns of those keys name, where there are such. */
    private Map<List<@Nullable Object>, List<@Nullable Object>> named(List<Event.EventKey> keys) {
        var named = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        for (var event : eventRepository.counting(keys)) {
            var order = event.type() == EventType.RETURN ? event.text("order") : null;
            if (order != null) {
                named.put(DerivedTable.row(event.key().source(), event.key().id()), DerivedTable.row(order));
            }
        }
        return named;
    }

    /** A key as one text: how long the source is says where it ends. */
    private static String place(Event.EventKey key) {
        return key.source().length() + ":" + key.source() + key.id();
    }

    private static Event.EventKey key(String place) {
        if (place.isEmpty()) {
            return new Event.EventKey("", "");
        }
        var colon = place.indexOf(':');
        var end = colon + 1 + Integer.parseInt(place.substring(0, colon));
        return new Event.EventKey(place.substring(colon + 1, end), place.substring(end));
    }
}
