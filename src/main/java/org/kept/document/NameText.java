package org.kept.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Normalises names from outside, such as those of teams, channels, sources and customers, so that names that look the
 * same are the same.
 *
 * <p>Blanks around a name are removed, runs of blanks inside become one, and letters are composed (Unicode NFC).
 * Characters that cannot be seen are not allowed.
 */
public final class NameText {

    /** Characters that show nothing, although Unicode counts them as letters, marks or symbols. */
    private static final Set<Integer> BLANK_LETTERS =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    private NameText() {}

    /** The name as it is stored; check it for a {@link #fault} first. */
    public static String normalise(String name) {
        return isPlain(name) ? name : Normalizer.normalize(ParagraphText.collapseWhitespace(name), Normalizer.Form.NFC);
    }

    /**
     * Finds a character that a name must not contain.
     *
     * @return what is wrong, to follow the name of the member, such as "contains U+200B (zero width space), …"; null if
     *     nothing is
     */
    public static @Nullable String fault(String name) {
        if (isPlain(name)) {
            return null;
        }
        var text = name.strip();
        var previous = 0;
        for (var i = 0; i < text.length(); i += Character.charCount(previous)) {
            var each = text.codePointAt(i);
            if (isInvisible(each, previous)) {
                return String.format(
                        Locale.ROOT,
                        "contains U+%04X (%s), which cannot be seen. Remove it.",
                        each,
                        String.valueOf(Character.getName(each)).toLowerCase(Locale.ROOT));
            }
            previous = each;
        }
        return null;
    }

    /**
     * Finds what is wrong with a name that an address must be able to contain.
     *
     * @return the {@link #fault}, or that clients resolve a path of dots before they send a request; null if nothing is
     *     wrong
     */
    public static @Nullable String addressFault(String name) {
        var text = name.strip();
        return text.equals(".") || text.equals("..")
                ? "must not be '" + text + "': no address could contain it."
                : fault(name);
    }

    /** The name with its case folded, for comparisons that ignore capitals. */
    public static String caseFolded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Whether the text contains the name as words of their own, in whatever capitals. */
    public static boolean mentions(String text, String name) {
        var all = caseFolded(normalise(text));
        var words = caseFolded(normalise(name));
        if (words.isBlank()) {
            return false;
        }
        for (var at = all.indexOf(words); at >= 0; at = all.indexOf(words, at + 1)) {
            var end = at + words.length();
            if ((at == 0 || !Character.isLetterOrDigit(all.charAt(at - 1)))
                    && (end == all.length() || !Character.isLetterOrDigit(all.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is printable ASCII without blanks, as most names are. */
    private static boolean isPlain(String name) {
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInvisible(int each, int previous) {
        return switch (Character.getType(each)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> BLANK_LETTERS.contains(each) || isNoCharacter(each) || isVariation(each, previous);
        };
    }

    private static boolean isNoCharacter(int each) {
        return (each & 0xFFFE) == 0xFFFE || (each >= 0xFDD0 && each <= 0xFDEF);
    }

    /**
     * Whether it is a variation selector after a letter, where it shows nothing; after a symbol it may select an emoji.
     */
    private static boolean isVariation(int each, int previous) {
        return each >= 0xFE00 && each <= 0xFE0F && Character.isLetter(previous);
    }
}
