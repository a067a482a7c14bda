package org.kept.sample;

import static org.kept.sample.SampleEventLog.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kept.calendar.Period;
import org.kept.sample.SampleEventLog.TeamAndChannel;

/** Simulates calls and the satisfaction survey after them. */
final class PhoneSimulator {

    private static final double MEAN_PATIENCE_SECONDS = 320;
    private static final int MIN_WAIT_SECONDS = 4;

    private final SampleScenario sampleScenario;
    private final SampleEventLog sampleEventLog;

    PhoneSimulator(SampleScenario sampleScenario, SampleEventLog sampleEventLog) {
        this.sampleScenario = sampleScenario;
        this.sampleEventLog = sampleEventLog;
    }

    void simulate(Period week, SeededRandom seededRandom) {
        int calls = seededRandom.count(sampleScenario.calls(week));
        for (int call = 0; call < calls; call++) {
            var time = ChannelHours.PHONE.moment(week, seededRandom, sampleEventLog);
            simulateCall(
                    time,
                    new TeamAndChannel(seededRandom.oneOf(ShopSimulator.TEAMS), "phone"),
                    sampleScenario.meanWait(week),
                    seededRandom);
        }
    }

    private void simulateCall(Instant time, TeamAndChannel teamAndChannel, double meanWait, SeededRandom seededRandom) {
        double wait = MIN_WAIT_SECONDS + seededRandom.exponential(meanWait);
        double patience = 10 + seededRandom.exponential(MEAN_PATIENCE_SECONDS);
        if (patience < wait) {
            var data = data().put("outcome", "abandoned").put("waitSeconds", Math.round(patience));
            sampleEventLog.add("switchboard", "contact", time, teamAndChannel, data);
        } else {
            simulateAnswer(time, teamAndChannel, Math.round(wait), seededRandom);
        }
    }

    private void simulateAnswer(Instant time, TeamAndChannel teamAndChannel, long wait, SeededRandom seededRandom) {
        long handled = 40 + Math.round(seededRandom.exponential(110) + seededRandom.exponential(110));
        var data = data().put("outcome", "answered").put("waitSeconds", wait).put("handleSeconds", handled);
        if (seededRandom.happens(0.95)) {
            data.put("resolved", seededRandom.happens(sampleScenario.resolved()));
        }
        sampleEventLog.add("switchboard", "contact", time, teamAndChannel, data);
        if (seededRandom.happens(0.27)) {
            var answer = data().put("question", "csat").put("score", satisfaction(seededRandom));
            var asked = time.plus(wait + handled + seededRandom.between(600, 7200), ChronoUnit.SECONDS);
            sampleEventLog.add("aftercare", "survey", asked, teamAndChannel, answer);
        }
    }

    private static int satisfaction(SeededRandom seededRandom) {
        return seededRandom.happens(0.87) ? seededRandom.between(4, 5) : seededRandom.between(1, 3);
    }
}
