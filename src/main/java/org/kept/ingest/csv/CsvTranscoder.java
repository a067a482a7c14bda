package org.kept.ingest.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kept.table.CsvEncoding;
import org.kept.table.EncodingDetector;

/**
 * Rewrites a file piece by piece as UTF-8 without a byte order mark.
 *
 * <p>While all bytes are ASCII the encoding may be undecided; the first piece with other characters decides it.
 */
final class CsvTranscoder {

    private static final int LONGEST_LETTER = 4;
    private static final byte[] NONE = {};

    private @Nullable CsvEncoding encoding;
    private @Nullable CharsetDecoder decoder;
    private byte[] rest = NONE;
    private boolean beginning = true;

    /**
     * Creates a transcoder.
     *
     * @param encoding null if only ASCII has been seen
     */
    CsvTranscoder(@Nullable CsvEncoding encoding) {
        this.encoding = encoding;
    }

    /** The encoding; UTF-8 if only ASCII was seen. */
    CsvEncoding encoding() {
        return encoding == null ? CsvEncoding.UTF_8 : encoding;
    }

    /**
     * The next bytes as UTF-8; a character cut at the end is returned with the bytes that complete it.
     *
     * @param whole whether no bytes follow
     */
    byte[] utf8(byte[] bytes, boolean whole) {
        var all = CsvRowReader.join(rest, bytes);
        rest = NONE;
        if (encoding == null) {
            var ascii = asciiLength(all);
            if (ascii == all.length) {
                return all;
            }
            if (all.length - ascii < LONGEST_LETTER && !whole) {
                rest = Arrays.copyOfRange(all, ascii, all.length);
                return Arrays.copyOf(all, ascii);
            }
            var detector = new EncodingDetector();
            detector.add(Arrays.copyOfRange(all, ascii, all.length), all.length - ascii);
            encoding =
                    detector.encoding(whole) == CsvEncoding.WINDOWS_1252 ? CsvEncoding.WINDOWS_1252 : CsvEncoding.UTF_8;
        }
        return encoding == CsvEncoding.UTF_8 ? withoutMark(all, whole) : decoded(all, encoding, whole);
    }

    private static int asciiLength(byte[] bytes) {
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return i;
            }
        }
        return bytes.length;
    }

    private byte[] withoutMark(byte[] all, boolean whole) {
        if (!beginning) {
            return all;
        }
        var mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
        if (all.length < mark.length && !whole) {
            rest = all;
            return NONE;
        }
        beginning = false;
        return all.length >= mark.length && Arrays.equals(Arrays.copyOf(all, mark.length), mark)
                ? Arrays.copyOfRange(all, mark.length, all.length)
                : all;
    }

    private byte[] decoded(byte[] all, CsvEncoding from, boolean whole) {
        var decode = decoder;
        if (decode == null) {
            decode = from.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
            decoder = decode;
        }
        var in = ByteBuffer.wrap(all);
        var out = CharBuffer.allocate(all.length + 2);
        decode.decode(in, out, whole);
        rest = Arrays.copyOfRange(all, in.position(), all.length);
        var text = out.flip().toString();
        if (beginning && !text.isEmpty()) {
            beginning = false;
            text = text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
