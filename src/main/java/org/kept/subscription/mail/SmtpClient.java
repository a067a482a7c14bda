package org.kept.subscription.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kept.subscription.MailConfig;
import org.kept.subscription.MailConfig.StartTls;

/** Sends mails over SMTP. Each has a connection of its own, so that none waits for another that hangs. */
@ApplicationScoped
class SmtpClient {

    private static final String SMTP = "smtp";

    private final @Nullable String user;
    private final @Nullable String password;
    private final Session session;

    SmtpClient(MailConfig config) {
        this.user = config.user().filter(text -> !text.isBlank()).orElse(null);
        this.password = config.password().orElse("");
        this.session = Session.getInstance(properties(config, user != null));
    }

    private static Properties properties(MailConfig config, boolean signIn) {
        var timeout = String.valueOf(config.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", config.host().orElse("localhost"));
        properties.setProperty("mail.smtp.port", String.valueOf(config.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(signIn));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(config.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(config.startTls() != StartTls.DISABLED));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(config.startTls() == StartTls.REQUIRED));
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        return properties;
    }

    /** The session that messages are made for. */
    Session session() {
        return session;
    }

    /**
     * Sends a message, and waits until the server has taken it.
     *
     * @throws MessagingException if the server does not answer, or refuses the message
     */
    void send(Message message) throws MessagingException {
        message.saveChanges();
        try (var transport = session.getTransport(SMTP)) {
            transport.connect(user, password);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
