package org.kept.subscription.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the page that tells an administrator how mail works.
 *
 * @param notice why no mail is sent; null if mail is set up
 * @param subscribers the number of people with a subscription, in words
 * @param next the address of the older mails; null on the last page
 * @param first the address of the newest mails; null on the first page
 */
public record MailPage(
        @Nullable String notice,
        String server,
        String sender,
        String subscribers,
        List<MailLine> mails,
        @Nullable String next,
        @Nullable String first) {

    /** A mail, formatted. */
    public record MailLine(String created, String person, String title, String state, String outcome) {}
}
