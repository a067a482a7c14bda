package org.kept.promise.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BrandColoursTest {

    private static final Pattern SHADE = Pattern.compile("The nearest shade that can be read is (#[0-9a-f]{6})\\.");

    /** Examples from WCAG and from other calculators. */
    @Test
    void contrastIsThatOfWcag() {
        assertThat(BrandColours.contrast(0x000000, 0xffffff)).isCloseTo(21, within(1e-9));
        assertThat(BrandColours.contrast(0xffffff, 0x767676)).isCloseTo(4.54, within(0.005));
        assertThat(BrandColours.contrast(0xffffff, 0x777777)).isCloseTo(4.48, within(0.005));
        assertThat(BrandColours.contrast(0x123456, 0x123456)).isEqualTo(1);
    }

    @Test
    void theColoursOfKeptCanBeRead() {
        assertThat(BrandColours.fault("#1c4d80", BrandColours.Theme.LIGHT)).isNull();
        assertThat(BrandColours.fault("#9cc3ea", BrandColours.Theme.DARK)).isNull();
    }

    @Test
    void aColourThatCannotBeReadIsRefusedInWords() {
        assertThat(BrandColours.fault("#ffcc00", BrandColours.Theme.LIGHT))
                .startsWith("On the light page #ffcc00 has a contrast of 1.4 to 1, and text needs 4.5.");
        assertThat(BrandColours.fault("#ffcc00", BrandColours.Theme.DARK)).isNull();
        assertThat(BrandColours.fault("#00205b", BrandColours.Theme.DARK)).contains("On the dark page #00205b");
    }

    @Property(tries = 300)
    void theShadeThatIsProposedCanBeRead(@ForAll @IntRange(max = 0xffffff) int rgb) {
        for (var theme : BrandColours.Theme.values()) {
            var fault = BrandColours.fault(String.format(Locale.ROOT, "#%06x", rgb), theme);
            if (fault != null) {
                var found = SHADE.matcher(fault);
                assertThat(found.find()).as(fault).isTrue();
                assertThat(BrandColours.fault(found.group(1), theme)).isNull();
            }
        }
    }

    @Test
    void coloursAreWrittenInSixDigits() {
        assertThat(BrandColours.normalise(" #ABC ")).isEqualTo("#aabbcc");
        assertThat(BrandColours.normalise("#0B5D3B")).isEqualTo("#0b5d3b");
        for (var none : new String[] {"", "red", "#12345", "#12345g", "0b5d3b", "#fff;}", "rgb(0,0,0)"}) {
            assertThat(BrandColours.normalise(none)).as(none).isNull();
        }
    }
}
