package org.kept.packaged;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;

/** Memory and disk space. */
record MemoryBenchmark(Bench bench) {

    private static final long SHORT_STREAM = 100_000;

    void atRest(Packaged service) {
        bench.report().add(bench.line("resident at rest"), service.resident(), "≤ 250 MiB");
    }

    /** Puts load on it for some time, with the heap that it has by default. */
    void underLoad(Packaged service) {
        var end = System.nanoTime() + bench.sizes().load().toNanos();
        var singles = bench.sizes().singles();
        try (var crowd = new Crowd(Bench.CONNECTIONS)) {
            while (System.nanoTime() < end) {
                crowd.send(service, bench.generate(singles / 10), (row, status) -> stored(status));
                bench.push(service, bench.generate(singles));
            }
        }
        bench.report()
                .add(
                        bench.line("resident after " + bench.sizes().load().toSeconds()
                                + " s of load, beside the limit of the heap"),
                        service.resident(),
                        service.maxHeap() / (1 << 20) + " MiB",
                        "",
                        "bounded by KEPT_HEAP");
    }

    /** Compares the heap after a long stream with that after a short one. */
    void heap(Packaged service) {
        var longest = bench.sizes().longest();
        var shortest = Math.min(longest, SHORT_STREAM);
        stream(service, shortest);
        var before = service.heapAfterGc();
        stream(service, longest);
        var after = service.heapAfterGc();
        bench.report()
                .add(
                        bench.line("heap after a stream of %,d events against %,d".formatted(longest, shortest)),
                        after / 1_000_000 + " MB",
                        before / 1_000_000 + " MB",
                        Report.ratio((double) after / before),
                        "≤ 1.2");
    }

    private void stream(Packaged service, long events) {
        var from = bench.seed().getAndAdd(events);
        var answer = Packaged.expect(
                200,
                service.stream("/api/v1/events", "application/x-ndjson", () -> SyntheticEvents.stream(events, from)));
        bench.stored().addAndGet(Packaged.json(answer).path("accepted").asLong());
    }

    private void stored(int status) {
        if (status == 200) {
            bench.stored().incrementAndGet();
        }
    }

    /** Space of the database for each event, with everything that is counted; the service has stopped. */
    void disk() throws Exception {
        var events = bench.stored().get();
        if (bench.isPostgres()) {
            var sizes = "select pg_database_size(current_database()), pg_total_relation_size('event')";
            try (var connection = bench.connect();
                    var statement = connection.createStatement();
                    var found = statement.executeQuery(sizes)) {
                found.next();
                bench.report()
                        .add(
                                bench.line("database for each of %,d events, beside the events' own table and indexes"
                                        .formatted(events)),
                                found.getLong(1) / events + " B",
                                found.getLong(2) / events + " B",
                                "",
                                "");
            }
        } else {
            file(bench.folder().resolve("kept"), events);
        }
    }

    private void file(Path database, long events) throws Exception {
        var file = Path.of(database + ".mv.db");
        var before = Files.size(file);
        var url = "jdbc:h2:file:" + database + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(url, "kept", "");
                var statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
        var after = Files.size(file);
        bench.report()
                .add(
                        bench.line("the file against the same compacted, for each of %,d events".formatted(events)),
                        before / events + " B",
                        after / events + " B",
                        Report.ratio((double) before / after),
                        "≤ 5");
    }
}
