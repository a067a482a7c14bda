package org.kept;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** A real mail server for the whole test run; JUnit starts it before the first test. */
public final class TestMailServer implements LauncherSessionListener {

    private static final String IMAP = "kept.test.imap";

    private @Nullable GreenMail server;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        var started = new GreenMail(ServerSetup.dynamicPort(ServerSetup.SMTP_IMAP));
        started.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        started.start();
        server = started;
        System.setProperty("kept.mail.host", "127.0.0.1");
        System.setProperty("kept.mail.port", String.valueOf(started.getSmtp().getPort()));
        System.setProperty("kept.mail.from", "Kept <kept@example.org>");
        System.setProperty("kept.mail.start-tls", "DISABLED");
        System.setProperty(IMAP, String.valueOf(started.getImap().getPort()));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (server != null) {
            server.stop();
        }
    }

    /** A person's mails, oldest first; read over IMAP, because tests are loaded by another class loader. */
    public static List<MimeMessage> mailsOf(String address) throws MessagingException {
        var session = Session.getInstance(new Properties());
        var mails = new ArrayList<MimeMessage>();
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", Integer.parseInt(System.getProperty(IMAP)), address, "any");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (var message : inbox.getMessages()) {
                // A copy outlives the connection.
                mails.add(new MimeMessage((MimeMessage) message));
            }
            inbox.close(false);
        }
        return List.copyOf(mails);
    }
}
