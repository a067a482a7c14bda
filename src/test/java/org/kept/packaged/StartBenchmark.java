package org.kept.packaged;

import java.util.List;
import java.util.Map;

/** The start of the service on the database that the other measurements have filled. */
record StartBenchmark(Bench bench) {

    void measure() throws Exception {
        startUp();
        processorTime();
    }

    private void startUp() throws Exception {
        var minimal = new Figures();
        var kept = new Figures();
        var flags = bench.flags().toArray(String[]::new);
        bench.rounds(List.of(minimal, kept), () -> {
            try (var application = BenchmarkApplication.start(BenchmarkApplication.MINIMAL, Map.of(), flags)) {
                minimal.add((double) application.startUp().toMillis());
            }
            try (var service = bench.start(Map.of())) {
                kept.add((double) service.startUp().toMillis());
            }
        });
        bench.report().time(bench.line("start-up on that database against a minimal application"), kept, minimal, "");
    }

    private void processorTime() throws Exception {
        var archive = Packaging.withArchive(bench.folder().resolve("archive"));
        var baseline = Packaging.withoutFlatPath(bench.folder().resolve("not-flat"));
        var limits = new Figures();
        var archived = new Figures();
        bench.rounds(List.of(limits, archived), () -> {
            limits.add(processorTime(baseline));
            archived.add(processorTime(archive));
        });
        bench.report()
                .time(
                        bench.line(
                                "processor time of a start with an archive against one without archive and flat class path"),
                        archived,
                        limits,
                        Runtime.version().feature() >= 25 ? "≤ 0.45" : "≤ 0.55");
    }

    private double processorTime(Packaging packaging) {
        try (var service = Packaged.startAs(packaging, bench.folder(), bench.database())) {
            return service.processorTime().toMillis();
        }
    }
}
