package org.kept.sample;

import static org.kept.sample.Journal.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kept.calendar.Period;
import org.kept.sample.Journal.Desk;

/** A research firm that asks readers whether they would recommend the shop, and sends one figure a week for each team. */
final class ReaderPanel {

    private static final Map<String, Integer> READERS = sizes();
    private static final long SENT = 20 * 3600L;

    private final Journal journal;

    ReaderPanel(Journal journal) {
        this.journal = journal;
    }

    /** On Sunday evening, so that a week that is over has its figure. */
    void open(Period week, Chance chance) {
        var sent = journal.at(week.lastDay(), SENT);
        READERS.forEach((team, asked) -> {
            int promoters = 0;
            int detractors = 0;
            for (int reader = 0; reader < asked; reader++) {
                double mood = chance.fraction();
                promoters += mood < 0.47 ? 1 : 0;
                detractors += mood >= 0.80 ? 1 : 0;
            }
            var data = data().put("kpi", "nps").put("week", week.code()).put("promoters", promoters);
            data.put("passives", asked - promoters - detractors).put("detractors", detractors);
            journal.add("reader-panel", "figure", sent, new Desk(team, ""), data);
        });
    }

    private static Map<String, Integer> sizes() {
        var sizes = new LinkedHashMap<String, Integer>();
        sizes.put("north", 60);
        sizes.put("south", 45);
        sizes.put("overseas", 25);
        return sizes;
    }
}
