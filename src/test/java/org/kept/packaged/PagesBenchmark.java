package org.kept.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kept.PageWeight;

/** Pages as a person's browser loads them, with more and more events behind them. */
record PagesBenchmark(Bench bench, Packaged service, Map<String, Double> smallest) {

    private static final int WEEKS = 13;
    private static final String PROMISE = "/promise";

    /** What is measured, by its name. */
    private static final Map<String, String> PAGES = Map.of(
            "scorecard", "/",
            "trend", "/kpis/sla",
            "why", "/why/sla",
            "teams", "/kpis/sla/teams",
            "hours", "/kpis/sla/hours",
            "moved", "/kpis/sla/moved",
            "promise page", PROMISE);

    PagesBenchmark(Bench bench, Packaged service) {
        this(bench, service, new HashMap<>());
    }

    /** Times the pages at each size; the last weeks, which most of them show, have events of every type. */
    void measure() throws Exception {
        Bench.mission(service);
        service.signIn();
        publish();
        bench.push(service, new SyntheticWeeks(bench.sizes().pageSizes().get(0) / 2, WEEKS, "pages").all());
        for (var size : bench.sizes().pageSizes()) {
            var most = bench.sizes().events();
            while (bench.stored().get() < size) {
                bench.push(service, bench.generate((int)
                        Math.min(most, size - bench.stored().get())));
            }
            for (var page :
                    PAGES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
                time(page.getKey(), page.getValue(), size);
            }
        }
        promise();
        weight();
    }

    private void time(String name, String path, int size) {
        var view = view(service, path, bench.sizes().views());
        var first = smallest.computeIfAbsent(name, key -> view.half());
        bench.report()
                .add(
                        bench.line("page %s at %,d events".formatted(name, size)),
                        view.text(),
                        "%.1f ms".formatted(first),
                        Report.ratio(view.half() / first),
                        "p50 ≤ 15 ms, ≤ 1.2 of the first");
    }

    /** How long a page took, in milliseconds, and its length. */
    record View(double half, double latest, int bytes) {

        String text() {
            return "p50 %.1f ms, p99 %.1f ms, %d KB".formatted(half, latest, bytes / 1024);
        }
    }

    /** Loads a page this many times to warm up, and as often again to time it. */
    static View view(Packaged service, String path, int views) {
        var times = new double[views];
        var weight = 0;
        for (var i = -views; i < views; i++) {
            var began = System.nanoTime();
            var answer = Packaged.expect(200, service.page(path));
            weight = answer.body().getBytes(UTF_8).length;
            if (i >= 0) {
                times[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return new View(Figures.quantile(times, 0.5), Figures.quantile(times, 0.99), weight);
    }

    private void publish() {
        Packaged.expect(
                200,
                service.put(
                        "/api/v1/promise",
                        "application/json",
                        "{\"on\":true,\"clauses\":[\"right-book\",\"within-a-minute\"]}"));
    }

    /** Loads the promise page over many connections while events are streamed in, and at rest. */
    private void promise() throws Exception {
        var rates = new Figures();
        var latest = new Figures();
        var quiet = new Figures();
        var taken = new Figures();
        var pages = bench.sizes().promises();
        try (var crowd = new Crowd(Bench.CONNECTIONS)) {
            bench.rounds(List.of(rates, latest, quiet, taken), () -> {
                var before = bench.stored().get();
                var loading = crowd.load(service, PROMISE, pages);
                while (!loading.isDone()) {
                    bench.push(service, bench.generate(bench.sizes().events() / 10));
                }
                var loaded = loading.get();
                rates.add(pages / loaded.seconds());
                latest.add(Figures.quantile(
                        loaded.times().stream().mapToDouble(Double::doubleValue).toArray(), 0.99));
                taken.add((bench.stored().get() - before) / loaded.seconds());
                quiet.add(pages / crowd.load(service, PROMISE, pages).get().seconds());
            });
        }
        bench.report()
                .add(
                        bench.line("promise page, %d connections, beside a stream of %s, against none"
                                .formatted(Bench.CONNECTIONS, taken.text(0, " events/s"))),
                        rates.text(0, "/s") + ", p99 " + latest.text(1, " ms"),
                        quiet.text(0, "/s"),
                        Report.ratio(rates.median() / quiet.median()),
                        "≥ 1,000/s");
    }

    /** Weighs what a first visit of a trend of two years loads. */
    private void weight() {
        var weight = PageWeight.of("/kpis/sla?span=2y", service::compressed);
        bench.report()
                .add(
                        bench.line("first visit of a trend of two years, over the wire"),
                        "%.1f KB, %d requests".formatted(weight.total() / 1000.0, weight.requests()),
                        "≤ 90 KB, ≤ 12 requests");
    }
}
