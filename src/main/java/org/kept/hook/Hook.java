package org.kept.hook;

import java.time.Instant;
import java.util.regex.Pattern;
import org.kept.hook.signature.SignatureScheme;

/**
 * An address that another system delivers to.
 *
 * @param mapping the name of the mapping or recipe that reads its payloads
 * @param secret encrypted
 */
public record Hook(
        String name, String mapping, SignatureScheme scheme, String secret, Instant created, String createdBy) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Whether a hook can have that name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Purpose of the encryption of its secret. */
    static String purpose(String name) {
        return "hook " + name;
    }
}
