package org.kept.ui;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The CSRF token as one rendered form contains it: masked with random bytes, which are also the id of that form.
 *
 * <p>Because of the mask no two pages contain the same bytes, so a compressed page does not reveal the token by its
 * length.
 *
 * @param token the CSRF token, as the cookie has it
 * @param id the id of the rendered form
 */
public record FormToken(String token, String id) {

    /** The size of tokens and masks. */
    private static final int BYTES = 16;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Whether the text is a CSRF token that can be masked. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The token masked for one more form. */
    public static String mask(String token) {
        var mask = new byte[BYTES];
        RANDOM.nextBytes(mask);
        var value = Arrays.copyOf(mask, 2 * BYTES);
        System.arraycopy(xor(mask, Base64.getUrlDecoder().decode(token)), 0, value, BYTES, BYTES);
        return encode(value);
    }

    /** The token and id of a submitted value; empty if the value is not a masked token. */
    public static Optional<FormToken> parse(String value) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != 2 * BYTES) {
            return Optional.empty();
        }
        var mask = Arrays.copyOf(bytes, BYTES);
        var masked = Arrays.copyOfRange(bytes, BYTES, 2 * BYTES);
        return Optional.of(new FormToken(encode(xor(mask, masked)), encode(mask)));
    }

    private static byte[] xor(byte[] mask, byte[] token) {
        var result = new byte[BYTES];
        for (var i = 0; i < BYTES; i++) {
            result[i] = (byte) (mask[i] ^ token[i]);
        }
        return result;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
