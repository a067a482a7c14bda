package org.kept.ingest.parse;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kept.access.Installation;
import org.kept.document.NameText;
import org.kept.kpi.EventType;

/** Keyed hash (HMAC-SHA256) of customer identifiers: customers can be counted but not named. */
@ApplicationScoped
public class CustomerHasher {

    /** Data fields that name a customer, in any type. */
    public static final List<String> MEMBERS = EventType.customerFields();

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Installation installation;

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
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(installation.customerSecret(), ALGORITHM));
            var hash = mac.doFinal(customer.getBytes(StandardCharsets.UTF_8));
            return text(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
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
