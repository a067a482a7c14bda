package org.kept.promise;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.kept.request.ContentPolicy;

/**
 * One form of the promise page, ready to be sent any number of times.
 *
 * @param type its media type
 * @param gzipped the compressed body; null for images and for bodies too small to benefit
 * @param tag its entity tag; weak, because plain and compressed bodies share it
 * @param shared whether scripts of other sites may read it
 * @param policy null for the policy of all pages
 */
record PromiseDocument(
        String type,
        Buffer body,
        @Nullable Buffer gzipped,
        String tag,
        boolean shared,
        @Nullable ContentPolicy policy) {

    /** A form that does not exist: the page is off, or the clause is not public. */
    static final PromiseDocument MISSING = new PromiseDocument("", Buffer.buffer(), null, "", false, null);

    private static final int TAG_LENGTH = 24;

    /** Smaller bodies are not compressed. */
    private static final int MIN_COMPRESSED = 1024;

    /** An {@code Accept-Encoding} that names gzip, or everything, and does not rule it out by {@code q=0}. */
    private static final Pattern ACCEPTS_GZIP = Pattern.compile(
            "(?:^|,)\\s*(?:gzip|\\*)\\s*(?:;\\s*q\\s*=\\s*(?:1(?:\\.0*)?|0?\\.0*[1-9]\\d*)\\s*)?(?:,|$)",
            Pattern.CASE_INSENSITIVE);

    static PromiseDocument page(String body, ContentPolicy policy) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new PromiseDocument(
                "text/html;charset=UTF-8", Buffer.buffer(bytes), gzip(bytes), tag(bytes), false, policy);
    }

    static PromiseDocument file(String type, byte[] body) {
        // PNG, JPEG and WebP are compressed already.
        var gzipped = type.startsWith("image/") && !type.startsWith("image/svg") ? null : gzip(body);
        return new PromiseDocument(type, Buffer.buffer(body), gzipped, tag(body), true, null);
    }

    static PromiseDocument file(String type, String body) {
        return file(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Buffer gzip(byte[] body) {
        if (body.length < MIN_COMPRESSED) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail.
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    /** Whether a client that sends this {@code Accept-Encoding} reads gzip. */
    static boolean acceptsGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null && ACCEPTS_GZIP.matcher(acceptEncoding).find();
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

    /** Whether this {@code If-None-Match} names the document. */
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
