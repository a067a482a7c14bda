package org.kept.wording.phrase;

import java.util.ArrayList;
import java.util.List;

/** The sentences of a text as ranges of word indexes: start inclusive, end exclusive. */
public record SentenceSplitter(List<PhraseMatch<String>> all) {

    public static SentenceSplitter of(String text, List<Word> words) {
        var sentences = new ArrayList<PhraseMatch<String>>();
        var from = 0;
        for (var at = 1; at <= words.size(); at++) {
            if (at == words.size() || isEnd(text, words.get(at - 1), words.get(at))) {
                var sentence = text.substring(
                        words.get(from).start(), words.get(at - 1).end());
                sentences.add(new PhraseMatch<>(from, at, sentence));
                from = at;
            }
        }
        return new SentenceSplitter(sentences);
    }

    private static boolean isEnd(String text, Word before, Word after) {
        var between = text.substring(before.end(), after.start());
        var numbering = before.lower().equals("no") && after.isNumber();
        return !numbering && between.length() > 1 && between.chars().anyMatch(each -> ".!?;".indexOf(each) >= 0);
    }

    /** The sentence that contains the word with this index. */
    public PhraseMatch<String> sentenceOf(int word) {
        return all.stream().filter(each -> word < each.to()).findFirst().orElseThrow();
    }
}
