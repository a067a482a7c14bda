package org.kept.why;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Defined;

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
        return guarantee(why).or(() -> setAside(why)).orElse(new WhyPage.Apart(
                "Nobody is scored on this",
                "No clause of the mission justifies it. It is counted and shown, and judges nobody; either a clause gives"
                        + " it a reason, or nobody needs it."));
    }

    private static Optional<WhyPage.Apart> setAside(Why why) {
        return why.setAside()
                .map(because -> new WhyPage.Apart("Not scored: it is not what we promise", because));
    }

    /** What counts the breaches of a guarantee is there for the customers who are owed something. */
    private static Optional<WhyPage.Apart> guarantee(Why why) {
        var code = why.kpi().code();
        if (!code.startsWith(Defined.GUARANTEE)) {
            return Optional.empty();
        }
        return why.mission()
                .flatMap(version -> version.mission().clause(code.substring(Defined.GUARANTEE.length())))
                .flatMap(clause -> Optional.ofNullable(clause.guarantee()))
                .map(guarantee -> new WhyPage.Apart(
                        "Nobody is scored on this",
                        "It counts how often a guarantee was broken: " + guarantee.promise()
                                + ". Whoever was let down gets: " + guarantee.consequence() + "."));
    }

    /** The same in one line. */
    static @Nullable String words(Why why) {
        var apart = of(why);
        return apart == null ? null : apart.heading() + ". " + apart.text();
    }
}
