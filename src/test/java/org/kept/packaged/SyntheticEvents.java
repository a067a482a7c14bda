package org.kept.packaged;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Synthetic events of a shop with a phone desk, in time order: some 48,000 a week of the last two years, with random
 * ids.
 */
final class SyntheticEvents {

    private static final int YEARS_SECONDS = 2 * 52 * 7 * 24 * 3600;
    private static final int MILLIS_APART = 12_600;
    private static final int BLOCK = 10_000;
    static final String[] TEAMS = {"north", "south", "east", "west"};
    static final String[] CHANNELS = {"web", "phone"};

    /** One event as columns. */
    record Row(String source, String id, String type, Instant time, String team, String channel, String data) {

        /** The same event in another team and channel. */
        Row in(String otherTeam, String otherChannel) {
            return new Row(source, id, type, time, otherTeam, otherChannel, data);
        }

        String json() {
            return "{\"id\":\"" + id + "\",\"source\":\"" + source + "\",\"type\":\"" + type + "\",\"time\":\"" + time
                    + "\",\"team\":\"" + team + "\",\"channel\":\"" + channel + "\",\"data\":" + data + "}";
        }
    }

    private SyntheticEvents() {}

    /** Generates events, the same for the same seed; another seed gives other ids. */
    static List<Row> generate(int count, long seed) {
        var random = new Random(seed);
        var span = (long) MILLIS_APART * count / 1000;
        var early = YEARS_SECONDS - Math.floorMod(seed * 7919, Math.max(1, YEARS_SECONDS - span)) + 0L;
        var begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(early);
        var rows = new ArrayList<Row>(count);
        for (var i = 0; i < count; i++) {
            rows.add(row(random, begin.plusMillis((long) MILLIS_APART * i)));
        }
        return rows;
    }

    private static Row row(Random random, Instant time) {
        var kind = random.nextInt(100);
        var type =
                kind < 60 ? "contact" : kind < 80 ? "order" : kind < 92 ? "survey" : kind < 96 ? "return" : "complaint";
        return new Row(
                "bench",
                "%016x-%08x".formatted(random.nextLong(), random.nextInt()),
                type,
                time,
                TEAMS[random.nextInt(TEAMS.length)],
                CHANNELS[random.nextInt(CHANNELS.length)],
                data(type, random));
    }

    private static String data(String type, Random random) {
        return switch (type) {
            case "contact" ->
                "{\"outcome\":\"" + (random.nextInt(10) > 0 ? "answered" : "abandoned") + "\",\"waitSeconds\":"
                        + random.nextInt(300) + ",\"handleSeconds\":" + random.nextInt(900) + "}";
            case "order" ->
                "{\"customer\":\"c" + random.nextInt(50_000) + "\",\"value\":" + random.nextInt(20_000) / 100.0 + "}";
            case "survey" -> "{\"question\":\"csat\",\"score\":" + (1 + random.nextInt(5)) + "}";
            case "return" -> "{\"order\":\"o-" + random.nextInt(1_000_000) + "\",\"reason\":\"too small\"}";
            default -> "{\"topic\":\"delivery\"}";
        };
    }

    /** The same rows, with every tenth changed. */
    static List<Row> corrected(List<Row> rows) {
        var corrected = new ArrayList<Row>(rows.size());
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            corrected.add(i % 10 > 0 ? row : row.in(row.team.equals("north") ? "south" : "north", row.channel));
        }
        return corrected;
    }

    /** A body of that many events, generated while it is read. */
    static InputStream stream(long count, long seed) {
        var blocks = LongStream.range(0, (count + BLOCK - 1) / BLOCK)
                .mapToObj(block -> generate((int) Math.min(BLOCK, count - block * BLOCK), seed + block))
                .map(SyntheticEvents::ndjson)
                .iterator();
        return new InputStream() {
            private ByteArrayInputStream block = new ByteArrayInputStream(new byte[0]);

            @Override
            public int read() {
                return more() ? block.read() : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return more() ? block.read(bytes, from, length) : -1;
            }

            private boolean more() {
                while (block.available() == 0 && blocks.hasNext()) {
                    block = new ByteArrayInputStream(blocks.next());
                }
                return block.available() > 0;
            }
        };
    }

    static byte[] ndjson(List<Row> rows) {
        var lines = new StringBuilder(rows.size() * 200);
        rows.forEach(row -> lines.append(row.json()).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
