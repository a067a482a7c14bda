package org.kept.subscription.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.kept.outbox.SendResult.SendOutcome;

/**
 * An answer with which a mail server refuses a mail.
 *
 * @param code the reply code, such as 550
 * @param answer the whole reply, of one or more lines
 * @param ofSender whether it is about the address that mails come from
 */
record SmtpRefusal(int code, String answer, boolean ofSender) {

    /** The replies that are about the connection or the account of Kept, not about the reader. */
    private static final Set<Integer> ABOUT_US = Set.of(421, 432, 454, 500, 501, 502, 503, 504, 530, 534, 535, 538);

    /** Also what a server says that takes no mail from anyone just now. */
    private static final int FAILED = 554;

    private static final int PERMANENT = 500;

    /** A permanent reply by a policy, such as one about Kept's address or sender. */
    private static final Pattern POLICY = Pattern.compile("(?m)^5\\d\\d[ -]5\\.7\\.\\d");

    /** The refusal that a failure tells of; empty if the server did not get as far as to refuse the mail. */
    static Optional<SmtpRefusal> in(MessagingException failure) {
        for (@Nullable Exception each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException e) {
                return of(e.getReturnCode(), e, false);
            }
            if (each instanceof SMTPSendFailedException e) {
                return of(e.getReturnCode(), e, e.getCommand().startsWith("MAIL FROM"));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException e ? e.getNextException() : null;
    }

    private static Optional<SmtpRefusal> of(int code, MessagingException failure, boolean ofSender) {
        // A connection that ends in the middle has no code.
        return code < 0
                ? Optional.empty()
                : Optional.of(new SmtpRefusal(code, String.valueOf(failure.getMessage()), ofSender));
    }

    /** What follows for the mail, and for all others. */
    SendOutcome outcome() {
        if (ofSender || ABOUT_US.contains(code)) {
            return SendOutcome.CHANNEL_DOWN;
        }
        // Where it is not certain that no further try can help, the mail is tried for as long as any.
        var isAboutReader =
                code >= PERMANENT && code != FAILED && !POLICY.matcher(answer).find();
        return isAboutReader ? SendOutcome.IMPOSSIBLE : SendOutcome.REFUSED;
    }
}
