package org.kept.wording;

import java.util.Optional;

/**
 * What is said of words of one meaning; {@code {words}} in it stands for the words themselves. Which KPIs fit them is said
 * by the KPIs.
 *
 * @param name the heading of its phrases in {@code proposals.txt}, or another where what surrounds the phrases decides
 */
record Rule(String name, Facet facet, String says) {

    Proposal proposal(int start, int end, String words) {
        var fits = Fits.of(name)
                .map(each -> new Fit(each.kpi(), of(each.hint().because(), words), each.role(), Optional.empty()))
                .toList();
        return new Proposal(facet, start, end, words, of(says, words), Optional.empty(), fits);
    }

    private static String of(String text, String words) {
        return text.replace("{words}", words);
    }
}
