package org.kept.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Kept sends mail; docs/operate.md. */
@ConfigMapping(prefix = "kept.mail")
public interface MailConfig {

    /** The server that takes mails; without it none is sent. */
    Optional<String> host();

    @WithDefault("587")
    int port();

    /** How Kept signs in; without it, it does not. */
    Optional<String> user();

    Optional<String> password();

    /** The sender; without it no mail is sent. */
    Optional<String> from();

    /** Whether TLS begins with the first byte. */
    @WithDefault("false")
    boolean tls();

    /** Whether a connection that begins without TLS changes to it. */
    @WithDefault("REQUIRED")
    StartTls startTls();

    /** How long the server may take to accept a connection, and for each answer. */
    @WithDefault("30S")
    Duration timeout();

    /** What Kept asks of a server that begins without TLS. */
    enum StartTls {
        REQUIRED,
        OPTIONAL,
        DISABLED
    }
}
