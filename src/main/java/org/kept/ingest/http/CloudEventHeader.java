package org.kept.ingest.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.kept.problem.Problem;

/**
 * Decoder of the header values of binary CloudEvents, as section 3.1.3.2 of the HTTP protocol binding 1.0.2 requires:
 * quoted strings are unescaped first, then percent-encoding is decoded once, strictly as UTF-8.
 */
final class CloudEventHeader {

    private static final int HEXADECIMAL = 16;
    private static final int ESCAPE_LENGTH = 3;

    private final String header;

    private CloudEventHeader(String header) {
        this.header = header;
    }

    /**
     * Decodes the value of a header.
     *
     * @param header its name, for the message
     * @throws Problem 400 if the value is not encoded as the binding requires
     */
    static String decode(String header, String value) {
        var decoder = new CloudEventHeader(header);
        return decoder.percentDecoded(decoder.unquoted(value.strip()));
    }

    private String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        var text = new StringBuilder();
        for (var i = 1; i < value.length(); i++) {
            var each = value.charAt(i);
            if (each == '"') {
                if (i == value.length() - 1) {
                    return text.toString();
                }
                break;
            }
            if (each == '\\') {
                i++;
                if (i == value.length()) {
                    break;
                }
            }
            text.append(value.charAt(i));
        }
        throw broken("has a quotation mark that is not closed at its end");
    }

    private String percentDecoded(String value) {
        var bytes = new ByteArrayOutputStream(value.length());
        for (var i = 0; i < value.length(); i++) {
            var each = value.charAt(i);
            if (each < ' ' || each > '~') {
                throw broken("has characters other than printable ASCII, which must be percent-encoded");
            }
            if (each == '%') {
                bytes.write(octet(value, i));
                i += ESCAPE_LENGTH - 1;
            } else {
                bytes.write(each);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken("is not UTF-8 once its percent-encoding is decoded");
        }
    }

    private int octet(String value, int at) {
        var high = at + 1 < value.length() ? digit(value.charAt(at + 1)) : -1;
        var low = at + 2 < value.length() ? digit(value.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw broken("has a percent sign without two hexadecimal digits");
        }
        return high * HEXADECIMAL + low;
    }

    private static int digit(char each) {
        return each <= '~' ? Character.digit(each, HEXADECIMAL) : -1;
    }

    private Problem broken(String what) {
        return Problem.unreadable("The header " + header + " " + what + ".");
    }
}
