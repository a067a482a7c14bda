package org.kept.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What ties each line of the trail to the one before: SHA-256 over the hash of the line before and everything in this one.
 * A line that is changed, taken out, put in or moved makes every later hash wrong.
 */
final class Chain {

    /** Stands before the first line. */
    static final String BEGINNING = "0".repeat(64);

    private Chain() {}

    /** The line with that number, tied to the hash of the one before. */
    static AuditEntry link(String previous, long number, Instant at, Actor actor, AuditChange change) {
        var loose = new AuditEntry(
                number,
                at,
                actor,
                change.act().code(),
                change.subject(),
                change.before(),
                change.after(),
                change.note(),
                "");
        return new AuditEntry(
                number,
                at,
                actor,
                loose.act(),
                loose.subject(),
                loose.before(),
                loose.after(),
                loose.note(),
                hash(previous, loose));
    }

    /** What the hash of the line must be, given that of the line before. */
    static String hash(String previous, AuditEntry entry) {
        var digest = sha256();
        add(digest, previous);
        add(digest, Long.toString(entry.number()));
        add(digest, entry.at().toString());
        add(digest, entry.actor().name());
        add(digest, entry.actor().address());
        add(digest, entry.actor().request());
        add(digest, entry.act());
        add(digest, entry.subject());
        add(digest, entry.before());
        add(digest, entry.after());
        add(digest, entry.note());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length before it, so that no text can pass for the end of one field and the beginning of the next. */
    private static void add(MessageDigest digest, @Nullable String field) {
        if (field == null) {
            digest.update((byte) '-');
        } else {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
