package org.kept.hook.signature;

import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scheme by which a hook's deliveries are signed. */
public enum SignatureScheme {
    SHOPIFY,
    WOOCOMMERCE,
    STRIPE,
    ZENDESK,
    INTERCOM,
    TYPEFORM,
    GITHUB,
    STANDARD_WEBHOOKS,
    BASIC,
    TOKEN;

    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST_SECRET = 1000;
    private static final int SHORTEST_TOKEN = 16;
    private static final int SHORTEST_KEY_BYTES = 16;

    /** Code in settings, such as {@code standard-webhooks}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scheme with that code; null if there is none. */
    public static @Nullable SignatureScheme find(String code) {
        for (var scheme : values()) {
            if (scheme.code().equals(code)) {
                return scheme;
            }
        }
        return null;
    }

    /**
     * Whether the signature covers the sender's id of the delivery, so that no one can reuse it for another delivery.
     */
    public boolean signsDeliveryId() {
        return this == STANDARD_WEBHOOKS;
    }

    /** The error in a secret for this scheme, as a sentence that does not repeat the secret; null if it is valid. */
    public @Nullable String secretFault(String secret) {
        if (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET) {
            return "The secret must have " + SHORTEST_SECRET + " to " + LONGEST_SECRET + " characters.";
        }
        if (secret.chars().anyMatch(Character::isISOControl) || !secret.strip().equals(secret)) {
            return "The secret must not begin or end with a blank, or contain line breaks.";
        }
        return switch (this) {
            case ZENDESK ->
                secret.equals(ZendeskSignature.TEST_SECRET)
                        ? "This is Zendesk's public test secret. Use the signing secret of your webhook."
                        : null;
            case STANDARD_WEBHOOKS -> standardFault(secret);
            case BASIC ->
                secret.indexOf(':') > 0
                        ? null
                        : "The secret must be a name and a password with a colon between them, such as name:password.";
            case TOKEN ->
                secret.length() >= SHORTEST_TOKEN
                        ? null
                        : "The token must have at least " + SHORTEST_TOKEN + " characters.";
            default -> null;
        };
    }

    private static @Nullable String standardFault(String secret) {
        var bytes = StandardWebhooksSignature.bytes(secret);
        return bytes.isPresent() && bytes.get().length >= SHORTEST_KEY_BYTES
                ? null
                : "The secret must be Base64 of at least " + SHORTEST_KEY_BYTES + " bytes, usually after whsec_.";
    }

    /**
     * The verifier of a hook.
     *
     * @param secret a valid secret
     * @param clock time against which the age of signatures is checked, if the scheme limits it
     * @throws IllegalArgumentException if the secret is invalid
     */
    public SignatureVerifier verifier(String secret, Clock clock) {
        var fault = secretFault(secret);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return switch (this) {
            case SHOPIFY -> new ShopifySignature(secret);
            case WOOCOMMERCE -> new WooCommerceSignature(secret);
            case STRIPE -> new StripeSignature(secret, clock);
            case ZENDESK -> new ZendeskSignature(secret);
            case INTERCOM -> new IntercomSignature(secret);
            case TYPEFORM -> new TypeformSignature(secret);
            case GITHUB -> new GitHubSignature(secret);
            case STANDARD_WEBHOOKS ->
                new StandardWebhooksSignature(
                        StandardWebhooksSignature.bytes(secret).orElseThrow(), clock);
            case BASIC -> new BasicSignature(secret);
            case TOKEN -> new TokenSignature(secret);
        };
    }
}
