package org.kept.sample;

import static org.kept.sample.SampleEventLog.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kept.calendar.Period;
import org.kept.sample.SampleEventLog.TeamAndChannel;

/** Calls, and the question how satisfied the caller is. */
final class PhoneSimulator {

    private static final double PATIENCE = 320;
    private static final int RINGS = 4;

    private final SampleScenario sampleScenario;
    private final SampleEventLog sampleEventLog;

    PhoneSimulator(SampleScenario sampleScenario, SampleEventLog sampleEventLog) {
        this.sampleScenario = sampleScenario;
        this.sampleEventLog = sampleEventLog;
    }

    void open(Period week, SeededRandom seededRandom) {
        int calls = seededRandom.count(sampleScenario.calls(week));
        for (int call = 0; call < calls; call++) {
            var time = OpeningHours.PHONE.moment(week, seededRandom, sampleEventLog);
            ring(
                    time,
                    new TeamAndChannel(seededRandom.oneOf(ShopSimulator.TEAMS), "phone"),
                    sampleScenario.meanWait(week),
                    seededRandom);
        }
    }

    private void ring(Instant time, TeamAndChannel desk, double meanWait, SeededRandom seededRandom) {
        double wait = RINGS + seededRandom.exponential(meanWait);
        double patience = 10 + seededRandom.exponential(PATIENCE);
        if (patience < wait) {
            var data = data().put("outcome", "abandoned").put("waitSeconds", Math.round(patience));
            sampleEventLog.add("switchboard", "contact", time, desk, data);
        } else {
            answer(time, desk, Math.round(wait), seededRandom);
        }
    }

    private void answer(Instant time, TeamAndChannel desk, long wait, SeededRandom seededRandom) {
        long handled = 40 + Math.round(seededRandom.exponential(110) + seededRandom.exponential(110));
        var data = data().put("outcome", "answered").put("waitSeconds", wait).put("handleSeconds", handled);
        if (seededRandom.happens(0.95)) {
            data.put("resolved", seededRandom.happens(sampleScenario.resolved()));
        }
        sampleEventLog.add("switchboard", "contact", time, desk, data);
        if (seededRandom.happens(0.27)) {
            var answer = data().put("question", "csat").put("score", satisfaction(seededRandom));
            var asked = time.plus(wait + handled + seededRandom.between(600, 7200), ChronoUnit.SECONDS);
            sampleEventLog.add("aftercare", "survey", asked, desk, answer);
        }
    }

    private static int satisfaction(SeededRandom seededRandom) {
        return seededRandom.happens(0.87) ? seededRandom.between(4, 5) : seededRandom.between(1, 3);
    }
}
