package org.kept.sample;

import static org.kept.sample.SampleEventLog.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kept.calendar.Period;
import org.kept.sample.SampleEventLog.TeamAndChannel;

/**
 * Simulates a research firm that asks readers whether they would recommend the shop and sends one figure per team and
 * week.
 */
final class ReaderSurveySimulator {

    private static final Map<String, Integer> SAMPLE_SIZES = sampleSizes();
    private static final long SECOND_OF_DAY = 20 * 3600L;

    private final SampleEventLog sampleEventLog;

    ReaderSurveySimulator(SampleEventLog sampleEventLog) {
        this.sampleEventLog = sampleEventLog;
    }

    /** Sends a figure on Sunday evening, so that a complete week has one. */
    void simulate(Period week, SeededRandom seededRandom) {
        var sent = sampleEventLog.at(week.lastDay(), SECOND_OF_DAY);
        SAMPLE_SIZES.forEach((team, asked) -> {
            int promoters = 0;
            int detractors = 0;
            for (int reader = 0; reader < asked; reader++) {
                double mood = seededRandom.fraction();
                promoters += mood < 0.47 ? 1 : 0;
                detractors += mood >= 0.80 ? 1 : 0;
            }
            var data = data().put("kpi", "nps").put("week", week.code()).put("promoters", promoters);
            data.put("passives", asked - promoters - detractors).put("detractors", detractors);
            sampleEventLog.add("reader-panel", "figure", sent, new TeamAndChannel(team, ""), data);
        });
    }

    private static Map<String, Integer> sampleSizes() {
        var sizes = new LinkedHashMap<String, Integer>();
        sizes.put("north", 60);
        sizes.put("south", 45);
        sizes.put("overseas", 25);
        return sizes;
    }
}
