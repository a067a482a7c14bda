package org.kept.rollup.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the sums of each input are in the cells of an hour. A place is given once and never to another input. */
@ApplicationScoped
class InputPlaces {

    /** Places in one part: enough for all inputs of the catalogue and some more, while rows stay small. */
    static final int PLACES = 64;

    /** Place of an input: the part of the cell and the index in its arrays, from 1. */
    record InputPlace(int part, int place) {}

    private final TransactionSynchronizationRegistry transaction;
    private final Map<String, InputPlace> committed = new ConcurrentHashMap<>();

    InputPlaces(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /**
     * The places of the inputs; those that have none get one in the running transaction.
     *
     * @param inputs codes, in the order in which they get their places
     */
    Map<String, InputPlace> of(Connection connection, Collection<String> inputs) throws SQLException {
        var places = new HashMap<String, InputPlace>();
        for (var input : inputs) {
            var place = committed.get(input);
            if (place != null) {
                places.put(input, place);
            }
        }
        if (!places.keySet().containsAll(inputs)) {
            places.putAll(read(connection));
            give(connection, inputs, places);
            rememberAfterCommit(Map.copyOf(places));
        }
        return places;
    }

    /**
     * Gives places to the inputs that have none. Another writer may do the same at this moment: an insert waits for it,
     * and stores nothing if the other one has taken the place or given one to the input.
     */
    private static void give(Connection connection, Collection<String> inputs, Map<String, InputPlace> places)
            throws SQLException {
        var missing = missing(inputs, places);
        while (!missing.isEmpty()) {
            var next = places.values().stream()
                    .mapToInt(place -> place.part() * PLACES + place.place())
                    .max()
                    .orElse(0);
            try (var insert = connection.prepareStatement(
                    "insert into input_place (input, part, place) values (?, ?, ?) on conflict do nothing")) {
                insert.setString(1, missing.get(0));
                insert.setInt(2, next / PLACES);
                insert.setInt(3, next % PLACES + 1);
                insert.executeUpdate();
            }
            places.putAll(read(connection));
            missing = missing(inputs, places);
        }
    }

    private static List<String> missing(Collection<String> inputs, Map<String, InputPlace> places) {
        return inputs.stream()
                .filter(input -> !places.containsKey(input))
                .distinct()
                .toList();
    }

    private static Map<String, InputPlace> read(Connection connection) throws SQLException {
        var places = new HashMap<String, InputPlace>();
        try (var select = connection.prepareStatement("select input, part, place from input_place");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                places.put(rows.getString(1), new InputPlace(rows.getInt(2), rows.getInt(3)));
            }
        }
        return places;
    }

    /** A transaction also sees the places that it gave itself, and they are void if it is rolled back. */
    private void rememberAfterCommit(Map<String, InputPlace> places) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            return;
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    committed.putAll(places);
                }
            }
        });
    }
}
