package org.kept.promise;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kept.request.ContentPolicy;

/**
 * One form of the promise page, ready to be sent as often as it is asked for.
 *
 * @param type its media type
 * @param tag its entity tag: weak, because the bytes that are sent may be compressed
 * @param shared whether scripts of other sites may read it
 * @param policy null for the policy of all pages
 */
record PromiseDocument(
        String type,
        Buffer body,
        String tag,
        boolean shared,
        @Nullable ContentPolicy policy) {

    /** There is no such form: the page is off, or the clause is not public. */
    static final PromiseDocument MISSING = new PromiseDocument("", Buffer.buffer(), "", false, null);

    private static final int TAG_LENGTH = 24;

    static PromiseDocument page(String body, ContentPolicy policy) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new PromiseDocument("text/html;charset=UTF-8", Buffer.buffer(bytes), tag(bytes), false, policy);
    }

    static PromiseDocument file(String type, byte[] body) {
        return new PromiseDocument(type, Buffer.buffer(body), tag(body), true, null);
    }

    static PromiseDocument file(String type, String body) {
        return file(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + HexFormat.of().formatHex(digest).substring(0, TAG_LENGTH) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether there is no such form. */
    boolean isMissing() {
        return type.isEmpty();
    }

    /** Whether a client that sends this {@code If-None-Match} has it already. */
    boolean isKnownAs(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var each : ifNoneMatch.split(",", -1)) {
            var sent = each.strip();
            if (sent.equals("*") || sent.equals(tag) || ("W/" + sent).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
