package org.kept.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {

    private static final String ALPHABET = "0123456789-+:.TtZz ,";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-16T09:31:00+01:00",
                "2026-11-16T09:31:00Z",
                "2026-11-16T09:31:00.5Z",
                "2026-11-16T09:31:00.123456789-09:30",
                "2026-11-16T09:31:00.1234567890Z",
                "2026-11-16T09:31:00.Z",
                "2026-11-16T09:31Z",
                "2026-11-16T09:31:00",
                "2026-11-16T09:31:00+1",
                "2026-11-16T09:31:00+18:00",
                "2026-11-16T09:31:00+18:01",
                "2026-11-16T09:31:00-00:00",
                "2026-11-16T09:31:00+01:00:30",
                "2026-11-16T24:00:00Z",
                "2026-11-16T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2024-02-29T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "२०२६-११-१६T09:31:00Z",
                ""
            })
    void timesAreReadAsTheLibraryReadsThem(String text) {
        assertThat(moment(text, IsoTimes::parse)).isEqualTo(moment(text, IsoTimesTest::parsedByTheLibrary));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-16T09:31:00.25+01:00", "2026-11-16T09:31:00-09:30", "2026-11-16T09:31:00Z"})
    void soAreTimesWithSlips(String time) {
        var random = new Random(20261130);
        for (var i = 0; i < 10_000; i++) {
            var text = new StringBuilder(time);
            for (var slips = random.nextInt(4); slips > 0; slips--) {
                var at = random.nextInt(text.length());
                var slip = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, slip);
                    case 1 -> text.insert(at, slip);
                    default -> text.deleteCharAt(at);
                }
            }
            timesAreReadAsTheLibraryReadsThem(text.toString());
        }
    }

    private static Instant parsedByTheLibrary(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Optional<Instant> moment(String text, Function<String, Instant> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
