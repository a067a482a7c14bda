package org.kept.wording;

import java.util.Optional;

/**
 * Proposal for words with one meaning; {@code {words}} in its text is replaced by the words themselves. The KPI entries
 * say which KPIs fit.
 *
 * @param name the heading of its phrases in {@code proposals.txt}, or another name if it depends on the context of the
 * phrases
 */
record ProposalRule(String name, PromiseAspect facet, String says) {

    MeasureProposal proposal(int start, int end, String words) {
        var fits = Fits.proposedBy(name)
                .map(each -> new KpiSuggestion(
                        each.kpi(), filledIn(each.hint().because(), words), each.role(), Optional.empty()))
                .toList();
        return new MeasureProposal(
                facet, start, end, words, filledIn(says, words), Optional.empty(), Optional.empty(), fits);
    }

    private static String filledIn(String text, String words) {
        return text.replace("{words}", words);
    }
}
