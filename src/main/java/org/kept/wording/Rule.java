package org.kept.wording;

import java.util.List;
import java.util.Optional;

/**
 * What is proposed for words of one meaning; {@code {words}} in its texts stands for the words themselves.
 *
 * @param name the heading of its phrases in {@code proposals.txt}
 */
record Rule(String name, Facet facet, String says, List<Tie> ties) {

    /** A KPI that it ties to them, as what, and why. */
    record Tie(String kpi, String role, String because) {

        static Tie measures(String kpi, String because) {
            return new Tie(kpi, "measures", because);
        }

        static Tie proxy(String kpi, String because) {
            return new Tie(kpi, "proxy", because);
        }

        Fit said(String words, Optional<Suggested> target) {
            return new Fit(kpi, of(because, words), role, target);
        }
    }

    static Rule of(String name, Facet facet, String says, Tie... ties) {
        return new Rule(name, facet, says, List.of(ties));
    }

    Proposal proposal(int start, int end, String words) {
        var fits = ties.stream().map(each -> each.said(words, Optional.empty())).toList();
        return new Proposal(facet, start, end, words, of(says, words), Optional.empty(), fits);
    }

    static String of(String text, String words) {
        return text.replace("{words}", words);
    }
}
