package org.kept.packaged;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A hostile request.
 *
 * @param method POST, or PUT at the URL of an event
 * @param headers as sent; the right length is added unless they give a length or a transfer encoding
 * @param around whether a good event precedes and follows it in the same body, which is a stream or an array
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Attack(String method, List<String> headers, byte[] body, Around around) {

    /** Placement of good events around it in the body. */
    enum Around {
        NONE,
        LINES,
        ARRAY
    }

    static Attack post(String type, byte[] body) {
        return new Attack("POST", List.of("Content-Type: " + type), body, Around.NONE);
    }

    Attack among(Around good) {
        return new Attack(method, headers, body, good);
    }

    Attack withHeaders(String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(Arrays.asList(more));
        return new Attack(method, List.copyOf(all), body, around);
    }

    Attack withBody(byte[] other) {
        return new Attack(method, headers, other, around);
    }

    Attack withMethod(String other) {
        return new Attack(other, headers, body, around);
    }

    /** Whether the HTTP message itself is broken, so that the HTTP parser rejects it before Kept sees it. */
    boolean breaksHttp() {
        return headers.stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .anyMatch(header -> header.startsWith("content-length:") || header.startsWith("transfer-encoding:"));
    }

    /** The body, with good events around it if it has any. */
    byte[] body(String before, String after) {
        return switch (around) {
            case NONE -> body;
            case LINES -> join(before + "\n", body, "\n" + after + "\n");
            case ARRAY -> join("[" + before + ",", body, "," + after + "]");
        };
    }

    private static byte[] join(String before, byte[] middle, String after) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(middle);
        out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Readable form for a report. */
    @Override
    public String toString() {
        var shown = new String(body, StandardCharsets.ISO_8859_1);
        return method + " " + headers.stream().map(Attack::shown).collect(Collectors.joining(" | ")) + " " + around
                + " " + body.length + " bytes: " + shown(shown.length() > 300 ? shown.substring(0, 300) + "…" : shown);
    }

    /** The text with everything but printable ASCII escaped. */
    static String shown(String text) {
        return text.codePoints()
                .mapToObj(c -> c < 32 || c > 126 ? "\\x%02x".formatted(c) : String.valueOf((char) c))
                .collect(Collectors.joining());
    }
}
