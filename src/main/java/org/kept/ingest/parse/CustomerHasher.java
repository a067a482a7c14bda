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
import org.kept.kpi.EventType;

/** Identifiers of customers, kept only as a keyed hash: enough to count them, not to name them. */
@ApplicationScoped
public class CustomerHasher {

    /** The members of data that name a customer, whatever the type. */
    public static final List<String> MEMBERS = EventType.customerFields();

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Installation installation;

    CustomerHasher(Installation installation) {
        this.installation = installation;
    }

    /** The same 22 characters for the same identifier in this installation; others elsewhere. */
    public String hash(String customer) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(installation.customerSecret(), ALGORITHM));
            var hash = mac.doFinal(customer.getBytes(StandardCharsets.UTF_8));
            return text(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** As long as a hash and of nobody: nothing but chance is in it. */
    public static String token() {
        var token = new byte[BYTES];
        RANDOM.nextBytes(token);
        return text(token);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
