package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kept.access.Installation;

/** Identifiers of customers, kept only as a keyed hash: enough to count them, not to name them. */
@ApplicationScoped
class Customers {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final Installation installation;

    Customers(Installation installation) {
        this.installation = installation;
    }

    /** The same 22 characters for the same identifier in this installation; others elsewhere. */
    String hash(String customer) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(installation.customerSecret(), ALGORITHM));
            var hash = mac.doFinal(customer.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
