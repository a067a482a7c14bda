package org.kept.access.keys;

import java.util.Optional;
import java.util.regex.Pattern;
import org.kept.access.SecretTokens;

/** An API key as it is sent: {@code kept_<prefix>_<secret>}. The prefix names it, the secret proves it. */
public record ApiKeyToken(String prefix, String secret) {

    public static final String FORM = "kept_<prefix>_<secret>";

    // Wider than what is made here: a key may be brought from outside on the first start.
    private static final Pattern PATTERN = Pattern.compile("kept_([A-Za-z0-9-]{1,40})_([!-~]{32,200})");

    static ApiKeyToken random() {
        return new ApiKeyToken(SecretTokens.prefix(), SecretTokens.secret());
    }

    public static Optional<ApiKeyToken> read(String text) {
        var match = PATTERN.matcher(text);
        return match.matches() ? Optional.of(new ApiKeyToken(match.group(1), match.group(2))) : Optional.empty();
    }

    String fingerprint() {
        return SecretTokens.fingerprint(secret);
    }

    /** The whole key, which is shown once and never written to a log. */
    String reveal() {
        return "kept_" + prefix + "_" + secret;
    }

    @Override
    public String toString() {
        return "kept_" + prefix + "_…";
    }
}
