package org.kept.packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All measurements, in an order in which each finds what it needs.
 *
 * @param folder for services, databases and the report
 * @param flags of each service
 */
record BenchmarkRun(Path folder, BenchmarkSizes sizes, List<String> flags, Report report) {

    /** Table of the plain endpoint, as a database of its own. */
    private static final String RAW = "raw";

    private static final String PAGES = "pages";

    /** Measures on a PostgreSQL that writes each commit to the disk, which the one for tests does not. */
    void onPostgres() throws Exception {
        try (var server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            var address = "jdbc:postgresql://localhost:" + server.getPort() + "/";
            create(server, RAW);
            var settings = Packaged.postgresSettings(address + "postgres");
            try (var raw = new Raw(address + RAW, "postgres")) {
                measure(bench("PostgreSQL", "postgresql", settings), raw, plain(address + RAW, "postgres"));
            }
            create(server, PAGES);
            pages(bench("PostgreSQL", "postgresql-pages", Packaged.postgresSettings(address + PAGES)));
            for (var events : sizes.questionSizes()) {
                var name = "question" + events;
                create(server, name);
                new QuestionBenchmark(bench("PostgreSQL", name, Packaged.postgresSettings(address + name)), events)
                        .measure();
            }
        }
    }

    void onH2() throws Exception {
        var plain = h2("plain");
        new Raw(plain, "kept").close();
        try (var raw = new Raw(h2(RAW), "kept")) {
            measure(bench("H2", "h2", Map.of()), raw, plain(plain, "kept"));
        }
        pages(bench("H2", "h2-pages", Map.of()));
    }

    private void measure(Bench bench, Raw raw, Map<String, String> plain) throws Exception {
        var memory = new MemoryBenchmark(bench);
        try (var service = bench.start(Map.of())) {
            memory.atRest(service);
            Bench.mission(service);
            new StreamBenchmark(bench, service).measure(raw);
            new SinglesBenchmark(bench, service).measure(raw, plain);
            memory.underLoad(service);
            memory.heap(service);
            new TeamsBenchmark(bench, service).measure();
        }
        if (!bench.isPostgres() || sizes.startsOnPostgres()) {
            new StartBenchmark(bench).measure();
        }
        memory.disk();
    }

    /** On a database of its own, so that there are as many events as a line says. */
    private static void pages(Bench bench) throws Exception {
        try (var service = bench.start(Map.of())) {
            new PagesBenchmark(bench, service).measure();
        }
    }

    private Bench bench(String name, String own, Map<String, String> database) throws Exception {
        return new Bench(
                name,
                Files.createDirectories(folder.resolve(own)),
                database,
                flags,
                sizes,
                report,
                new AtomicLong(System.nanoTime()),
                new AtomicLong());
    }

    private static void create(EmbeddedPostgres server, String name) throws Exception {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            Bench.execute(connection, "create database " + name + " template template0 lc_collate 'C'");
        }
    }

    private String h2(String name) {
        return "jdbc:h2:file:" + folder.resolve(name) + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
    }

    private static Map<String, String> plain(String url, String user) {
        var settings = new HashMap<String, String>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", url);
        settings.put("QUARKUS_DATASOURCE_USERNAME", user);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", "");
        return settings;
    }
}
