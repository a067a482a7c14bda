package org.kept.hook.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A secret that signs bytes with HMAC (RFC 2104). */
final class HmacKey {

    private final SecretKeySpec key;

    private HmacKey(String algorithm, byte[] secret) {
        this.key = new SecretKeySpec(secret, algorithm);
    }

    static HmacKey sha256(String secret) {
        return sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    static HmacKey sha256(byte[] secret) {
        return new HmacKey("HmacSHA256", secret);
    }

    static HmacKey sha1(String secret) {
        return new HmacKey("HmacSHA1", secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Signature of text followed by bytes, in lower-case hexadecimal digits. */
    String hex(String text, byte[] bytes) {
        return HexFormat.of().formatHex(sign(text, bytes));
    }

    /** Signature of text followed by bytes, in Base64. */
    String base64(String text, byte[] bytes) {
        return Base64.getEncoder().encodeToString(sign(text, bytes));
    }

    private byte[] sign(String text, byte[] bytes) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(text.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + key.getAlgorithm(), e);
        }
    }

    /** Compares in constant time. */
    static boolean isEqual(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Result for a scheme with one signature and no age limit.
     *
     * @param given the header as sent; null if there is none
     * @param deliveryId null if the scheme has none
     */
    static SignatureResult compare(String expected, @Nullable String given, @Nullable String deliveryId) {
        if (given == null) {
            return new SignatureResult.Refused(SignatureFault.MISSING);
        }
        return isEqual(expected, given)
                ? new SignatureResult.Genuine(deliveryId)
                : new SignatureResult.Refused(SignatureFault.WRONG);
    }
}
