package org.kept.subscription.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import org.kept.access.Installation;
import org.kept.subscription.MailOrder;
import org.kept.subscription.MailSettings;
import org.kept.subscription.mail.DigestBuilder.DigestRequest;

/** Writes mails as HTML and text. A digest that many people get is written once. */
@ApplicationScoped
class MailWriter {

    private static final int MAX_CACHED = 200;
    private static final Duration CACHED = Duration.ofMinutes(10);

    @CheckedTemplate(basePath = "subscription/mail")
    static final class MailTemplates {

        private MailTemplates() {}

        static native TemplateInstance digest(Digest digest, MailFrame frame);

        static native TemplateInstance digestText(Digest digest, MailFrame frame);

        static native TemplateInstance alert(AlertMail alert, MailFrame frame);

        static native TemplateInstance alertText(AlertMail alert, MailFrame frame);
    }

    private final DigestBuilder builder;
    private final Installation installation;
    private final MailSettings settings;
    private final Cache<DigestRequest, MailContent> digests = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(CACHED)
            .build();

    MailWriter(DigestBuilder builder, Installation installation, MailSettings settings) {
        this.builder = builder;
        this.installation = installation;
        this.settings = settings;
    }

    /** A digest, perhaps a few minutes old. */
    MailContent digest(DigestRequest request) {
        return digests.get(request, this::freshDigest);
    }

    /** A digest of now. */
    MailContent freshDigest(DigestRequest request) {
        var digest = builder.build(request);
        var frame = frame();
        var picture = digest.picture();
        return new MailContent(
                digest.subject(),
                MailTemplates.digestText(digest, frame).render(),
                MailTemplates.digest(digest, frame).render(),
                picture == null ? null : Base64.getEncoder().encodeToString(TrendPicture.png(picture.svg())));
    }

    /** A mail about an alert. */
    MailContent alert(MailOrder order) {
        var title = String.valueOf(order.title());
        var alert = new AlertMail(title, String.valueOf(order.text()), String.valueOf(order.path()));
        var frame = frame();
        return new MailContent(
                title,
                MailTemplates.alertText(alert, frame).render(),
                MailTemplates.alert(alert, frame).render(),
                null);
    }

    private MailFrame frame() {
        var company = installation.company();
        return new MailFrame(company.isBlank() ? "Kept" : company, settings.link(), MailContent.UNSUBSCRIBE);
    }
}
