package org.kept.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromiseScopeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at all hours of the day",
                "At ALL hours",
                "around the clock",
                "round-the-clock care",
                "day and night",
                "24/7",
                "24 / 7",
                "24x7",
                "24/7/365",
                "24 hours a day",
                "24 hours a day, seven days a week",
                "at any hour",
                "at any time of day",
                "all day long and all night",
                "every hour we are open",
                "at any time of the day",
                "at all times",
                "fragt uns rund um die Uhr"
            })
    void theseWordsPromiseAllHours(String quote) {
        assertThat(PromiseScope.coversAllHours(quote)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "within 24 hours",
                "within 1 minute of call time",
                "in all hoursome ways",
                "all our hours",
                "",
                "7/24",
                "every day of the week"
            })
    void theseDoNotPromiseAllHours(String quote) {
        assertThat(PromiseScope.coversAllHours(quote)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "available to all of our customers",
                "All our tenants",
                "every caller",
                "each and every one of you",
                "everyone",
                "whoever you are",
                "nobody waits longer than a minute",
                "für jeden Kunden da"
            })
    void theseWordsPromiseEveryone(String quote) {
        assertThat(PromiseScope.coversEveryone(quote)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "most of our customers",
                "our customers",
                "all of our trains",
                "every letter by hand",
                "everyday",
                ""
            })
    void theseDoNotPromiseEveryone(String quote) {
        assertThat(PromiseScope.coversEveryone(quote)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "during opening hours",
                "in our office hours",
                "while we are open",
                "on working days",
                "answered within one working day",
                "by the next business day"
            })
    void theseWordsPromiseOpeningHours(String quote) {
        assertThat(PromiseScope.isOfOpeningHours(quote)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"at all hours", "within two days", "on the next day", "within 24 hours", "open to everyone"})
    void theseDoNotPromiseOpeningHours(String quote) {
        assertThat(PromiseScope.isOfOpeningHours(quote)).isFalse();
    }
}
