package org.kept.subscription.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A mail as it is sent: text and HTML with a picture, under a Message-ID that is Kept's own. */
final class OutgoingMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    /** Creates a mail without a sender, reader, subject and content. */
    OutgoingMail(Session session, String messageId) throws MessagingException {
        super(session);
        this.messageId = messageId;
        setHeader("Auto-Submitted", "auto-generated");
    }

    /**
     * Sets sender and reader.
     *
     * @throws AddressException if the sender is no address; whether the reader has one, the mail server decides
     */
    void setEnvelope(String sender, String reader) throws MessagingException {
        setFrom(encoded(new InternetAddress(sender, true)));
        var to = new InternetAddress();
        to.setAddress(reader);
        setRecipient(Message.RecipientType.TO, to);
    }

    private static InternetAddress encoded(InternetAddress address) {
        try {
            address.setPersonal(address.getPersonal(), UTF_8);
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }

    /** Sets subject, text, HTML and picture, with the reader's link to unsubscribe. */
    void setContent(String subject, MailContent content, String unsubscribe) throws MessagingException {
        setSubject(subject, UTF_8);
        setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
        setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        var text = text(content.text().replace(MailContent.UNSUBSCRIBE, unsubscribe), "plain");
        var html = text(content.html().replace(MailContent.UNSUBSCRIBE, unsubscribe), "html");
        var picture = content.picture();
        setContent(alternative(text, picture == null ? html : container(related(html, picture))));
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static Multipart alternative(MimeBodyPart text, MimeBodyPart html) throws MessagingException {
        return new MimeMultipart("alternative", text, html);
    }

    private static Multipart related(MimeBodyPart html, String picture) throws MessagingException {
        var image = new MimeBodyPart();
        image.setDataHandler(
                new DataHandler(new ByteArrayDataSource(Base64.getDecoder().decode(picture), "image/png")));
        image.setContentID(MailContent.PICTURE_ID);
        image.setFileName("chart.png");
        image.setDisposition(Part.INLINE);
        return new MimeMultipart("related", html, image);
    }

    private static MimeBodyPart container(Multipart parts) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    /** Keeps the Message-ID; the one of the library is another each time. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
