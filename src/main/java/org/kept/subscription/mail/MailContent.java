package org.kept.subscription.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail without what is each reader's own.
 *
 * @param picture PNG of the chart, as Base64; null without one
 */
record MailContent(
        String subject, String text, String html, @Nullable String picture) {

    /** Stands in the texts where the reader's link to unsubscribe is to be. */
    static final String UNSUBSCRIBE = "https://unsubscribe.invalid/";

    /** How the picture is named in the HTML. */
    static final String PICTURE = "cid:chart@kept";

    /** The content id of the picture. */
    static final String PICTURE_ID = "<chart@kept>";
}
