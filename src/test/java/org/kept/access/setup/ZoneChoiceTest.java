package org.kept.access.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneChoiceTest {

    @Test
    void placesAndUtcCanBeChosen() {
        assertThat(ZoneChoice.all())
                .contains("Europe/London", "America/New_York", "Asia/Kolkata", "UTC")
                .isSorted();
        assertThat(ZoneChoice.parse("Asia/Kolkata")).contains(ZoneId.of("Asia/Kolkata"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "London", "europe/london", "+01:00", "Etc/GMT+5", "EST", "Europe/London\n"})
    void otherNamesCannot(String name) {
        assertThat(ZoneChoice.parse(name)).isEmpty();
    }
}
