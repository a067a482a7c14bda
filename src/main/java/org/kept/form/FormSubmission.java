package org.kept.form;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/**
 * One form as it was sent: the rendered form, who sent it, where to, and with which content. Two submissions are the
 * same if all of these are; a form that was changed and sent again is another one.
 *
 * <p>The form's id is known to the browser only. The database has a fingerprint made with it, and the answer encrypted
 * with it, because an answer may show a new API key.
 */
final class FormSubmission {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String fingerprint;
    private final SecretKeySpec key;

    private FormSubmission(byte[] secret) {
        this.fingerprint = HexFormat.of().formatHex(derive("fingerprint", secret));
        this.key = new SecretKeySpec(Arrays.copyOf(derive("answer", secret), KEY_BYTES), "AES");
    }

    /**
     * The submission of a form.
     *
     * @param id the id of the rendered form
     * @param caller the name of the caller; blank if no one is signed in
     * @param address the path and query it was sent to
     * @param fields its content; files are read
     */
    static FormSubmission of(String id, String caller, String address, FormData fields) throws IOException {
        var digest = sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            write(out, id);
            write(out, caller);
            write(out, address);
            var names = new TreeSet<String>();
            fields.forEach(names::add);
            for (var name : names) {
                for (var value : fields.get(name)) {
                    write(out, name);
                    write(out, value);
                }
            }
        }
        return new FormSubmission(digest.digest());
    }

    private static void write(DigestOutputStream out, FormValue value) throws IOException {
        if (value.isFileItem()) {
            write(out, String.valueOf(value.getFileName()));
            write(out, Long.toString(value.getFileItem().getFileSize()));
            try (var file = value.getFileItem().getInputStream()) {
                file.transferTo(out);
            }
        } else {
            write(out, value.getValue());
        }
    }

    /** Writes a text after its length, so that different lists of texts give different bytes. */
    private static void write(DigestOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
    }

    /** The hash under which the submission is stored. */
    String fingerprint() {
        return fingerprint;
    }

    /** The bytes encrypted, in base64. */
    String encrypt(byte[] answer) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(answer);
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] decrypt(String text) {
        var sealed = Base64.getDecoder().decode(text);
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derive(String purpose, byte[] secret) {
        var digest = sha256();
        digest.update(purpose.getBytes(StandardCharsets.US_ASCII));
        return digest.digest(secret);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
