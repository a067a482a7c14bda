package org.kept.access.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public class KeyFormTest {

    /** The pattern for secret scanners in {@code docs/access.md}. */
    public static final Pattern SCANNED = Pattern.compile(documentedPattern());

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-11-16T09:00:00Z");

    @Test
    void theDocumentedPatternMatchesKeysButNotTheirHashes() {
        for (var i = 0; i < 2_000; i++) {
            var key = ApiKeyToken.random();
            var found = SCANNED.matcher("KEY=\"" + key.reveal() + "\"\n");
            assertThat(found.find()).isTrue();
            assertThat(found.group()).isEqualTo(key.reveal());
            assertThat(SCANNED.matcher(key.toString() + " " + key.fingerprint()).find())
                    .isFalse();
        }
    }

    @Test
    void aLifetimeIsInDaysNeverOrADateAndIncludesThatDay() {
        assertThat(until("30", "")).isEqualTo("2026-12-16T23:59:59Z");
        assertThat(until("365", "")).isEqualTo("2027-11-16T23:59:59Z");
        assertThat(until("never", "")).isEmpty();
        // A typed date takes precedence over the selection.
        assertThat(until("365", "2027-01-01")).isEqualTo("2027-01-01T23:59:59Z");
        assertThat(until("never", "2027-01-01")).isEqualTo("2027-01-01T23:59:59Z");
        assertThat(until("day", "2027-06-01")).isEqualTo("2027-06-01T23:59:59+01:00");
        assertThat(until(null, "2027-06-01")).isEqualTo("2027-06-01T23:59:59+01:00");
        assertThat(until(null, null)).isEmpty();
        // Invalid values are passed on, to be reported.
        assertThat(until("day", "")).isEqualTo("day");
        assertThat(until("soon", "")).isEqualTo("soon");
        assertThat(until("999999999", "")).isEqualTo("999999999");
        assertThat(until("day", "+999999999-12-31")).isEqualTo("+999999999-12-31");
    }

    @Test
    void limitsAreParsedOnePerLine() {
        var wanted = form("never", "").toRequest(NOW, LONDON);
        assertThat(wanted.sources()).containsExactly("web shop", "urn:x");
        assertThat(wanted.requestsPerMinute()).isEqualTo(1000);
    }

    private static String until(@Nullable String lifetime, @Nullable String day) {
        return String.valueOf(form(lifetime, day).toRequest(NOW, LONDON).expires());
    }

    private static KeyForm form(@Nullable String lifetime, @Nullable String day) {
        return KeyForm.of("x", List.of("read"), lifetime, day, " web shop\n\n urn:x ", "", null, "1,000");
    }

    private static String documentedPattern() {
        try {
            var lines = Files.readAllLines(Path.of("docs/access.md"));
            return lines.stream()
                    .filter(line -> line.startsWith("    kept_["))
                    .findFirst()
                    .orElseThrow()
                    .strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
