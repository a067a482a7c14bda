package org.kept.wording;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kept.wording.phrase.Language;
import org.kept.wording.phrase.PhraseIndex;
import org.kept.wording.phrase.PhraseMatch;
import org.kept.wording.phrase.Word;

/** Checks a statement for words that promise nothing; advises and never forbids. */
public final class WordingChecker {

    /** Reason why a group of phrases gets a remark. */
    private record RemarkReason(RemarkKind kind, String why, String instead) {}

    private static final Map<Language, PhraseIndex<RemarkReason>> LISTS = new ConcurrentHashMap<>();

    private WordingChecker() {}

    /**
     * The remarks on a statement in text order; those on the whole text come after others with the same start. Empty if
     * there are none.
     *
     * <p>Matches whole words and ignores case. Of nested phrases the longest counts; repeated words get one remark, at
     * their first place.
     */
    public static List<WordingRemark> check(String statement) {
        var words = Word.in(statement);
        if (words.isEmpty()) {
            return List.of();
        }
        var language = Language.of(words);
        var found = PhraseMatch.longest(
                LISTS.computeIfAbsent(language, WordingChecker::lists).all(words));
        var statementRemarks = new StatementRemarks(statement, words, language);
        var seen = new HashSet<String>();
        return Stream.of(
                        found.stream()
                                .map(each -> remark(each, statement, words))
                                .filter(each -> seen.add(each.words().toLowerCase(Locale.ROOT))),
                        statementRemarks.noNumberRemark(found).stream(),
                        statementRemarks.lengthRemarks().stream())
                .flatMap(each -> each)
                .sorted(Comparator.comparingInt(WordingRemark::start).thenComparingInt(WordingRemark::end))
                .toList();
    }

    private static WordingRemark remark(PhraseMatch<RemarkReason> phraseMatch, String statement, List<Word> words) {
        var start = phraseMatch.start(words);
        var end = phraseMatch.end(words);
        var reason = phraseMatch.what();
        return new WordingRemark(
                reason.kind(), start, end, statement.substring(start, end), reason.why(), reason.instead());
    }

    private static PhraseIndex<RemarkReason> lists(Language language) {
        PhraseIndex<RemarkReason> phraseIndex = language.phrases();
        for (var kind : RemarkKind.values()) {
            for (var group : language.file(kind.file())) {
                var reason = new RemarkReason(kind, group.note("why"), group.note("instead"));
                group.lines().forEach(line -> phraseIndex.add(language.parsePhrases(line), reason));
            }
        }
        return phraseIndex;
    }
}
