package org.kept.hook;

import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.kept.MovingClock;

/** The shared samples of deliveries, sent to a hook as the named systems send them. */
public final class SharedDeliveries {

    /** A moment after everything in the samples. */
    public static final Instant AFTER_ALL = Instant.parse("2026-12-01T09:00:00Z");

    private static final Path EXPORTS = Path.of("../shared/exports");
    private static final String SECRET = "test-secret-not-real";
    private static final List<String> OF_THE_CONNECTION = List.of("content-type", "content-length", "host");

    /**
     * A delivery of the list.
     *
     * @param outcome expected result: {@code stored}, {@code replayed}, {@code ignored} or {@code refused}
     * @param newEvents number of events it must add the first time
     */
    public record SharedDelivery(Path body, Path headers, String outcome, int newEvents) {

        public boolean isRefused() {
            return outcome.equals("refused");
        }
    }

    private SharedDeliveries() {}

    /** Whether the samples of that folder exist. */
    public static boolean areThere(String folder) {
        return Files.exists(list(folder));
    }

    /** The deliveries of a folder, in order. */
    public static List<SharedDelivery> of(String folder) throws IOException {
        return Files.readAllLines(list(folder)).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[1].endsWith(".json"))
                .map(cells -> new SharedDelivery(
                        list(folder).resolveSibling(cells[1]),
                        list(folder).resolveSibling(cells[2]),
                        cells[4],
                        Integer.parseInt(cells[5])))
                .toList();
    }

    /** Creates a hook with the secret of the samples. */
    public static void putHook(String name, String recipe, String scheme) {
        TestHooks.put(name, recipe, scheme, SECRET).statusCode(200);
    }

    /** Sends a delivery, with the clock at its signed time, so that it is within the sender's age limit. */
    public static Response send(String hook, SharedDelivery delivery) throws IOException {
        var request = TestHooks.delivery(Files.readString(delivery.body()));
        var at = AFTER_ALL;
        for (var line : Files.readAllLines(delivery.headers())) {
            var colon = line.indexOf(':');
            var header = line.substring(0, colon);
            var value = line.substring(colon + 1).strip();
            if (header.equalsIgnoreCase("Stripe-Signature")) {
                at = Instant.ofEpochSecond(Long.parseLong(value.substring("t=".length(), value.indexOf(','))));
            }
            if (OF_THE_CONNECTION.stream().noneMatch(header::equalsIgnoreCase)) {
                request.header(header, value);
            }
        }
        QuarkusMock.installMockForType(new MovingClock(at), Clock.class);
        try {
            return request.post("/hooks/" + hook);
        } finally {
            QuarkusMock.installMockForType(new MovingClock(AFTER_ALL), Clock.class);
        }
    }

    private static Path list(String folder) {
        return EXPORTS.resolve(folder).resolve("deliveries.csv");
    }
}
