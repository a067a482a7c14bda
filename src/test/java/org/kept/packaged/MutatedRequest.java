package org.kept.packaged;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request to be sent exactly like this, whatever is wrong with it.
 *
 * @param target the path and the query
 * @param headers headers other than host, length and credentials
 * @param credentials headers of the caller; empty for an anonymous one
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record MutatedRequest(String method, String target, List<String> headers, List<String> credentials, byte[] body) {

    private static final int SHOWN = 300;

    /** The request line and the headers. */
    String head() {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
                .append("Content-Length: ")
                .append(body.length)
                .append("\r\n");
        credentials.forEach(each -> head.append(each).append("\r\n"));
        headers.forEach(each -> head.append(each).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /** Readable form for a report. */
    @Override
    public String toString() {
        var who = credentials.stream().map(each -> brief(each, 20)).collect(Collectors.joining(" | "));
        var what = headers.stream().map(each -> brief(each, SHOWN)).collect(Collectors.joining(" | "));
        return method + " " + brief(target, SHOWN) + " by [" + who + "] with [" + what + "] and " + body.length
                + " bytes: " + brief(new String(body, StandardCharsets.ISO_8859_1), SHOWN);
    }

    private static String brief(String text, int most) {
        return Attack.shown(text.length() > most ? text.substring(0, most) + "..." : text);
    }
}
