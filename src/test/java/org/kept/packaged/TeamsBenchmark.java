package org.kept.packaged;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A stream of many teams and channels, beside one of four teams, and the page that compares them. */
record TeamsBenchmark(Bench bench, Packaged service) {

    private static final int CHANNELS = 7;
    private static final int WEEKS = 2;

    void measure() throws Exception {
        var many = new Figures();
        var few = new Figures();
        bench.rounds(List.of(many, few), () -> {
            few.add(rate(events()));
            many.add(rate(spread(events())));
        });
        bench.report()
                .rate(
                        bench.line("%,d teams × %d channels, %,d events, against 4 teams"
                                .formatted(
                                        bench.sizes().teams(),
                                        CHANNELS,
                                        bench.sizes().teamEvents())),
                        many,
                        few,
                        "≥ 0.5");
        service.signIn();
        var view = PagesBenchmark.view(
                service, "/kpis/sla/teams", Math.max(1, bench.sizes().views() / 4));
        bench.report()
                .add(
                        bench.line("page teams with %,d teams"
                                .formatted(bench.sizes().teams())),
                        view.text(),
                        "p50 ≤ 150 ms");
    }

    /** Of the last weeks, which the page shows. */
    private List<SyntheticEvents.Row> events() {
        var prefix = "teams" + bench.seed().getAndIncrement();
        return new SyntheticWeeks(bench.sizes().teamEvents(), WEEKS, prefix).all();
    }

    private double rate(List<SyntheticEvents.Row> rows) throws Exception {
        return rows.size() / Bench.seconds(() -> bench.push(service, rows));
    }

    /** The rows with random teams and channels. */
    private List<SyntheticEvents.Row> spread(List<SyntheticEvents.Row> rows) {
        var random = new Random(rows.size());
        var all = new ArrayList<SyntheticEvents.Row>(rows.size());
        for (var row : rows) {
            all.add(row.in("team " + random.nextInt(bench.sizes().teams()), "channel " + random.nextInt(CHANNELS)));
        }
        return all;
    }
}
