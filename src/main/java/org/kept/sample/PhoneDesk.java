package org.kept.sample;

import static org.kept.sample.Journal.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kept.calendar.Period;
import org.kept.sample.Journal.Desk;

/** Calls, and the question how satisfied the caller is. */
final class PhoneDesk {

    private static final double PATIENCE = 320;
    private static final int RINGS = 4;

    private final Story story;
    private final Journal journal;

    PhoneDesk(Story story, Journal journal) {
        this.story = story;
        this.journal = journal;
    }

    void open(Period week, Chance chance) {
        int calls = chance.count(story.calls(week));
        for (int call = 0; call < calls; call++) {
            var time = Hours.PHONE.moment(week, chance, journal);
            ring(time, new Desk(chance.oneOf(Shop.TEAMS), "phone"), story.meanWait(week), chance);
        }
    }

    private void ring(Instant time, Desk desk, double meanWait, Chance chance) {
        double wait = RINGS + chance.exponential(meanWait);
        double patience = 10 + chance.exponential(PATIENCE);
        if (patience < wait) {
            var data = data().put("outcome", "abandoned").put("waitSeconds", Math.round(patience));
            journal.add("switchboard", "contact", time, desk, data);
        } else {
            answer(time, desk, Math.round(wait), chance);
        }
    }

    private void answer(Instant time, Desk desk, long wait, Chance chance) {
        long handled = 40 + Math.round(chance.exponential(110) + chance.exponential(110));
        var data = data().put("outcome", "answered").put("waitSeconds", wait).put("handleSeconds", handled);
        if (chance.happens(0.95)) {
            data.put("resolved", chance.happens(story.resolved()));
        }
        journal.add("switchboard", "contact", time, desk, data);
        if (chance.happens(0.27)) {
            var answer = data().put("question", "csat").put("score", satisfaction(chance));
            var asked = time.plus(wait + handled + chance.between(600, 7200), ChronoUnit.SECONDS);
            journal.add("aftercare", "survey", asked, desk, answer);
        }
    }

    private static int satisfaction(Chance chance) {
        return chance.happens(0.87) ? chance.between(4, 5) : chance.between(1, 3);
    }
}
