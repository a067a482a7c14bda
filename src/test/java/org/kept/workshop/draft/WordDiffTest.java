package org.kept.workshop.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Test
    void onlyDifferentWordsAreMarked() {
        var sides = WordDiff.of("within 1 minute of call time", "within 2 minutes of call time");
        assertThat(sides.left())
                .containsExactly(
                        new WordDiff.DiffPiece("within ", false),
                        new WordDiff.DiffPiece("1 minute ", true),
                        new WordDiff.DiffPiece("of call time", false));
        assertThat(sides.right())
                .containsExactly(
                        new WordDiff.DiffPiece("within ", false),
                        new WordDiff.DiffPiece("2 minutes ", true),
                        new WordDiff.DiffPiece("of call time", false));
        assertThat(sides.same()).isFalse();
    }

    @Test
    void equalTextsHaveNoChanges() {
        assertThat(WordDiff.of("day and night", "day and night").same()).isTrue();
        assertThat(WordDiff.of("", "day and night").right())
                .containsExactly(new WordDiff.DiffPiece("day and night", true));
    }

    @Property
    void joinedPiecesEqualTheText(@ForAll List<Character> one, @ForAll List<Character> other) {
        var left = text(one);
        var right = text(other);
        var sides = WordDiff.of(left, right);
        assertThat(joined(sides.left())).isEqualTo(left);
        assertThat(joined(sides.right())).isEqualTo(right);
    }

    /** A text of a, b and spaces, without spaces at the ends. */
    private static String text(List<Character> some) {
        return some.stream()
                .map(each -> String.valueOf("ab ".charAt(each % 3)))
                .collect(Collectors.joining())
                .strip();
    }

    private static String joined(List<WordDiff.DiffPiece> pieces) {
        return pieces.stream().map(WordDiff.DiffPiece::text).collect(Collectors.joining());
    }
}
