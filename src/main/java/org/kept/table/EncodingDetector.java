package org.kept.table;

import org.jspecify.annotations.Nullable;

/**
 * Detects the encoding of a file from its bytes: a byte order mark, zero bytes, valid UTF-8; otherwise windows-1252.
 *
 * <p>A few damaged characters in a file with many valid ones do not change its encoding; the rows with them are
 * rejected.
 */
public final class EncodingDetector {

    private static final int ASCII_END = 0x80;

    private final byte[] first = new byte[2];
    private long length;
    private int pending;
    private long valid;
    private long invalid;

    /** Inspects the next bytes. */
    public void add(byte[] bytes, int count) {
        for (var i = 0; i < count; i++) {
            if (length < first.length) {
                first[(int) length] = bytes[i];
            }
            length++;
            add(bytes[i] & 0xff);
        }
    }

    private void add(int value) {
        if (pending > 0) {
            if ((value & 0xC0) == ASCII_END) {
                pending--;
                valid += pending == 0 ? 1 : 0;
                return;
            }
            pending = 0;
            invalid++;
        }
        if (value < ASCII_END) {
            return;
        }
        pending = continuations(value);
        invalid += pending == 0 ? 1 : 0;
    }

    /** Number of bytes that follow this first byte of a UTF-8 character; 0 if no character begins with it. */
    private static int continuations(int value) {
        if (value >= 0xC2 && value <= 0xDF) {
            return 1;
        }
        if (value >= 0xE0 && value <= 0xEF) {
            return 2;
        }
        return value >= 0xF0 && value <= 0xF4 ? 3 : 0;
    }

    /**
     * The encoding, as far as the bytes show it; null if all of them are ASCII.
     *
     * @param whole whether no bytes follow, so that a character cut at the end is invalid
     */
    public @Nullable CsvEncoding encoding(boolean whole) {
        var utf16 = utf16();
        if (utf16 != null) {
            return utf16;
        }
        var broken = invalid + (whole && pending > 0 ? 1 : 0);
        if (valid + broken == 0) {
            return null;
        }
        return valid > broken || broken == 0 ? CsvEncoding.UTF_8 : CsvEncoding.WINDOWS_1252;
    }

    /** UTF-16 by its byte order mark or by the zero byte of its first character; null if it is not UTF-16. */
    private @Nullable CsvEncoding utf16() {
        var one = first[0] & 0xff;
        var two = first[1] & 0xff;
        if (length < first.length) {
            return null;
        }
        if ((one == 0xFF && two == 0xFE) || (one != 0 && two == 0)) {
            return CsvEncoding.UTF_16LE;
        }
        return (one == 0xFE && two == 0xFF) || (one == 0 && two != 0) ? CsvEncoding.UTF_16BE : null;
    }
}
