package org.kept.hook;

import java.time.Instant;
import org.kept.hook.signature.SignatureScheme;

/**
 * An address that another system delivers to.
 *
 * @param mapping the name of the mapping or recipe that reads its payloads
 * @param secret encrypted
 */
public record Hook(
        String name, String mapping, SignatureScheme scheme, String secret, Instant created, String createdBy) {

    /** What its secret is encrypted for. */
    static String purpose(String name) {
        return "hook " + name;
    }
}
