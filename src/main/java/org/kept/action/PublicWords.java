package org.kept.action;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.document.NameText;

/** Checks public words: they must not name a team or a person, or quote a customer. */
final class PublicWords {

    /** Number of equal words in a row that count as a quotation. */
    private static final int QUOTED_WORDS = 5;

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Collection<String> names;
    private final List<String> comment;

    /**
     * Checks against these names and words.
     *
     * @param names of teams and people
     * @param comment what the customer wrote; null if it was raised from no comment
     */
    PublicWords(Collection<String> names, @Nullable String comment) {
        this.names = names;
        this.comment = comment == null ? List.of() : words(comment);
    }

    /** The error in the text, as a sentence; empty if there is none. */
    Optional<String> fault(String text) {
        for (var name : names) {
            if (NameText.mentions(text, name)) {
                return Optional.of("This names “" + name + "”. In public, name no team and no person.");
            }
        }
        return quotes(words(text))
                ? Optional.of(
                        "This repeats the customer's comment. Say it in your own words, or ask the customer first.")
                : Optional.empty();
    }

    private boolean quotes(List<String> text) {
        var length = Math.min(QUOTED_WORDS, comment.size());
        if (length == 0) {
            return false;
        }
        for (var at = 0; at + length <= text.size(); at++) {
            if (Collections.indexOfSubList(comment, text.subList(at, at + length)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        return NOT_A_WORD
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
