package org.kept;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** A real mail server for the whole run of the tests; JUnit starts it before the first test. */
public final class TestMailServer implements LauncherSessionListener {

    private static final String IMAP = "kept.test.imap";
    private static final String MAILBOXES = "kept.test:type=Mailboxes";

    /** What tests ask the server over JMX: they are loaded by another class loader. */
    public interface Mailboxes {

        /** The number of all mails in all mailboxes. */
        int getCount();

        /** Deletes all mails. */
        void empty();
    }

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
        register(started);
    }

    private static void register(GreenMail started) {
        var mailboxes = new Mailboxes() {
            @Override
            public int getCount() {
                return started.getReceivedMessages().length;
            }

            @Override
            public void empty() {
                try {
                    started.purgeEmailFromAllMailboxes();
                } catch (FolderException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(mailboxes, Mailboxes.class), new ObjectName(MAILBOXES));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of all mails that the server has. */
    public static int count() {
        try {
            return (int) ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(MAILBOXES), "Count");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes all mails that the server has. */
    public static void empty() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(MAILBOXES), "empty", new Object[0], new String[0]);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (server != null) {
            server.stop();
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(MAILBOXES));
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The mails that someone has, oldest first; read over IMAP, because tests are loaded by another class loader. */
    public static List<MimeMessage> mailsOf(String address) throws MessagingException {
        var session = Session.getInstance(new Properties());
        var mails = new ArrayList<MimeMessage>();
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", Integer.parseInt(System.getProperty(IMAP)), address, "any");
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (var message : inbox.getMessages()) {
                // A copy, which outlives the connection.
                mails.add(new MimeMessage((MimeMessage) message));
            }
            inbox.close(false);
        }
        return List.copyOf(mails);
    }
}
