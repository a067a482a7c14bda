package org.kept.access.login;

import org.jspecify.annotations.Nullable;

/** Messages for failed sign-ins with the company account. */
final class OidcErrorMessages {

    private OidcErrorMessages() {}

    /** The message for an error code; empty for null and for unknown codes. */
    static String message(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "unreachable" ->
                "The company's sign-in cannot be reached at the moment. Try again in a while, or use a"
                        + " password if you have one.";
            case "failed" ->
                "Signing in with the company account did not work, or took too long. Please try once more.";
            case "no-address" ->
                "Your company account has no e-mail address that Kept may read, so it cannot tell who"
                        + " you are. Whoever looks after these accounts can change that.";
            case "unverified" ->
                "The e-mail address of your company account has not been verified. Verify it there, then"
                        + " sign in again.";
            case "no-role" ->
                "Your company account is not one of those that may come in here. Ask an administrator of"
                        + " Kept, or whoever looks after these accounts.";
            case "no-team" ->
                "Your company account belongs to no team that Kept knows of. Ask whoever looks after these"
                        + " accounts.";
            default -> "";
        };
    }
}
