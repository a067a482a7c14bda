package org.kept.access.keys;

import java.util.Optional;
import java.util.regex.Pattern;
import org.kept.access.SecretTokens;

/** An API key as sent: {@code kept_<prefix>_<secret>}. The prefix identifies it, the secret authenticates it. */
public record ApiKeyToken(String prefix, String secret) {

    public static final String FORM = "kept_<prefix>_<secret>";

    // Wider than generated keys: the first start may take a key from the environment.
    private static final Pattern PATTERN = Pattern.compile("kept_([A-Za-z0-9-]{1,40})_([!-~]{32,200})");

    static ApiKeyToken random() {
        return new ApiKeyToken(SecretTokens.newPrefix(), SecretTokens.newSecret());
    }

    public static Optional<ApiKeyToken> parse(String text) {
        var match = PATTERN.matcher(text);
        return match.matches() ? Optional.of(new ApiKeyToken(match.group(1), match.group(2))) : Optional.empty();
    }

    String fingerprint() {
        return SecretTokens.hash(secret);
    }

    /** The complete key: shown once, never logged. */
    String reveal() {
        return "kept_" + prefix + "_" + secret;
    }

    @Override
    public String toString() {
        return "kept_" + prefix + "_…";
    }
}
