package org.kept.outbox;

import java.util.Optional;

/** Says whether people can be told by mail. */
public interface MailNotice {

    /** Why no mail is sent, and what to do; empty if mail is set up. */
    Optional<String> notice();
}
