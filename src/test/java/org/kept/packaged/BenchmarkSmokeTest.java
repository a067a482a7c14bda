package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs every line of the benchmark with tiny sizes, so that it keeps working. No time is compared.
 *
 * <p>DuckDB is not asked, because its driver is on the class path of the profile {@code benchmark} alone.
 */
@Execution(ExecutionMode.CONCURRENT)
class BenchmarkSmokeTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void built() throws Exception {
        assumeTrue(Packaged.isThere(), "there is no packaged service; mvn verify makes one");
        BenchmarkApplication.build();
    }

    @Test
    void everyLineOnPostgres() throws Exception {
        var report = new Report();
        new BenchmarkRun(folder, BenchmarkSizes.TINY, Packaged.fastStart(), report).onPostgres();
        assertThat(report.rows()).hasSize(34).allMatch(row -> row.startsWith("| PostgreSQL: "));
    }

    @Test
    void everyLineOnH2() throws Exception {
        var report = new Report();
        new BenchmarkRun(folder, BenchmarkSizes.TINY, Packaged.fastStart(), report).onH2();
        assertThat(report.rows()).hasSize(32).allMatch(row -> row.startsWith("| H2: "));
    }
}
