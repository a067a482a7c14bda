package org.kept.outbox;

import java.util.Optional;

/** Tells whether mail is set up. */
public interface MailNotice {

    /** Why no mail is sent, and what to do; empty if mail is set up. */
    Optional<String> notice();
}
