package org.kept.why;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Reading;
import org.kept.kpi.Sayings;
import org.kept.signal.InNumbers;
import org.kept.signal.Working;
import org.kept.ui.Dates;
import org.kept.ui.Numbers;

/** Words how a number came about, and what it would have been if it were counted otherwise. */
final class CountedWords {

    private final Why why;
    private final ZoneId zone;

    CountedWords(Why why, ZoneId zone) {
        this.why = why;
        this.zone = zone;
    }

    WhyPage.Counted page() {
        var several = why.kpi().variants().size() > 1
                && Catalogue.find(why.kpi().code()).isPresent();
        return new WhyPage.Counted(
                sentence(),
                working(),
                several ? Sayings.variant(why.kpi(), why.set().settings()) : null,
                otherwise(),
                since(),
                why.kpi().note());
    }

    /** The formula with the week's own numbers put in. */
    String sentence() {
        return InNumbers.sentence(why.kpi(), why.set().settings(), why.reading());
    }

    private Working working() {
        var set = why.set().settings();
        return why.reading()
                .fold(
                        present -> Working.of(why.kpi(), set, present, why.beside()),
                        absent -> Working.of(why.kpi(), set));
    }

    private List<WhyPage.Otherwise> otherwise() {
        return why.variants().stream()
                .filter(each -> !each.settings().equals(why.set().settings()))
                .map(each -> new WhyPage.Otherwise(Sayings.variant(why.kpi(), each.settings()), value(each.reading())))
                .toList();
    }

    private String value(Reading reading) {
        return reading.fold(present -> Numbers.value(why.kpi().unit().code(), present.amount()), absent -> "no value");
    }

    /** Since when it is counted so, and by whose word; null for what nobody ever set. */
    @Nullable
    String since() {
        var set = why.set();
        if (set.author() == null || set.created() == null) {
            return null;
        }
        var from = set.from();
        return "Counted so " + (from == null ? "in all weeks" : "from the " + Dates.period(from) + " on") + ", set by "
                + set.author() + " on "
                + Dates.day(set.created().atZoneSameInstant(zone).toLocalDate()) + ".";
    }
}
