package org.kept.packaged;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Benchmark of the packaged service, each figure beside its limit: {@code mvn -Pbenchmark verify}.
 *
 * <p>Runs in that profile alone; {@code docs/benchmarks.md} describes the parameters.
 */
class ServiceBenchmark {

    private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

    @Test
    void measure() throws Exception {
        if (!Packaged.isThere()) {
            throw new IllegalStateException("Package the service first: mvn -Pbenchmark verify does.");
        }
        BenchmarkApplication.build();
        var databases = System.getProperty("kept.bench.databases", "postgresql,h2");
        var sizes = BenchmarkSizes.asked();
        var report = new Report();
        var run = new BenchmarkRun(FOLDER.resolve("run-" + System.nanoTime()), sizes, List.of(), report);
        if (databases.contains("postgresql")) {
            run.onPostgres();
        }
        if (databases.contains("h2")) {
            run.onH2();
        }
        report.write(FOLDER.resolve("report.md"), measured(sizes));
    }

    private static String measured(BenchmarkSizes sizes) {
        return "Measured on " + LocalDate.now(ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors() + " processors shared by client, service and database, "
                + System.getProperty("os.name") + ", Java " + System.getProperty("java.version") + "; medians of "
                + sizes.rounds() + " rounds of " + sizes.events()
                + " events, with the lowest and the highest in brackets.";
    }
}
