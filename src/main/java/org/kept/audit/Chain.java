package org.kept.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain of the audit trail: each hash is the SHA-256 of the previous entry's hash and all fields of this
 * entry.
 *
 * <p>Changing, removing, inserting or moving an entry invalidates every later hash.
 */
final class Chain {

    /** The hash that precedes the first entry. */
    static final String BEGINNING = "0".repeat(64);

    private Chain() {}

    /** Creates the entry with this number, chained to the previous hash. */
    static AuditEntry append(String previous, long number, Instant at, Actor actor, AuditChange change) {
        var unhashed = new AuditEntry(
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
                unhashed.act(),
                unhashed.subject(),
                unhashed.before(),
                unhashed.after(),
                unhashed.note(),
                hash(previous, unhashed));
    }

    /** The expected hash of an entry, given that of the previous one. */
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

    /** Adds a field prefixed by its length, so that text cannot shift between fields unnoticed. */
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
