package org.kept.packaged;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Events one by one over many connections, beside what someone would write instead of Kept. */
record SinglesBenchmark(Bench bench, Packaged service) {

    private static final String EVENTS = "/api/v1/events";

    /**
     * Measures against the plain endpoint and against JDBC.
     *
     * @param raw table of the plain endpoint, and of JDBC
     * @param plain settings of the plain endpoint for such a table
     */
    void measure(Raw raw, Map<String, String> plain) throws Exception {
        try (var application = BenchmarkApplication.start(BenchmarkApplication.PLAIN, plain);
                var crowd = new Crowd(Bench.CONNECTIONS)) {
            var endpoint = application.uri(EVENTS);
            var rates = new Figures();
            var limits = new Figures();
            var direct = new Figures();
            bench.rounds(List.of(rates, limits, direct), () -> {
                send(crowd, endpoint, rates, limits);
                var others = bench.generate(bench.sizes().singles());
                direct.add(others.size() / Bench.seconds(() -> raw.singly(others)));
            });
            bench.report().rate(bench.line(against("a plain endpoint with Panache")), rates, limits, "≥ 1.0");
            bench.report()
                    .rate(bench.line(against("JDBC alone with 8 threads, one transaction each")), rates, direct, "");
            if (bench.isPostgres()) {
                slowCommits(crowd, endpoint);
            }
        }
    }

    /** The same where a commit takes two milliseconds, as on many disks. */
    private void slowCommits(Crowd crowd, URI endpoint) throws Exception {
        var rates = new Figures();
        var limits = new Figures();
        configure("alter system set commit_delay = 2000", "alter system set commit_siblings = 0");
        try {
            bench.rounds(List.of(rates, limits), () -> send(crowd, endpoint, rates, limits));
        } finally {
            configure("alter system reset commit_delay", "alter system reset commit_siblings");
        }
        bench.report()
                .rate(bench.line(against("a plain endpoint with Panache, commits of 2 ms")), rates, limits, "≥ 3");
    }

    /** Sets the server's configuration, for the databases of both. */
    private void configure(String... statements) throws SQLException {
        try (var connection = bench.connect()) {
            Bench.execute(connection, statements);
            Bench.execute(connection, "select pg_reload_conf()");
        }
    }

    private static String against(String baseline) {
        return "single POSTs, " + Bench.CONNECTIONS + " connections, against " + baseline;
    }

    /** Sends the same events to the endpoint and to Kept. */
    private void send(Crowd crowd, URI endpoint, Figures rates, Figures limits) throws Exception {
        var rows = bench.generate(bench.sizes().singles());
        limits.add(rate(crowd, endpoint, rows));
        rates.add(rate(crowd, service.uri(EVENTS), rows));
        bench.stored().addAndGet(rows.size());
    }

    private static double rate(Crowd crowd, URI address, List<SyntheticEvents.Row> rows) throws Exception {
        var taken = new AtomicInteger();
        var lasted =
                Bench.seconds(() -> crowd.send(address, rows, (row, status) -> taken.addAndGet(status == 200 ? 1 : 0)));
        if (taken.get() < rows.size()) {
            throw new IllegalStateException(address + " took " + taken + " of " + rows.size());
        }
        return rows.size() / lasted;
    }
}
