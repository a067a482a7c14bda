package org.kept.why;

import org.jspecify.annotations.Nullable;

/** Why a KPI is not scored in a week, in words. */
final class NotScored {

    private NotScored() {}

    /** What it is called; null for a KPI that is scored. */
    static WhyPage.@Nullable Apart of(Why why) {
        if (why.isScored()) {
            return null;
        }
        if (why.mission().isEmpty()) {
            return new WhyPage.Apart(
                    "Nobody is scored on this",
                    "No mission held in this week, so nothing was promised that this number could be held against.");
        }
        return why.setAside()
                .map(because -> new WhyPage.Apart("Not scored: it is not what we promise", because))
                .orElse(new WhyPage.Apart(
                        "Nobody is scored on this",
                        "No clause of the mission justifies it. It is counted and shown, and judges nobody; either a"
                                + " clause gives it a reason, or nobody needs it."));
    }

    /** The same in one line. */
    static @Nullable String words(Why why) {
        var apart = of(why);
        return apart == null ? null : apart.heading() + ". " + apart.text();
    }
}
