package org.kept.wording;

import java.util.Optional;

/**
 * What is said of words of one meaning; {@code {words}} in it stands for the words themselves. Which KPIs fit them is said
 * by the KPIs.
 *
 * @param name the heading of its phrases in {@code proposals.txt}, or another where what surrounds the phrases decides
 */
record ProposalRule(String name, PromiseAspect facet, String says) {

    MeasureProposal proposal(int start, int end, String words) {
        var fits = Fits.of(name)
                .map(each ->
                        new KpiSuggestion(each.kpi(), of(each.hint().because(), words), each.role(), Optional.empty()))
                .toList();
        return new MeasureProposal(facet, start, end, words, of(says, words), Optional.empty(), fits);
    }

    private static String of(String text, String words) {
        return text.replace("{words}", words);
    }
}
