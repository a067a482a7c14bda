package org.kept.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.kept.database.Database;
import org.kept.problem.Problem;

/**
 * Encrypts secrets that Kept has to read again (AES-GCM), such as those that other systems sign with.
 *
 * <p>The key is derived from the setting {@code kept.secret-key}. Without it, an embedded database has a key of its own
 * in the file {@code secret.key} of the data folder. The key is never in the database.
 */
@ApplicationScoped
public class SecretCipher {

    private static final Logger LOG = Logger.getLogger(SecretCipher.class);

    private static final String VERSION = "1:";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final String FILE = "secret.key";
    private static final int MIN_LENGTH = 32;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Database database;
    private final Optional<String> configured;
    private final Path folder;
    private final Path file;

    SecretCipher(
            Database database,
            @ConfigProperty(name = "kept.secret-key") Optional<String> configured,
            @ConfigProperty(name = "kept.data-dir") String folder) {
        this.database = database;
        this.configured = configured;
        this.folder = absolute(folder);
        this.file = this.folder.resolve(FILE);
    }

    private static Path absolute(String text) {
        return Path.of(text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text)
                .toAbsolutePath();
    }

    /** Stops the start on an invalid setting. */
    void check(@Observes StartupEvent started) {
        if (configured.filter(key -> key.length() < MIN_LENGTH).isPresent()) {
            throw new ConfigurationException("KEPT_SECRET_KEY must have at least 32 characters.");
        }
    }

    /**
     * Encrypts a secret.
     *
     * @param purpose what the secret is for; it can be decrypted for the same purpose only
     * @throws Problem 409 if there is no key
     */
    public String encrypt(String secret, String purpose) {
        try {
            var nonce = SecretTokens.randomBytes(NONCE_BYTES);
            var encrypted =
                    cipher(Cipher.ENCRYPT_MODE, key(), nonce, purpose).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            var both = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, both, NONCE_BYTES, encrypted.length);
            return VERSION + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + TRANSFORMATION, e);
        }
    }

    /** Decrypts a secret; empty if the key is not the one it was encrypted with. */
    public Optional<String> decrypt(String stored, String purpose) {
        try {
            var bytes = Base64.getDecoder().decode(stored.substring(VERSION.length()));
            var decrypted = cipher(Cipher.DECRYPT_MODE, key(), Arrays.copyOf(bytes, NONCE_BYTES), purpose)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new String(decrypted, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | Problem e) {
            LOG.errorf("Secret cannot be read: purpose=%s; KEPT_SECRET_KEY or %s has changed", purpose, file);
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] key() {
        if (configured.isPresent()) {
            return SecretTokens.sha256(configured.get());
        }
        if (!database.isH2()) {
            throw Problem.conflict(
                    "Kept has no key to encrypt this secret with. Set KEPT_SECRET_KEY to the same text of"
                            + " at least 32 characters on every node, and start it again.");
        }
        return readOrCreate();
    }

    private synchronized byte[] readOrCreate() {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                // Readable by its owner only, and never half written under its name.
                var written = Files.createTempFile(folder, "secret", ".new");
                Files.write(written, SecretTokens.randomBytes(KEY_BYTES));
                Files.move(written, file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read", e);
        }
    }
}
