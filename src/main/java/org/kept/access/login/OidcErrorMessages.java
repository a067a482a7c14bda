package org.kept.access.login;

import org.jspecify.annotations.Nullable;

/** Messages for failed sign-ins with the company account. */
final class OidcErrorMessages {

    private OidcErrorMessages() {}

    /** The message for an error code; empty for null and for unknown codes. */
    static String message(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "unreachable" ->
                "The company sign-in cannot be reached at the moment. Try again later, or sign in with a password if you have one.";
            case "address" ->
                "This is not the public address of Kept, so the company sign-in cannot lead back here. Open Kept at its"
                        + " public address. The operator sets it with KEPT_PUBLIC_URL.";
            case "failed" -> "The sign-in with your company account failed or took too long. Try again.";
            case "no-address" ->
                "Your company account gives Kept no e-mail address. Ask an administrator of your company accounts.";
            case "unverified" ->
                "The e-mail address of your company account is not verified. Verify it there, then sign in again.";
            case "no-role" ->
                "Your company account has no role in Kept. Ask an administrator of Kept or of your company accounts.";
            case "no-team" ->
                "Your company account belongs to no team. Ask an administrator of Kept or of your company accounts.";
            default -> "";
        };
    }
}
