package org.kept.packaged;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Many events in one request, beside the database alone. */
record StreamBenchmark(Bench bench, Packaged service) {

    /** Notes of each row written to the cells how many inputs it changed. */
    private static final String COUNT_CELLS = """
            create table written_cell (inputs bigint not null);
            create function count_cell() returns trigger language plpgsql as $$
            begin
                insert into written_cell
                select count(*)
                from unnest(new.n, new.total, new.squares, old.n, old.total, old.squares)
                    as sums (n, total, squares, n_before, total_before, squares_before)
                where (coalesce(n, 0), coalesce(total, 0), coalesce(squares, 0))
                    <> (coalesce(n_before, 0), coalesce(total_before, 0), coalesce(squares_before, 0));
                return null;
            end $$;
            create trigger count_cell after insert or update on hour_cell for each row execute function count_cell();
            """;

    void measure(Raw raw) throws Exception {
        bulk(raw);
        if (bench.isPostgres()) {
            rowsOfSums();
        }
        exports();
    }

    private void bulk(Raw raw) throws Exception {
        var limits = new Figures();
        var firsts = new Figures();
        var again = new Figures();
        var corrected = new Figures();
        var dry = new Figures();
        var bare = new Figures();
        var processor = new Figures();
        bench.rounds(List.of(limits, firsts, again, corrected, dry, bare, processor), () -> {
            var rows = events();
            var fresh = events();
            limits.add(rate(() -> raw.bulk(rows)));
            var before = service.processorTime();
            firsts.add(rate(() -> bench.push(service, rows)));
            processor.add(service.processorTime().minus(before).toNanos() / 1e3 / rows.size());
            again.add(rate(() -> bench.push(service, rows)));
            corrected.add(rate(() -> push("?onconflict=correct", mixed(fresh, rows))));
            dry.add(rate(() -> push("?dryrun=true", fresh)));
            bare.add(rate(() -> discard(fresh)));
        });
        var limit = bench.isPostgres() ? "COPY" : "raw batched inserts";
        var report = bench.report();
        report.rate(
                bench.line("NDJSON over REST against " + limit),
                firsts,
                limits,
                bench.isPostgres() ? "≥ 0.5, then 0.6" : "≥ 0.35");
        report.rate(bench.line("the same again against the first time"), again, firsts, "≥ 1.0");
        report.rate(bench.line("one in ten a correction against none"), corrected, firsts, "≥ 0.9");
        report.rate(bench.line("dryrun against an endpoint that discards"), dry, bare, "");
        report.add(
                bench.line("processor time of the service for an event of the stream"), processor.text(1, " µs"), "");
    }

    /** Counts the rows of sums of hours that a stream writes, beside what a row for each input would be. */
    private void rowsOfSums() throws Exception {
        try (var connection = bench.connect();
                var statement = connection.createStatement()) {
            statement.execute(COUNT_CELLS);
            var rows = events();
            bench.push(service, rows);
            try (var written = statement.executeQuery("select count(*), sum(inputs) from written_cell")) {
                written.next();
                var cells = written.getDouble(1) * 1000 / rows.size();
                var inputs = written.getDouble(2) * 1000 / rows.size();
                bench.report()
                        .add(
                                bench.line(
                                        "rows of sums of hours written per 1,000 events, against one for each input"),
                                "%.1f".formatted(cells),
                                "%.1f".formatted(inputs),
                                Report.ratio(cells / inputs),
                                "≤ 0.2");
            }
            statement.execute(
                    "drop trigger count_cell on hour_cell; drop function count_cell; drop table written_cell");
        }
    }

    /** Maps an export of orders in one thread and sends the resulting events, beside the same events ready-made. */
    private void exports() throws Exception {
        var readyMade = new Figures();
        var mapped = new Figures();
        var count = bench.sizes().events();
        bench.rounds(List.of(readyMade, mapped), () -> {
            var events = SyntheticExport.events(
                    SyntheticExport.generate(count, bench.seed().getAndIncrement()));
            var export = SyntheticExport.generate(count, bench.seed().getAndIncrement());
            readyMade.add(rate(() -> bench.push(service, "", events)));
            mapped.add(rate(() -> bench.push(service, "", SyntheticExport.events(export))));
        });
        bench.report()
                .rate(
                        bench.line(
                                "an export of orders, mapped in one thread and stored, against its events as NDJSON"),
                        mapped,
                        readyMade,
                        "≥ 0.5");
    }

    private List<SyntheticEvents.Row> events() {
        return bench.generate(bench.sizes().events());
    }

    private void push(String query, List<SyntheticEvents.Row> rows) {
        bench.push(service, query, SyntheticEvents.ndjson(rows));
    }

    private double rate(Bench.Step step) throws Exception {
        return bench.sizes().events() / Bench.seconds(step);
    }

    /** New rows, with a correction of a known one in every tenth place. */
    private static List<SyntheticEvents.Row> mixed(List<SyntheticEvents.Row> fresh, List<SyntheticEvents.Row> known) {
        var corrections = SyntheticEvents.corrected(known);
        var mixed = new ArrayList<>(fresh);
        for (var i = 0; i < mixed.size(); i += 10) {
            mixed.set(i, corrections.get(i));
        }
        return mixed;
    }

    /** Sends the same bytes to an endpoint that discards them. */
    private static void discard(List<SyntheticEvents.Row> rows) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (InputStream body = exchange.getRequestBody()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            var request = HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(SyntheticEvents.ndjson(rows)))
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } finally {
            server.stop(0);
        }
    }
}
