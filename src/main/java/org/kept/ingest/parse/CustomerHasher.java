package org.kept.ingest.parse;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.kept.access.Installation;
import org.kept.document.NameText;
import org.kept.kpi.EventType;

/** Keyed hash (HMAC-SHA256) of customer identifiers: customers can be counted but not named. */
@ApplicationScoped
public class CustomerHasher {

    /** Data fields that name a customer, in any type. */
    public static final List<String> MEMBERS = EventType.customerFields();

    private static final int BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A {@link Mac} with its key, never used itself: copies of it need not be keyed. */
    private record KeyedMac(SecretKey key, Mac mac) {}

    private final Installation installation;
    private volatile @Nullable KeyedMac keyed;

    CustomerHasher(Installation installation) {
        this.installation = installation;
    }

    /**
     * The hash, 22 characters long; differs between installations. Identifiers that look the same have the same hash.
     */
    public String hash(String customer) {
        return hashAsSpelt(NameText.normalise(customer));
    }

    /** The hash of the identifier as spelt, which events have that were stored before identifiers were normalised. */
    public String hashAsSpelt(String customer) {
        try {
            var mac = (Mac) keyed().mac.clone();
            var hash = mac.doFinal(customer.getBytes(StandardCharsets.UTF_8));
            return text(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException("every Java has and copies " + Installation.HASH_ALGORITHM, e);
        }
    }

    private KeyedMac keyed() throws GeneralSecurityException {
        var key = installation.customerKey();
        var current = keyed;
        if (current == null || !current.key.equals(key)) {
            var mac = Mac.getInstance(Installation.HASH_ALGORITHM);
            mac.init(key);
            current = new KeyedMac(key, mac);
            keyed = current;
        }
        return current;
    }

    /** A random token as long as a hash, which belongs to no customer. */
    public static String token() {
        var token = new byte[BYTES];
        RANDOM.nextBytes(token);
        return text(token);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
