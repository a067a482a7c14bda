package org.kept.scorecard.published;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/**
 * A week as it was published; never changed afterwards.
 *
 * @param at accurate to a microsecond
 * @param by an e-mail address or {@code key:} and the prefix of a key; {@code kept} if the clock published it
 * @param comment what a manager says about the week, and who; null without one
 * @param digest the hash of the document
 * @param document a {@link PublishedDocument} in canonical JSON
 */
public record PublishedWeek(
        Period week, Instant at, String by, @Nullable WeekComment comment, String digest, String document) {

    /** Whether the clock published it. */
    public boolean isByClock() {
        return by.equals("kept");
    }

    /** Whether the document matches the digest. */
    public boolean isIntact() {
        return digest(document).equals(digest);
    }

    /** The SHA-256 hash of a document, in hexadecimal. */
    public static String digest(String document) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
