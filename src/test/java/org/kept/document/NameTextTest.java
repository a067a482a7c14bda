package org.kept.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"north west", " north west ", "north  west", "north\u00A0west", "\u3000north west\n"})
    void blanksMakeNoOtherName(String name) {
        assertThat(NameText.fault(name)).isNull();
        assertThat(NameText.normalise(name)).isEqualTo("north west");
    }

    @Test
    void letterAndAccentAreOneLetter() {
        assertThat(NameText.normalise("Zu\u0308rich")).isEqualTo("Z\u00FCrich");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nor\u200Bth",
                "\u202Eevil",
                "a\u0000b",
                "a\tb",
                "a\nb",
                "a\u2028b",
                "a\u00ADb",
                "a\uFEFFb",
                "a\uD800b",
                "a\uDC00",
                "a\u3164b",
                "a\u034Fb",
                "north\uFE0F",
                "a\uFFFFb",
                "a\uDB40\uDC41b"
            })
    void whatCannotBeSeenIsAFault(String name) {
        assertThat(NameText.fault(name)).startsWith("contains U+").endsWith("Remove it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Köln", "東京", "R&D #1", "🙂", "❤\uFE0F team", "O'Brien", "naïve", "\uD83D\uDC69 desk"})
    void whatCanBeSeenIsNone(String name) {
        assertThat(NameText.fault(name)).isNull();
    }

    @Test
    void theFaultNamesTheCharacter() {
        assertThat(NameText.fault("nor\u200Bth"))
                .isEqualTo("contains U+200B (zero width space), which cannot be seen. Remove it.");
    }

    @Test
    void foldedNamesDifferInMoreThanCase() {
        assertThat(NameText.caseFolded("NORTH")).isEqualTo(NameText.caseFolded("North"));
        assertThat(NameText.caseFolded("north")).isNotEqualTo(NameText.caseFolded("nörth"));
    }
}
