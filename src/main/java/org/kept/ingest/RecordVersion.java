package org.kept.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Version of a record in another system, which tells its older states from its newer ones.
 *
 * <p>Two versions are compared as moments if both are, otherwise as numbers if both are, otherwise as texts.
 *
 * @param text as the other system writes it, at most 190 characters
 */
public record RecordVersion(String text) implements Comparable<RecordVersion> {

    /** The version of a record that was never stored; older than any other. */
    public static final RecordVersion NONE = new RecordVersion("");

    private static final int MAX_LENGTH = 190;
    private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    /** The version as it is stored: trimmed, and without characters that no database accepts. */
    public static RecordVersion of(String text) {
        var clean = UNSTORABLE.matcher(text).replaceAll("").strip();
        return new RecordVersion(InputText.truncate(MAX_LENGTH, clean));
    }

    @Override
    public int compareTo(RecordVersion other) {
        if (text.isEmpty() || other.text.isEmpty()) {
            return Boolean.compare(!text.isEmpty(), !other.text.isEmpty());
        }
        var moment = moment();
        var otherMoment = other.moment();
        if (moment.isPresent() && otherMoment.isPresent()) {
            return moment.get().compareTo(otherMoment.get());
        }
        if (NUMBER.matcher(text).matches() && NUMBER.matcher(other.text).matches()) {
            return new BigDecimal(text).compareTo(new BigDecimal(other.text));
        }
        return text.compareTo(other.text);
    }

    private Optional<Instant> moment() {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
