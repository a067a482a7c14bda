package org.kept.wording.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word or number of a text.
 *
 * @param start its offset in UTF-16 units; {@code end} is exclusive
 * @param lower its letters in lower case, without a final 's
 */
public record Word(int start, int end, String lower) {

    private static final Pattern WORD = Pattern.compile("[0-9]++(?:[.,][0-9]++)*+"
            + "|[\\p{L}\\p{M}\\p{N}&&[^0-9]][\\p{L}\\p{M}\\p{N}]*+(?:['’][\\p{L}\\p{M}\\p{N}]++)*+");

    /** The words of a text, in order; everything else is between them. */
    public static List<Word> in(String text) {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.start(), matcher.end(), normalised(matcher.group())));
        }
        return words;
    }

    private static String normalised(String word) {
        var lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        return lower.endsWith("'s") && lower.length() > 2 ? lower.substring(0, lower.length() - 2) : lower;
    }

    boolean isNumber() {
        return Character.isDigit(lower.charAt(0)) && lower.charAt(0) <= '9';
    }
}
