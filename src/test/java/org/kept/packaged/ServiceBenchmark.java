package org.kept.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/**
 * Benchmark of the packaged service, each figure beside its limit: {@code mvn -Pbenchmark verify}.
 *
 * <p>Runs in that profile alone; {@code docs/benchmarks.md} describes the parameters.
 */
class ServiceBenchmark {

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

    private static final int ROUNDS = Integer.getInteger("kept.bench.rounds", 3);
    private static final int EVENTS = Integer.getInteger("kept.bench.events", 100_000);
    private static final int SINGLES = Integer.getInteger("kept.bench.singles", 20_000);
    private static final String SIZES = System.getProperty("kept.bench.sizes", "100000,1000000,5000000");
    private static final int MINUTES = Integer.getInteger("kept.bench.minutes", 10);
    private static final long LONGEST = Long.getLong("kept.bench.longest", 10_000_000);
    private static final String DATABASES = System.getProperty("kept.bench.databases", "postgresql,h2");
    private static final int PROMISES = Integer.getInteger("kept.bench.promises", 50_000);
    private static final int CONNECTIONS = 64;
    private static final int VIEWS = 200;

    private final Report report = new Report();
    private final Path folder = Path.of("target", "bench").toAbsolutePath();
    private long seed = System.nanoTime();
    private long stored;

    @Test
    void measure() throws Exception {
        if (!Packaged.isThere()) {
            throw new IllegalStateException("Package the service first: mvn -Pbenchmark verify does.");
        }
        if (DATABASES.contains("postgresql")) {
            try (var postgres = EmbeddedPostgres.builder().start()) {
                try (var connection = postgres.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create database raw");
                }
                var server = "jdbc:postgresql://localhost:" + postgres.getPort() + "/";
                try (var raw = new Raw(server + "raw", "postgres")) {
                    database("PostgreSQL", Packaged.postgresSettings(server + "postgres"), raw);
                }
            }
        }
        if (DATABASES.contains("h2")) {
            Files.createDirectories(folder);
            var url = "jdbc:h2:file:" + folder.resolve("raw-" + seed)
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
            try (var raw = new Raw(url, "kept")) {
                database("H2", Map.of(), raw);
            }
        }
        report.write(folder.resolve("report.md"), measured());
    }

    private static String measured() {
        return "Measured on " + LocalDate.now(ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors() + " processors shared by client, service and database, "
                + System.getProperty("os.name") + ", Java " + System.getProperty("java.version") + "; medians of "
                + ROUNDS + " rounds of " + EVENTS + " events.";
    }

    private void database(String name, Map<String, String> settings, Raw raw) throws Exception {
        stored = 0;
        var own = Files.createDirectories(folder.resolve(name.toLowerCase(Locale.ROOT) + "-" + seed));
        try (var service = Packaged.startWith(own, settings)) {
            report.add(name + ": resident at rest", service.resident(), "", "", "");
            mission(service);
            bulk(name, service, raw);
            if (settings.containsKey("KEPT_DB_URL")) {
                rowsOfSums(name, service, settings.get("KEPT_DB_URL"));
            }
            exports(name, service);
            singles(name, service, raw);
            pages(name, service);
            promise(name, service);
            load(name, service);
            heap(name, service);
        }
        startUp(name, own, settings);
        processorTime(name, own, settings);
        if (settings.isEmpty()) {
            file(own.resolve("kept"));
        }
    }

    /** Stores the sample company's mission, in effect from two years ago. */
    private static void mission(Packaged service) throws Exception {
        var yaml = Files.readString(Path.of("src", "main", "resources", "sample", "mission.yaml"));
        var begin = Period.of(Grain.WEEK, LocalDate.now(ZoneOffset.UTC).minusYears(2))
                .start();
        var week = Period.of(Grain.WEEK, begin).code();
        var whole = yaml.replace("{begin}", begin.toString())
                .replace("{review}", begin.plusYears(3).toString())
                .replace("{first}", week)
                .replace("{bench}", week);
        var answer = service.put("/api/v1/mission", whole);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    private void bulk(String name, Packaged service, Raw raw) throws Exception {
        List<Double> limits = new ArrayList<>();
        List<Double> firsts = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> corrected = new ArrayList<>();
        List<Double> dry = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (var round = 0; round <= ROUNDS; round++) {
            var rows = SyntheticEvents.generate(EVENTS, seed++);
            var fresh = SyntheticEvents.generate(EVENTS, seed++);
            var warm = round > 0;
            keep(warm, limits, rate(() -> raw.bulk(rows)));
            keep(warm, firsts, rate(() -> push(service, "", rows)));
            keep(warm, again, rate(() -> push(service, "", rows)));
            keep(warm, corrected, rate(() -> push(service, "?onconflict=correct", mixed(fresh, rows))));
            keep(warm, dry, rate(() -> push(service, "?dryrun=true", fresh)));
            keep(warm, bare, rate(() -> discard(fresh)));
        }
        var limit = name.equals("H2") ? "raw batched inserts" : "COPY";
        report.rate(name + ": NDJSON over REST against " + limit, firsts, limits, "≥ 0.6");
        report.rate(name + ": the same again against the first time", again, firsts, "≥ 1.0");
        report.rate(name + ": one in ten a correction against none", corrected, firsts, "≥ 0.9");
        report.rate(name + ": dryrun against an endpoint that discards", dry, bare, "");
    }

    /** Counts the rows of sums of hours that a stream writes, beside what a row for each input would be. */
    private void rowsOfSums(String name, Packaged service, String url) throws Exception {
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(COUNT_CELLS);
            push(service, "", SyntheticEvents.generate(EVENTS, seed++));
            try (var written = statement.executeQuery("select count(*), sum(inputs) from written_cell")) {
                written.next();
                var cells = written.getDouble(1) * 1000 / EVENTS;
                var inputs = written.getDouble(2) * 1000 / EVENTS;
                report.add(
                        name + ": rows of sums of hours written per 1,000 events, against one for each input",
                        "%.1f".formatted(cells),
                        "%.1f".formatted(inputs),
                        "%.2f".formatted(cells / inputs),
                        "≤ 0.2");
            }
            statement.execute(
                    "drop trigger count_cell on hour_cell; drop function count_cell; drop table written_cell");
        }
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

    /** Maps an export of orders in one thread and sends the resulting events, beside the same events ready-made. */
    private void exports(String name, Packaged service) throws Exception {
        List<Double> readyMade = new ArrayList<>();
        List<Double> mapped = new ArrayList<>();
        for (var round = 0; round <= ROUNDS; round++) {
            var events = SyntheticExport.events(SyntheticExport.generate(EVENTS, seed++));
            var export = SyntheticExport.generate(EVENTS, seed++);
            keep(round > 0, readyMade, rate(() -> push(service, "", events)));
            keep(round > 0, mapped, rate(() -> push(service, "", SyntheticExport.events(export))));
        }
        report.rate(
                name + ": an export of orders, mapped in one thread and stored, against its events as NDJSON",
                mapped,
                readyMade,
                "≥ 0.5");
    }

    private void singles(String name, Packaged service, Raw raw) throws Exception {
        List<Double> limits = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        try (var crowd = new Crowd(CONNECTIONS)) {
            for (var round = 0; round <= ROUNDS; round++) {
                var rows = SyntheticEvents.generate(SINGLES, seed++);
                keep(round > 0, limits, SINGLES / seconds(() -> raw.singly(rows)));
                var lasted = seconds(() -> {
                    var taken = new AtomicInteger();
                    crowd.send(service, rows, (row, status) -> taken.addAndGet(status == 200 ? 1 : 0));
                    if (taken.get() < SINGLES) {
                        throw new IllegalStateException(taken + " taken of " + SINGLES);
                    }
                    stored += SINGLES;
                });
                keep(round > 0, rates, SINGLES / lasted);
            }
        }
        report.rate(
                name + ": single POSTs, 64 connections, against one transaction each, 8 threads", rates, limits, "≥ 3");
    }

    private void pages(String name, Packaged service) throws Exception {
        service.signIn();
        var smallest = new HashMap<String, Double>();
        for (var size : SIZES.split(",", -1)) {
            for (var missing = Long.parseLong(size) - stored; missing > 0; missing -= EVENTS) {
                push(service, "", SyntheticEvents.generate((int) Math.min(EVENTS, missing), seed++));
            }
            for (var page : List.of("/", "/kpis/sla")) {
                var times = new double[VIEWS];
                var weight = 0;
                for (var i = -VIEWS; i < VIEWS; i++) {
                    var began = System.nanoTime();
                    weight = service.page(page).body().getBytes(UTF_8).length;
                    if (i >= 0) {
                        times[i] = (System.nanoTime() - began) / 1e6;
                    }
                }
                var half = Report.quantile(times, 0.5);
                var first = smallest.computeIfAbsent(page, key -> half);
                report.add(
                        "%s: page %s at %s events".formatted(name, page, size),
                        "p50 %.1f ms, p99 %.1f ms, %d KB".formatted(half, Report.quantile(times, 0.99), weight / 1024),
                        "%.1f ms".formatted(first),
                        "%.2f".formatted(half / first),
                        "p50 ≤ 15 ms, ≤ 1.2 of the first");
            }
        }
    }

    /** Loads the promise page over many connections while events are streamed in, and at rest. */
    private void promise(String name, Packaged service) throws Exception {
        var answer = service.put(
                "/api/v1/promise",
                "application/json",
                "{\"on\":true,\"clauses\":[\"right-book\",\"within-a-minute\"]}");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        List<Double> rates = new ArrayList<>();
        List<Double> latest = new ArrayList<>();
        List<Double> quiet = new ArrayList<>();
        List<Double> taken = new ArrayList<>();
        try (var crowd = new Crowd(CONNECTIONS)) {
            for (var round = 0; round <= ROUNDS; round++) {
                var before = stored;
                var loading = crowd.load(service, "/promise", PROMISES);
                while (!loading.isDone()) {
                    push(service, "", SyntheticEvents.generate(EVENTS / 10, seed++));
                }
                var loaded = loading.get();
                keep(round > 0, rates, PROMISES / loaded.seconds());
                keep(
                        round > 0,
                        latest,
                        Report.quantile(
                                loaded.times().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray(),
                                0.99));
                keep(round > 0, taken, (stored - before) / loaded.seconds());
                keep(
                        round > 0,
                        quiet,
                        PROMISES
                                / crowd.load(service, "/promise", PROMISES)
                                        .get()
                                        .seconds());
            }
        }
        report.add(
                "%s: /promise, %d connections, beside a stream of %,.0f events/s, against none"
                        .formatted(name, CONNECTIONS, Report.median(taken)),
                "%,.0f/s, p99 %.1f ms".formatted(Report.median(rates), Report.median(latest)),
                "%,.0f/s".formatted(Report.median(quiet)),
                "%.2f".formatted(Report.median(rates) / Report.median(quiet)),
                "≥ 1,000/s");
    }

    private void load(String name, Packaged service) {
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        try (var crowd = new Crowd(CONNECTIONS)) {
            while (System.nanoTime() < end) {
                crowd.send(service, SyntheticEvents.generate(SINGLES / 10, seed++), (row, status) -> {});
                push(service, "", SyntheticEvents.generate(SINGLES, seed++));
            }
        }
        report.add(name + ": resident after " + MINUTES + " minutes of load", service.resident(), "", "", "");
    }

    /** Compares the heap after a long stream with that after a short one. */
    private void heap(String name, Packaged service) {
        var shortest = Math.min(LONGEST, 100_000);
        stream(service, shortest);
        var before = service.heapAfterGc();
        stream(service, LONGEST);
        var after = service.heapAfterGc();
        report.add(
                "%s: heap after a stream of %,d events against %,d".formatted(name, LONGEST, shortest),
                after / 1_000_000 + " MB",
                before / 1_000_000 + " MB",
                "%.2f".formatted((double) after / before),
                "≤ 1.2");
    }

    private void stream(Packaged service, long events) {
        var from = seed;
        seed += events;
        var answer =
                service.stream("/api/v1/events", "application/x-ndjson", () -> SyntheticEvents.stream(events, from));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private void startUp(String name, Path own, Map<String, String> settings) throws Exception {
        Minimal.build();
        List<Double> minimal = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        for (var round = 0; round <= ROUNDS; round++) {
            keep(round > 0, minimal, (double) Minimal.startUp().toMillis());
            try (var again = Packaged.startWith(own, settings)) {
                keep(round > 0, kept, (double) again.startUp().toMillis());
            }
        }
        report.add(
                name + ": start-up on that database against a minimal application",
                "%.0f ms".formatted(Report.median(kept)),
                "%.0f ms".formatted(Report.median(minimal)),
                "%.2f".formatted(Report.median(kept) / Report.median(minimal)),
                "≤ 2.0");
    }

    private void processorTime(String name, Path own, Map<String, String> settings) throws Exception {
        var archive = Packaging.withArchive(own.resolve("archive"));
        var baseline = Packaging.withoutFlatPath(own.resolve("not-flat"));
        List<Double> limits = new ArrayList<>();
        List<Double> archived = new ArrayList<>();
        for (var round = 0; round <= ROUNDS; round++) {
            try (var service = Packaged.startAs(baseline, own, settings)) {
                keep(round > 0, limits, (double) service.processorTime().toMillis());
            }
            try (var service = Packaged.startAs(archive, own, settings)) {
                keep(round > 0, archived, (double) service.processorTime().toMillis());
            }
        }
        report.add(
                name + ": processor time of a start with an archive against one without archive and flat class path",
                "%.0f ms".formatted(Report.median(archived)),
                "%.0f ms".formatted(Report.median(limits)),
                "%.2f".formatted(Report.median(archived) / Report.median(limits)),
                Runtime.version().feature() >= 25 ? "≤ 0.45" : "≤ 0.55");
    }

    private void file(Path database) throws Exception {
        var file = Path.of(database + ".mv.db");
        var before = Files.size(file);
        var url = "jdbc:h2:file:" + database + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(url, "kept", "");
                var statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
        var after = Files.size(file);
        report.add(
                "H2: the file against the same compacted",
                before / 1_000_000 + " MB",
                after / 1_000_000 + " MB",
                "%.1f".formatted((double) before / after),
                "≤ 5");
    }

    private void push(Packaged service, String query, List<SyntheticEvents.Row> rows) {
        push(service, query, SyntheticEvents.ndjson(rows));
    }

    private void push(Packaged service, String query, byte[] ndjson) {
        var answer = service.post("/api/v1/events" + query, "application/x-ndjson", ndjson);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        stored += query.contains("dryrun")
                ? 0
                : Packaged.json(answer).path("accepted").asLong();
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

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static double rate(Step step) throws Exception {
        return EVENTS / seconds(step);
    }

    private static double seconds(Step step) throws Exception {
        var began = System.nanoTime();
        step.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static void keep(boolean warm, List<Double> figures, double figure) {
        if (warm) {
            figures.add(figure);
        }
    }
}
